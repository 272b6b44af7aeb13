import Diagnostics

/// Changes values in a YAML text and leaves every other byte as it is.
///
/// Comments, quotes, indentation and line ends stay. After each change the text is read again; if
/// it does not have exactly the intended content, the change is refused and the text stays as it
/// was.
package struct Editor: Sendable {
  /// The document after the changes made so far.
  package private(set) var document: Document
  private let limits: Document.Limits

  /// An editor of a document, which must have been read without errors.
  package init(document: Document, limits: Document.Limits = .standard) {
    self.document = document
    self.limits = limits
  }

  /// The text after the changes made so far.
  package func result() -> [UInt8] { document.file.text }

  /// Sets the value at the path.
  ///
  /// A missing key is added, and so are missing maps on the way to it.
  package mutating func set(_ path: [PathStep], to value: NewValue) throws(EditFault) {
    let site = try Site.find(path, in: document)
    let edits: [Edit]
    if site.missing.isEmpty {
      edits = try Replacement(site).edits(to: value)
    } else {
      edits = try Insertion(site).edits(adding: .value(value))
    }
    let old = document.root.map { Content($0) } ?? .null
    try apply(edits, site, expecting: old.setting(path[...], to: Content(value)))
  }

  /// Inserts an item, given by its keys, into the list at the path.
  ///
  /// It is inserted before the item at the index, or at the end. A missing list is added.
  package mutating func insert(
    _ item: [(key: String, value: NewValue)], inListAt path: [PathStep], at index: Int? = nil
  ) throws(EditFault) {
    let site = try Site.find(path, in: document)
    let count = site.missing.isEmpty ? site.node?.sequence?.count ?? 0 : 0
    let index = min(max(0, index ?? count), count)
    let edits: [Edit]
    if site.missing.isEmpty, let node = site.node, node.sequence != nil {
      edits = try ItemInsertion(site, node).edits(item, at: index)
    } else {
      edits = try Insertion(site).edits(adding: .item(item))
    }
    let old = document.root.map { Content($0) } ?? .null
    let expected = old.inserting(Content(.map(item)), at: index, in: path)
    try apply(edits, site, expecting: expected)
  }

  /// Removes the key at the path with its value; comments stay.
  package mutating func remove(_ path: [PathStep]) throws(EditFault) {
    let site = try Site.find(path, in: document)
    let edits = try Removal(site).edits()
    let old = document.root.map { Content($0) } ?? .null
    try apply(edits, site, expecting: old.removing(path[...]))
  }

  mutating func apply(
    _ edits: [Edit], _ site: Site, expecting expected: Content
  ) throws(EditFault) {
    let file = document.file
    let text = Edit.apply(edits, to: file.text)
    let parsed = Document.parse(SourceFile(name: file.name, text: text), limits: limits)
    guard parsed.diagnostics.isEmpty, let changed = parsed.document,
      (changed.root.map { Content($0) } ?? .null) == expected
    else { throw .entangled(site.span) }
    document = changed
  }
}
