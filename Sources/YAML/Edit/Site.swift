import Diagnostics

/// The place in a document to which a path leads, as far as it exists.
struct Site {
  /// The holder of the value: a key with its colon, or a dash; nil for the root.
  enum Holder {
    case key(Node)
    case item
  }

  let document: Document
  let layout: Layout
  /// The last existing value on the path; nil if the document is empty.
  let node: Node?
  let holder: Holder?
  /// The column of the key or dash that holds the value.
  let column: Int
  /// Whether the value is inside brackets.
  let isInFlow: Bool
  /// The keys of the path that do not exist yet.
  let missing: [String]

  var bytes: [UInt8] { document.file.text }

  /// The place to show in a message about a fault.
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

  /// The offset after the colon of the key; nil if it has none, as in `{a}`.
  func afterColon(_ key: Node) -> Int? {
    let colon = bytes.afterGap(key.shownSpan.end)
    return bytes.byte(at: colon) == UInt8(ascii: ":") ? colon + 1 : nil
  }
}
