import Diagnostics

/// Inserts an item into an existing list, written in the style of its neighbours.
struct ItemInsertion {
  typealias Item = [(key: String, value: NewValue)]

  private let site: Site
  private let list: Node
  private let items: [Node]

  init(_ site: Site, _ list: Node) throws(EditFault) {
    guard list.alias == nil else { throw .alias(list.shownSpan) }
    self.site = site
    self.list = list
    items = list.sequence ?? []
  }

  func edits(_ item: Item, at index: Int) throws(EditFault) -> [Edit] {
    if site.isInFlow || site.layout.isFlow(list) { return intoBrackets(item, at: index) }
    let column = site.layout.column(list.span.start)
    let indent = String(repeating: " ", count: column)
    let text = lines(item, like: items[max(0, index - 1)], column: column)
    guard index > 0 else {
      let rest = site.layout.lineEnd + indent
      return [Edit(insert: text + rest, at: list.span.start)]
    }
    return site.layout.edits(addingLines: indent + text, after: items[index - 1])
  }

  private func intoBrackets(_ item: Item, at index: Int) -> [Edit] {
    let text = NewValue.map(item).text(inFlow: true)
    if items.isEmpty { return intoEmptyBrackets(item, text) }
    if index < items.count {
      let next = items[index]
      let start = next.alias?.start ?? next.properties?.start ?? next.span.start
      return [Edit(insert: text + ", ", at: start)]
    }
    return [Edit(insert: ", " + text, at: items[index - 1].shownSpan.end)]
  }

  /// Turns `log: []` into a list with one line for each item, unless it is inside brackets itself.
  private func intoEmptyBrackets(_ item: Item, _ text: String) -> [Edit] {
    guard !site.isInFlow, list.properties == nil, case .key(let key) = site.holder,
      let colon = site.afterColon(key)
    else { return [Edit(insert: text, at: list.span.start + 1)] }
    let bytes = site.bytes
    let hasComment = (colon..<list.span.start).contains { bytes[$0] == UInt8(ascii: "#") }
    guard !hasComment else { return [Edit(insert: text, at: list.span.start + 1)] }
    let column = site.column + site.layout.listStep
    let line = String(repeating: " ", count: column) + "- " + NewValue.map(item).text()
    return [
      Edit(Span(colon, list.span.end), ""),
      Edit(insert: site.layout.lineEnd + line, at: bytes.endOfLine(list.span.end)),
    ]
  }

  /// The lines of a new item.
  ///
  /// It is written with a line for each key if the neighbour is, otherwise in brackets on one line.
  private func lines(_ item: Item, like neighbour: Node, column: Int) -> String {
    let isBlock =
      neighbour.mapping != nil && neighbour.alias == nil && neighbour.properties == nil
      && !site.layout.isFlow(neighbour)
    guard isBlock, !item.isEmpty else { return "- " + NewValue.map(item).text() }
    let gap = max(2, site.layout.column(neighbour.span.start) - column)
    let indent = site.layout.lineEnd + String(repeating: " ", count: column + gap)
    let dash = "-" + String(repeating: " ", count: gap - 1)
    return dash
      + item.map { NewValue.entry($0.key, $0.value, inFlow: false) }.joined(separator: indent)
  }
}
