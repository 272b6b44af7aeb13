import Diagnostics

/// Normalises blanks inside brackets: none beside a bracket, one after a comma or colon; and outside
/// of them one after the colon of a key and after the dash of an item.
struct FlowSpacing {
  private let bytes: [UInt8]

  init(_ document: Document) { bytes = document.file.text }

  func collect(_ node: Node, into edits: inout [Edit]) {
    guard node.alias == nil else { return }
    switch node.kind {
    case .scalar: return
    case .sequence(let items):
      if isFlow(node) {
        space(node, items.map { [$0] }, into: &edits)
      } else {
        for item in items { tidy(before: item, after: "-", &edits) }
      }
      for item in items { collect(item, into: &edits) }
    case .mapping(let entries):
      if isFlow(node) {
        space(node, entries.map { [$0.key, $0.value] }, into: &edits)
      } else {
        for entry in entries { tidy(before: entry.value, after: ":", &edits) }
      }
      for entry in entries { collect(entry.value, into: &edits) }
    }
  }

  /// One blank between the mark and a value on its line.
  ///
  /// The lines of a block collection stand where its first one does, so such a value stays.
  private func tidy(before value: Node, after mark: Character, _ edits: inout [Edit]) {
    let start = outer(value).start
    guard value.scalar != nil || isFlow(value), outer(value).length > 0,
      let sign = mark.asciiValue
    else { return }
    var blanks = start
    while blanks > 0, bytes[blanks - 1] == UInt8(ascii: " ") { blanks -= 1 }
    guard blanks > 0, start - blanks > 1, bytes[blanks - 1] == sign else { return }
    edits.append(Edit(Span(blanks, start), " "))
  }

  private func isFlow(_ node: Node) -> Bool {
    bytes.byte(at: node.span.start).map { "[{".utf8.contains($0) } ?? false
  }

  private func space(_ node: Node, _ members: [[Node]], into edits: inout [Edit]) {
    guard node.span.end - node.span.start >= 2 else { return }
    var end = node.span.start + 1
    for (index, member) in members.enumerated() {
      for (place, child) in member.enumerated() {
        let span = outer(child)
        // Nothing is written there, so the text around it is left alone.
        guard span.start < span.end else { return }
        let mark = index == 0 && place == 0 ? "" : place == 1 ? ":" : ","
        replace(Span(end, span.start), mark, mark.isEmpty ? "" : mark + " ", &edits)
        end = span.end
      }
    }
    replace(Span(end, node.span.end - 1), "", "", &edits)
  }

  private func outer(_ node: Node) -> Span {
    if let alias = node.alias { return alias }
    return node.properties?.joined(with: node.span) ?? node.span
  }

  /// Replaces the span, provided that it contains only the mark and blanks.
  private func replace(_ span: Span, _ mark: String, _ wanted: String, _ edits: inout [Edit]) {
    guard span.start <= span.end else { return }
    let own = bytes[span.start..<span.end]
    guard own.filter({ !$0.isBlank }).elementsEqual(mark.utf8),
      !own.elementsEqual(wanted.utf8)
    else { return }
    edits.append(Edit(span, wanted))
  }
}
