/// A half-open run of UTF-8 offsets in one source text.
///
/// Lines and columns exist only in the printer: see ``SourceFile/position(of:)``.
package struct Span: Hashable, Sendable {
  package let start: Int
  package let end: Int

  package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span ends where it starts, or after")
    self.start = start
    self.end = end
  }

  /// The least span that holds both.
  package func joined(with other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
