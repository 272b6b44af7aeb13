import Diagnostics

/// Changes single items of a list.
extension Editor {
  /// Makes the list at the path hold these texts: those that it has already stay as they stand, with
  /// their comments; the others go, and what is missing comes at the end.
  package mutating func setList(_ path: [PathStep], to texts: [String]) throws(EditFault) {
    let site = try Site.find(path, in: document)
    guard site.missing.isEmpty, let list = site.node, let items = list.sequence,
      list.alias == nil, items.allSatisfy({ $0.scalar != nil && $0.alias == nil })
    else { return try set(path, to: .list(texts.map { .string($0) })) }
    let known = items.map { $0.scalar?.text ?? "" }
    let added = texts.filter { !known.contains($0) }
    if known.isEmpty || texts.isEmpty {
      return try set(path, to: .list(texts.map { .string($0) }))
    }
    for text in added { try append(text, toListAt: path) }
    for (index, text) in known.enumerated().reversed() where !texts.contains(text) {
      try removeItem(path, at: index)
    }
  }

  private mutating func removeItem(_ path: [PathStep], at index: Int) throws(EditFault) {
    let site = try Site.find(path + [.index(index)], in: document)
    guard let node = site.node else { throw .noItem(index, site.span) }
    let edit: Edit
    if site.isInFlow {
      edit = Removal.inBrackets(node.shownSpan, site.bytes)
    } else {
      edit = try Removal.ofLines(Span(try site.dash(before: node), node.shownSpan.end), site.bytes)
    }
    let old = document.root.map { Content($0) } ?? .null
    try apply([edit], site, expecting: old.changing(path[...]) { $0.without(index) })
  }

  private mutating func append(_ text: String, toListAt path: [PathStep]) throws(EditFault) {
    let site = try Site.find(path, in: document)
    guard let list = site.node, let last = list.sequence?.last else { throw .noList(site.span) }
    let item = NewValue.string(text)
    let edits: [Edit]
    if site.isInFlow || site.layout.isFlow(list) {
      edits = [Edit(insert: ", " + item.text(inFlow: true), at: last.shownSpan.end)]
    } else {
      let indent = String(repeating: " ", count: site.layout.column(list.span.start))
      edits = site.layout.edits(addingLines: indent + "- " + item.text(), after: last)
    }
    let old = document.root.map { Content($0) } ?? .null
    let end = list.sequence?.count ?? 0
    try apply(edits, site, expecting: old.inserting(Content(item), at: end, in: path))
  }
}

extension Site {
  /// The offset of the dash before an item.
  fileprivate func dash(before node: Node) throws(EditFault) -> Int {
    var start = node.properties?.start ?? node.shownSpan.start
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    guard start > 0, bytes[start - 1] == UInt8(ascii: "-") else { throw .entangled(node.shownSpan) }
    return start - 1
  }
}

extension Content {
  /// The list without the item.
  fileprivate func without(_ index: Int) -> Content {
    guard case .sequence(var items) = self, items.indices.contains(index) else { return self }
    items.remove(at: index)
    return .sequence(items)
  }
}
