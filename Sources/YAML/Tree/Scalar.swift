package import Diagnostics

/// A text in a document, and what the core schema reads it as.
package struct Scalar: Sendable {
  /// How the text is written.
  package enum Style: Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  /// The text after quotes, escapes, indentation and folding are taken off.
  package let text: String
  package let style: Style
  /// The text as it stands in the file, with its quotes or its `|`.
  package let span: Span
  package let value: ScalarValue
  private let offsets: OffsetMap

  init(text: String, style: Style, span: Span, value: ScalarValue, offsets: OffsetMap) {
    self.text = text
    self.style = style
    self.span = span
    self.value = value
    self.offsets = offsets
  }

  /// The place in the file of a run of UTF-8 offsets in ``text``.
  package func fileSpan(of part: Span) -> Span {
    offsets.fileSpan(of: part)
  }
}
