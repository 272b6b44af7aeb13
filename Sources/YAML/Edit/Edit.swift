package import Diagnostics

/// A change of a text: the replacement takes the place of the bytes in the span.
package struct Edit: Hashable, Sendable {
  /// The bytes that are replaced, in UTF-8 offsets.
  package let span: Span
  /// The text that is put there.
  package let replacement: String

  /// An edit that replaces the span.
  package init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }

  init(insert text: String, at offset: Int) {
    self.init(Span(offset, offset), text)
  }

  /// The text after all edits, which must not overlap.
  package static func apply(_ edits: [Edit], to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    for edit in edits.sorted(by: { $0.span.start < $1.span.start }) {
      precondition(edit.span.start >= offset, "edits do not overlap")
      result += text[offset..<edit.span.start]
      result += Array(edit.replacement.utf8)
      offset = edit.span.end
    }
    return result + text[offset...]
  }
}
