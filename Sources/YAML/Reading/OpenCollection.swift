import Diagnostics

/// A list or map whose end has not been reached yet.
struct OpenCollection {
  let isMapping: Bool
  let properties: Event.Properties
  let span: Span
  /// The number of nodes in it, including itself and those that aliases repeat.
  private(set) var size = 1
  /// The offset where its last child ends.
  private(set) var contentEnd: Int
  private var items: [Node] = []
  private var entries: [Node.Entry] = []
  private var key: Node?
  /// The places of all keys after the first ``few``.
  private var keys: [String: Span] = [:]
  private static let few = 8

  init(isMapping: Bool, _ properties: Event.Properties, span: Span) {
    self.isMapping = isMapping
    self.properties = properties
    self.span = span
    // The dash of a block list: an empty item does not make it end earlier.
    contentEnd = span.end
  }

  var kind: Node.Kind { isMapping ? .mapping(entries) : .sequence(items) }

  /// Adds a node as the next item, key or value.
  mutating func take(_ node: Node, size: Int, in bytes: [UInt8]) -> Found? {
    self.size += size
    contentEnd = max(contentEnd, node.shownSpan.end)
    guard isMapping else {
      items.append(node)
      return nil
    }
    guard let key else {
      key = node
      return node.scalar == nil ? Found(.complexKey, node.shownSpan) : nil
    }
    self.key = nil
    return enter(key, node, in: bytes)
  }

  /// Adds an entry; a repeated key, or a key that is not a scalar, is left out.
  private mutating func enter(_ key: Node, _ value: Node, in bytes: [UInt8]) -> Found? {
    guard let name = key.text else { return nil }
    if let first = place(of: name) {
      return Found(.repeatedKey(name, first: first), key.shownSpan)
    }
    if entries.isEmpty { entries.reserveCapacity(Self.few / 2) }
    entries.append(Node.Entry(key: key, value: value))
    if entries.count > Self.few { keys[name] = key.shownSpan }
    return wideBlank(around: key, in: bytes)
  }

  /// The place of an earlier entry with this key.
  private func place(of name: String) -> Span? {
    for index in entries.indices.prefix(Self.few) where entries[index].key.isText(name) {
      return entries[index].key.shownSpan
    }
    return keys[name]
  }

  /// Reports a no-break or ideographic blank beside a key.
  ///
  /// YAML counts it as part of the key, which is never meant.
  private func wideBlank(around key: Node, in bytes: [UInt8]) -> Found? {
    guard let scalar = key.scalar, scalar.style == .plain,
      scalar.text.utf8.contains(where: { $0 >= 0x80 })
    else { return nil }
    let text = Array(scalar.text.utf8)
    let start = text.afterAnyBlanks(0, to: text.count)
    if start > 0 { return Found(.wideBlank, scalar.fileSpan(of: Span(0, start), in: bytes)) }
    let last = scalar.text.unicodeScalars.last
    guard last == "\u{A0}" || last == "\u{3000}" else { return nil }
    let length = last == "\u{A0}" ? 2 : 3
    return Found(.wideBlank, scalar.fileSpan(of: Span(text.count - length, text.count), in: bytes))
  }

  func isFlow(in bytes: [UInt8], at start: Int) -> Bool {
    start < bytes.count && bytes[start] == UInt8(ascii: isMapping ? "{" : "[")
  }

  func tagFault(_ tag: String) -> Fault? {
    switch CoreTag(rawValue: tag) {
    case nil where tag == "!": nil
    case nil: .unknownTag(CoreTag.shown(tag))
    case isMapping ? .map : .list: nil
    default: .tagMismatch(CoreTag.shown(tag))
    }
  }
}
