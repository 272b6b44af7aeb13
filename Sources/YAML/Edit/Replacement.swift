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
  /// The rest of the key's line (a comment) stays. The lines below it are deleted; their comments
  /// stay, on lines of their own.
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
      return [Edit(Span(start, node.span.end), text + comments(in: node.span, of: node))]
    }
    let end = bytes.endOfLine(node.span.end)
    // Lines between the key and a collection are comments; they stay.
    let start =
      node.scalar == nil
      ? bytes.endOfLineAbove(node.span.start) : bytes.endOfLine(first.span.end)
    guard first.span.end <= start, start <= end else { throw .entangled(node.span) }
    if start == end { return [first] }
    return [first, Edit(Span(start, end), comments(in: Span(start, end), of: node))]
  }

  /// The comments in the span, which holds nothing but values of the node, each on a line of its
  /// own.
  private func comments(in span: Span, of node: Node) -> String {
    let texts = node.scalarSpans(site.bytes)
    let indent = site.layout.lineEnd + String(repeating: " ", count: max(0, site.column))
    var found = ""
    var offset = span.start
    while offset < span.end {
      guard site.bytes[offset] == UInt8(ascii: "#"), site.bytes[offset - 1].isSpace,
        !texts.contains(where: { $0.start <= offset && offset < $0.end })
      else {
        offset += 1
        continue
      }
      let end = min(site.bytes.endOfLine(offset), span.end)
      found += indent + String(decoding: site.bytes[offset..<end], as: UTF8.self)
      offset = end
    }
    return found
  }
}

extension Node {
  /// The spans of the texts in it, keys included; a block text begins below its first line, which
  /// may have a comment.
  fileprivate func scalarSpans(_ bytes: [UInt8]) -> [Span] {
    switch kind {
    case .scalar(let scalar) where scalar.style == .literal || scalar.style == .folded:
      [Span(min(bytes.endOfLine(span.start), span.end), span.end)]
    case .scalar: [shownSpan]
    case .sequence(let items): items.flatMap { $0.scalarSpans(bytes) }
    case .mapping(let entries):
      entries.flatMap { $0.key.scalarSpans(bytes) + $0.value.scalarSpans(bytes) }
    }
  }
}
