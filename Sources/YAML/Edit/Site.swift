import Diagnostics

/// The place that a path leads to, as far as the document goes along with it.
struct Site {
  /// What holds the value: a key with its colon, or a dash; nil for the root.
  enum Holder {
    case key(Node)
    case item
  }

  let document: Document
  let layout: Layout
  /// The value at the end of what could be followed; nil where nothing is written at all.
  let node: Node?
  let holder: Holder?
  /// The column of the key or the dash that holds the value.
  let column: Int
  /// Whether it stands inside brackets.
  let isInFlow: Bool
  /// The keys that are not there.
  let missing: [String]

  var bytes: [UInt8] { document.file.text }

  /// The place to show where something is wrong.
  var span: Span { node?.shownSpan ?? Span(0, 0) }

  static func find(_ path: [PathStep], in document: Document) throws(EditFault) -> Site {
    let layout = Layout(document)
    var node = document.root
    var holder: Holder?
    var column = -1
    var isInFlow = false
    var rest = path[...]
    while let step = rest.first, let current = node, !current.isNull {
      guard current.alias == nil else { throw .alias(current.shownSpan) }
      isInFlow = isInFlow || layout.isFlow(current)
      if !isInFlow { column = layout.column(current.span.start) }
      switch step {
      case .key(let name):
        guard let entries = current.mapping else { throw .noMap(current.shownSpan) }
        guard let entry = entries.first(where: { $0.name == name }) else {
          return Site(
            document: document, layout: layout, node: node, holder: holder, column: column,
            isInFlow: isInFlow, missing: try keys(rest, current))
        }
        (node, holder) = (entry.value, .key(entry.key))
      case .index(let index):
        guard let items = current.sequence else { throw .noList(current.shownSpan) }
        guard items.indices.contains(index) else { throw .noItem(index, current.shownSpan) }
        (node, holder) = (items[index], .item)
      }
      rest = rest.dropFirst()
    }
    return Site(
      document: document, layout: layout, node: node, holder: holder, column: column,
      isInFlow: isInFlow, missing: try keys(rest, node))
  }

  private static func keys(
    _ path: ArraySlice<PathStep>, _ node: Node?
  ) throws(EditFault) -> [String] {
    var keys: [String] = []
    for step in path {
      switch step {
      case .key(let name): keys.append(name)
      case .index(let index): throw .noItem(index, node?.shownSpan ?? Span(0, 0))
      }
    }
    return keys
  }

  /// The offset after the colon of the key, or nil where it has none, as in `{a}`.
  func afterColon(_ key: Node) -> Int? {
    let colon = bytes.afterGap(key.shownSpan.end)
    return bytes.byte(at: colon) == UInt8(ascii: ":") ? colon + 1 : nil
  }
}
