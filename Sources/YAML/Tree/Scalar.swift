package import Diagnostics

/// A text in a document, and what the core schema reads it as.
package struct Scalar: Sendable {
  /// How the text is written.
  package enum Style: Sendable, CaseIterable {
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

  /// A text as it was read.
  package init(text: String, style: Style, span: Span, value: ScalarValue) {
    self.text = text
    self.style = style
    self.span = span
    self.value = value
  }

  /// The place in the file of a run of UTF-8 offsets in ``text``.
  package func fileSpan(of part: Span, in file: SourceFile) -> Span {
    fileSpan(of: part, in: file.text)
  }

  func fileSpan(of part: Span, in bytes: [UInt8]) -> Span {
    ScalarAlignment.offsets(of: text, style, in: bytes, span).fileSpan(of: part)
  }
}
