/// A half-open range of UTF-8 offsets in one source text.
///
/// Lines and columns are worked out only when a message is printed: see
/// ``SourceFile/position(of:)``. Trees contain very many spans, so a span is kept small; no text is
/// longer than 2 GiB.
package struct Span: Hashable, Sendable {
  private let first: Int32
  private let last: Int32

  /// The offset of the first byte.
  package var start: Int { Int(first) }
  /// The offset after the last byte.
  package var end: Int { Int(last) }

  /// The range from `start` up to, but not including, `end`.
  package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a span ends where it starts, or after")
    first = Int32(start)
    last = Int32(end)
  }

  /// The smallest span that contains both.
  package func joined(with other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
