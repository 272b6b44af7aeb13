import Diagnostics

/// Adds missing keys to a document, with a value at the end.
struct Insertion {
  /// The value at the end of the missing keys.
  enum Leaf {
    case value(NewValue)
    /// A list with this one item.
    case item([(key: String, value: NewValue)])

    var value: NewValue {
      switch self {
      case .value(let value): value
      case .item(let entries): .list([.map(entries)])
      }
    }
  }

  private let site: Site

  init(_ site: Site) { self.site = site }

  func edits(adding leaf: Leaf) throws(EditFault) -> [Edit] {
    guard let node = site.node else {
      let start = site.bytes.count
      let isEnded = site.bytes.last?.isBreak ?? true
      let text = lines(site.missing[...], leaf, column: 0)
      return [
        Edit(insert: (isEnded ? "" : site.layout.lineEnd) + text + site.layout.lineEnd, at: start)
      ]
    }
    if node.isNull { return try filling(node, leaf) }
    guard site.missing.first != nil else { throw .noList(node.shownSpan) }
    guard node.alias == nil else { throw .alias(node.shownSpan) }
    guard let entries = node.mapping else { throw .noMap(node.shownSpan) }
    if site.isInFlow { return try intoBrackets(node, entries, leaf) }
    let text = lines(site.missing[...], leaf, column: site.column)
    return site.layout.edits(addingLines: indent(site.column) + text, after: node)
  }

  /// The edits that put the leaf into the place of a null value.
  ///
  /// Below a key without a value it gets lines of its own, otherwise it is written in brackets.
  private func filling(_ node: Node, _ leaf: Leaf) throws(EditFault) -> [Edit] {
    let isUnwritten = node.span.length == 0 && node.properties == nil && node.alias == nil
    guard isUnwritten, !site.isInFlow, case .key(let key) = site.holder,
      let colon = site.afterColon(key)
    else { return try Replacement(site).edits(to: nested(site.missing[...], leaf)) }
    let isList = site.missing.isEmpty
    let column = site.column + (isList ? site.layout.listStep : site.layout.step)
    let text = indent(column) + lines(site.missing[...], leaf, column: column)
    return [Edit(insert: site.layout.lineEnd + text, at: site.bytes.endOfLine(colon))]
  }

  private func intoBrackets(
    _ node: Node, _ entries: [Node.Entry], _ leaf: Leaf
  ) throws(EditFault) -> [Edit] {
    guard let key = site.missing.first, site.layout.isFlow(node) else {
      throw .entangled(node.shownSpan)
    }
    let rest = nested(site.missing.dropFirst(), leaf)
    let text = NewValue.entry(key, rest, inFlow: true)
    guard let last = entries.last else { return [Edit(insert: text, at: node.span.start + 1)] }
    let end = max(last.key.shownSpan.end, last.value.shownSpan.end)
    return [Edit(insert: ", " + text, at: end)]
  }

  private func nested(_ keys: ArraySlice<String>, _ leaf: Leaf) -> NewValue {
    keys.reversed().reduce(leaf.value) { .map([(key: $1, value: $0)]) }
  }

  /// The keys, each below the one before, and then the leaf; the first line is not indented.
  private func lines(_ keys: ArraySlice<String>, _ leaf: Leaf, column: Int) -> String {
    guard let key = keys.first else {
      return "- " + NewValue.map(leaf.entries).text()
    }
    let name = NewValue.string(key).text() + ":"
    let rest = keys.dropFirst()
    if rest.isEmpty, case .value(let value) = leaf { return name + " " + value.text() }
    let below = column + (rest.isEmpty ? site.layout.listStep : site.layout.step)
    return name + site.layout.lineEnd + indent(below) + lines(rest, leaf, column: below)
  }

  private func indent(_ column: Int) -> String { String(repeating: " ", count: column) }
}

extension Insertion.Leaf {
  fileprivate var entries: [(key: String, value: NewValue)] {
    switch self {
    case .value: []
    case .item(let entries): entries
    }
  }
}
