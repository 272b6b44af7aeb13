import Diagnostics

/// Removes a key with its value from a map.
struct Removal {
  private let site: Site
  private let key: Node

  init(_ site: Site) throws(EditFault) {
    guard site.missing.isEmpty, case .key(let key) = site.holder else { throw .noMap(site.span) }
    self.site = site
    self.key = key
  }

  func edits() throws(EditFault) -> [Edit] {
    guard let node = site.node else { throw .noMap(site.span) }
    let whole = Span(key.shownSpan.start, max(node.shownSpan.end, key.shownSpan.end))
    return site.isInFlow
      ? [Self.inBrackets(whole, site.bytes)] : [try Self.ofLines(whole, site.bytes)]
  }

  /// The entry with the comma after it or, if it is the last one, the comma before it.
  static func inBrackets(_ whole: Span, _ bytes: [UInt8]) -> Edit {
    let next = bytes.afterGap(whole.end)
    if bytes.byte(at: next) == UInt8(ascii: ",") {
      // A comment after the comma stays.
      return Edit(Span(whole.start, bytes.skip(next + 1) { $0.isBlank }), "")
    }
    var start = whole.start
    while start > 0, bytes[start - 1].isSpace { start -= 1 }
    return start > 0 && bytes[start - 1] == UInt8(ascii: ",")
      ? Edit(Span(start - 1, whole.end), "") : Edit(whole, "")
  }

  /// The lines of the entry; a comment at the end of the last one stays, on a line of its own.
  static func ofLines(_ whole: Span, _ bytes: [UInt8]) throws(EditFault) -> Edit {
    let start = bytes.startOfLine(whole.start)
    guard bytes.skip(start, to: whole.start, while: { $0.isBlank }) == whole.start else {
      throw .entangled(whole)
    }
    let end = bytes.endOfLine(whole.end)
    let rest = bytes.skip(whole.end, to: end) { $0.isBlank }
    if bytes.byte(at: rest) == UInt8(ascii: "#") { return Edit(Span(whole.start, rest), "") }
    guard rest == end else { throw .entangled(whole) }
    return Edit(Span(start, bytes.afterBreak(end)), "")
  }
}
