import Diagnostics

/// An item of a list that is put into a new order.
package enum ArrangedItem: Sendable {
  /// The item that has this index now; it keeps its text.
  case kept(Int)
  /// A new list of texts, written like the items beside it.
  case new([NewValue])
}

extension Editor {
  /// Puts the items of the list at the path into this order; those that are not named go.
  ///
  /// An item keeps every byte, and so do the comments above it and behind it, which move or go with
  /// it. A new item is written like its neighbours: in brackets, or line by line.
  package mutating func arrange(_ path: [PathStep], _ order: [ArrangedItem]) throws(EditFault) {
    let site = try Site.find(path, in: document)
    guard site.missing.isEmpty, let list = site.node, let items = list.sequence, !items.isEmpty
    else { throw .noList(site.span) }
    guard list.alias == nil else { throw .alias(list.shownSpan) }
    let isSame = order.enumerated().allSatisfy { index, item in
      if case .kept(index) = item { true } else { false }
    }
    if isSame, order.count == items.count { return }
    guard !order.isEmpty else { throw .entangled(list.shownSpan) }
    let arrangement = Arrangement(site, list, items)
    let edit = try arrangement.edit(order)
    let old = document.root.map { Content($0) } ?? .null
    let contents = order.map { item -> Content in
      switch item {
      case .kept(let index): Content(items[index])
      case .new(let values): Content(.list(values))
      }
    }
    try apply([edit], site, expecting: old.changing(path[...]) { _ in .sequence(contents) })
  }

  /// The comments that belong to the item of the list at the path: above it, and behind it.
  package func comments(ofItem index: Int, in path: [PathStep]) -> [String] {
    guard let site = try? Site.find(path, in: document), let list = site.node,
      let items = list.sequence, items.indices.contains(index)
    else { return [] }
    return Arrangement(site, list, items).comments(of: index)
  }
}

/// The text of a list, cut into the pieces that belong to its items.
struct Arrangement {
  private let site: Site
  private let list: Node
  private let items: [Node]
  private let isFlow: Bool

  init(_ site: Site, _ list: Node, _ items: [Node]) {
    self.site = site
    self.list = list
    self.items = items
    isFlow = site.isInFlow || site.layout.isFlow(list)
  }

  func edit(_ order: [ArrangedItem]) throws(EditFault) -> Edit {
    try isFlow ? inBrackets(order) : ofLines(order)
  }

  // MARK: - Items on lines of their own

  private func ofLines(_ order: [ArrangedItem]) throws(EditFault) -> Edit {
    let spans = items.indices.map(lines)
    let whole = Span(spans[0].start, spans[spans.count - 1].end)
    var pieces: [String] = []
    for (place, item) in order.enumerated() {
      switch item {
      case .kept(let index): pieces.append(text(spans[index]))
      case .new(let values): pieces.append(newLines(values, like: neighbour(of: place, in: order)))
      }
    }
    return Edit(whole, pieces.joined(separator: site.layout.lineEnd))
  }

  /// The lines of an item with the comments above it, without the line break at their end.
  private func lines(_ index: Int) -> Span {
    let bytes = site.bytes
    let start: Int
    if index > 0 {
      start = bytes.afterBreak(endOfLines(index - 1))
    } else if case .key(let key) = site.holder, let colon = site.afterColon(key) {
      let below = bytes.afterBreak(bytes.endOfLine(colon))
      start = min(below, bytes.startOfLine(items[0].shownSpan.start))
    } else {
      start = bytes.startOfLine(items[0].shownSpan.start)
    }
    return Span(start, endOfLines(index))
  }

  private func endOfLines(_ index: Int) -> Int { site.bytes.endOfLine(items[index].shownSpan.end) }

  private func newLines(_ values: [NewValue], like neighbour: Node) -> String {
    let column = site.layout.column(list.span.start)
    let indent = String(repeating: " ", count: column)
    guard let cells = neighbour.sequence, neighbour.alias == nil, !site.layout.isFlow(neighbour),
      cells.count > 1
    else { return indent + "- " + NewValue.list(values).text() }
    let inner = String(
      repeating: " ", count: max(column + 2, site.layout.column(neighbour.span.start)))
    let gap = String(repeating: " ", count: inner.utf8.count - column - 1)
    return indent + "-" + gap
      + values.map { "- " + $0.text() }.joined(separator: site.layout.lineEnd + inner)
  }

  /// The kept item before the place, or else the first one that is kept, or else the first of all.
  private func neighbour(of place: Int, in order: [ArrangedItem]) -> Node {
    let kept = { (item: ArrangedItem) -> Int? in
      if case .kept(let index) = item { index } else { nil }
    }
    let before = order[..<place].reversed().compactMap(kept).first
    return items[before ?? order.compactMap(kept).first ?? 0]
  }

  // MARK: - Items in brackets

  private func inBrackets(_ order: [ArrangedItem]) throws(EditFault) -> Edit {
    let spans = items.map { $0.alias ?? $0.properties?.joined(with: $0.span) ?? $0.span }
    let gaps = zip(spans, spans.dropFirst()).map { text(Span($0.end, $1.start)) }
    // A comment between the items belongs to one of them, and nothing says to which.
    guard gaps.allSatisfy({ !$0.contains("#") }) else { throw .entangled(list.shownSpan) }
    let pieces = order.map { item in
      switch item {
      case .kept(let index): text(spans[index])
      case .new(let values): NewValue.list(values).text(inFlow: true)
      }
    }
    return Edit(
      Span(spans[0].start, spans[spans.count - 1].end),
      pieces.joined(separator: gaps.first ?? ", "))
  }

  // MARK: - Comments

  func comments(of index: Int) -> [String] {
    guard !isFlow else { return [] }
    let own = lines(index)
    let start = site.bytes.startOfLine(items[index].shownSpan.start)
    let above = text(Span(own.start, max(own.start, start)))
    let behind = text(Span(items[index].shownSpan.end, own.end))
    return (above.split(whereSeparator: \.isNewline) + [behind[...]])
      .map { String($0.drop { $0 == " " }) }.filter { $0.hasPrefix("#") }
  }

  private func text(_ span: Span) -> String {
    String(decoding: site.bytes[span.start..<max(span.start, span.end)], as: UTF8.self)
  }
}
