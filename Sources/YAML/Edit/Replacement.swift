import Diagnostics

/// Replaces a value by another.
struct Replacement {
  private let site: Site

  init(_ site: Site) { self.site = site }

  func edits(to value: NewValue) throws(EditFault) -> [Edit] {
    guard let node = site.node else { throw .noMap(site.span) }
    let text = value.text(inFlow: site.isInFlow)
    if let alias = node.alias { return [Edit(alias, text)] }
    let whole = node.properties?.joined(with: node.span) ?? node.span
    if whole.length == 0 { return [afterHolder(text, whole.start)] }
    if isOnOnePlace(node) { return [Edit(whole, text)] }
    return try overLines(node, text)
  }

  /// The edit at a place where no value is written yet: after the colon or the dash.
  private func afterHolder(_ text: String, _ offset: Int) -> Edit {
    guard case .key(let key) = site.holder else { return Edit(insert: " " + text, at: offset) }
    guard let start = site.afterColon(key) else {
      return Edit(insert: ": " + text, at: key.shownSpan.end)
    }
    return Edit(insert: " " + text, at: start)
  }

  /// Whether the whole value is replaced: a plain or quoted text, or a collection in brackets.
  private func isOnOnePlace(_ node: Node) -> Bool {
    switch node.scalar?.style {
    case .literal, .folded: false
    case .plain, .singleQuoted, .doubleQuoted: true
    case nil: site.isInFlow || site.layout.isFlow(node)
    }
  }

  /// The edits for a block text or a block collection.
  ///
  /// The rest of the key's line (a comment) stays, the lines below it are deleted.
  private func overLines(_ node: Node, _ text: String) throws(EditFault) -> [Edit] {
    let bytes = site.bytes
    let first: Edit
    if node.scalar != nil {
      let start = node.properties?.start ?? node.span.start
      let header = bytes.skip(node.span.start) { !$0.isSpace }
      first = Edit(Span(start, header), text)
    } else if case .key(let key) = site.holder, let colon = site.afterColon(key) {
      first = Edit(Span(colon, node.properties?.end ?? colon), " " + text)
    } else {
      let start = node.properties?.start ?? node.span.start
      return [Edit(Span(start, node.span.end), text)]
    }
    let end = bytes.endOfLine(node.span.end)
    // Lines between the key and a collection are comments; they stay.
    let start =
      node.scalar == nil
      ? bytes.endOfLineAbove(node.span.start) : bytes.endOfLine(first.span.end)
    guard first.span.end <= start, start <= end else { throw .entangled(node.span) }
    return start == end ? [first] : [first, Edit(Span(start, end), "")]
  }
}
