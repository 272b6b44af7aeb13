import Diagnostics

/// Builds the tree from the events, and reports YAML that playbooks may not use.
struct Composer {
  private let bytes: [UInt8]
  private let limits: Document.Limits
  private(set) var root: Node?
  private(set) var found: [Found] = []
  /// Whether the events were cut short, so that the tree is incomplete.
  private(set) var hasStopped = false
  private var open: [OpenCollection] = []
  private var anchors: [String: Anchored] = [:]
  private var aliasedNodes = 0
  private var documents = 0
  /// The span of the last event, needed to describe what a fault follows.
  private var last: Span?

  /// A node that has an anchor, and the number of nodes in it, through aliases.
  private struct Anchored {
    let node: Node
    let size: Int
  }

  init(bytes: [UInt8], limits: Document.Limits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Processes the next event; false stops the reading.
  mutating func receive(_ placed: PlacedEvent) -> Bool {
    defer { last = placed.span }
    switch placed.event {
    case .documentStart: return begin(placed.span)
    case .documentEnd: return true
    case .alias(let name): resolve(name, placed.span)
    case .scalar(let text, let style, let properties):
      add(scalar(text, style, properties, placed.span), size: 1, anchor: properties.anchor)
    case .sequenceStart(let properties):
      return push(.init(isMapping: false, properties, span: placed.span), placed)
    case .mappingStart(let properties):
      return push(.init(isMapping: true, properties, span: placed.span), placed)
    case .sequenceEnd, .mappingEnd: close(placed.span)
    }
    return !hasStopped
  }

  /// The faults found at the place where libyaml could not go on, in our own words.
  func findings(of stop: SyntaxStop) -> [Found] {
    let reader = SyntaxProblem.Reader(bytes: bytes, stop: stop, last: last)
    let slips = SlipFinder.slips(in: bytes, near: [stop.offset, stop.contextOffset])
    let lineEnd = bytes[min(stop.offset, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
    let isExplained = slips.contains { $0.span.start <= lineEnd }
    return isExplained ? slips : slips + [reader.found()]
  }

  private mutating func begin(_ span: Span) -> Bool {
    documents += 1
    guard documents > 1 else { return true }
    found.append(Found(.severalDocuments, span))
    return false
  }

  private mutating func push(_ collection: OpenCollection, _ placed: PlacedEvent) -> Bool {
    guard open.count < limits.depth else {
      hasStopped = true
      found.append(Found(.tooDeep(limit: limits.depth), visible(placed.span)))
      return false
    }
    open.append(collection)
    return true
  }

  private mutating func resolve(_ name: String, _ span: Span) {
    guard let anchored = anchors[name] else {
      let isOpen = open.contains { $0.properties.anchor == name }
      let fault: Fault =
        isOpen
        ? .recursiveAlias(name)
        : .unknownAlias(name, nearest: nearestName(to: name, among: anchors.keys.sorted()))
      found.append(Found(fault, span))
      return add(nothing(at: span), size: 1, anchor: nil)
    }
    aliasedNodes += anchored.size
    if aliasedNodes > limits.aliasedNodes {
      hasStopped = true
      found.append(Found(.aliasBomb(limit: limits.aliasedNodes), span))
    }
    add(anchored.node.read(through: span), size: anchored.size, anchor: nil)
  }

  private func nothing(at span: Span) -> Node {
    Node(.scalar(Scalar(text: "", style: .plain, span: span, value: .null)), span)
  }

  private mutating func scalar(
    _ text: String, _ style: Scalar.Style, _ properties: Event.Properties, _ whole: Span
  ) -> Node {
    let (written, start) = parts(of: whole, properties)
    let end = style == .literal || style == .folded ? bytes.endTrimmed(of: whole) : whole.end
    let span = Span(min(start, end), end)
    var value = style == .plain ? ScalarValue(plain: text) : .string
    if let tag = properties.tag {
      switch CoreTag.value(of: text, style, tag: tag) {
      case .value(let tagged): value = tagged
      case .mismatch: found.append(Found(.tagMismatch(CoreTag.shown(tag)), visible(whole)))
      case .unknown: found.append(Found(.unknownTag(CoreTag.shown(tag)), visible(whole)))
      }
    }
    return Node(
      .scalar(Scalar(text: text, style: style, span: span, value: value)), span,
      properties: written)
  }

  /// The anchor and tag of a node, and the offset where its content begins.
  private func parts(
    of whole: Span, _ properties: Event.Properties
  ) -> (written: Span?, content: Int) {
    if properties.isEmpty { return (nil, whole.start) }
    let (span, content) = bytes.properties(whole.start, before: whole.end)
    return (span, content)
  }

  private mutating func close(_ end: Span) {
    guard let collection = open.popLast() else { return }
    let whole = Span(collection.span.start, max(collection.span.start, end.end))
    let (properties, start) = parts(of: whole, collection.properties)
    // libyaml ends a block collection only at the next token; use the end of its last child.
    let isFlow = collection.isFlow(in: bytes, at: start)
    let span = Span(start, isFlow ? end.end : max(start, collection.contentEnd))
    if let properties, let tag = collection.properties.tag, let fault = collection.tagFault(tag) {
      found.append(Found(fault, properties))
    }
    add(
      Node(collection.kind, span, properties: properties), size: collection.size,
      anchor: collection.properties.anchor)
  }

  private mutating func add(_ node: Node, size: Int, anchor: String?) {
    if let anchor { anchors[anchor] = Anchored(node: node, size: size) }
    guard !open.isEmpty else {
      root = documents == 1 && !isUnwritten(node) ? node : root
      return
    }
    if let fault = open[open.count - 1].take(node, size: size, in: bytes) { found.append(fault) }
  }

  /// Whether the document is empty, such as `---` alone.
  private func isUnwritten(_ node: Node) -> Bool {
    node.span.length == 0 && node.properties == nil && node.isNull
  }

  /// The span, or the token at its start if the span is empty.
  private func visible(_ span: Span) -> Span {
    span.length > 0 ? span : bytes.token(at: span.start)
  }
}
