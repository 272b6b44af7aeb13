/// A half-open run of UTF-8 offsets in one source text.
///
/// Lines and columns exist only in the printer: see ``SourceFile/position(of:)``. Trees are full
/// of spans, so they are kept small: no text is longer than 2 GiB.
package struct Span: Hashable, Sendable {
  private let first: Int32
  private let last: Int32

  package var start: Int { Int(first) }
  package var end: Int { Int(last) }

  package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span ends where it starts, or after")
    first = Int32(start)
    last = Int32(end)
  }

  /// The least span that holds both.
  package func joined(with other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
