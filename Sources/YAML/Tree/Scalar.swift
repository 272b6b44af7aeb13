package import Diagnostics

/// A scalar in a document, and its value by the core schema.
package struct Scalar: Sendable {
  /// The style in which a scalar is written.
  package enum Style: Sendable, CaseIterable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  /// The text without quotes, with escapes, indentation and folding resolved.
  package let text: String
  /// The style in which the text is written.
  package let style: Style
  /// The span of the text in the file, including its quotes or its `|`.
  package let span: Span
  /// The value by the core schema.
  package let value: ScalarValue

  /// A scalar as it was read.
  package init(text: String, style: Style, span: Span, value: ScalarValue) {
    self.text = text
    self.style = style
    self.span = span
    self.value = value
  }

  /// The span in the file of a range of UTF-8 offsets in ``text``.
  package func fileSpan(of part: Span, in file: SourceFile) -> Span {
    fileSpan(of: part, in: file.text)
  }

  func fileSpan(of part: Span, in bytes: [UInt8]) -> Span {
    ScalarAlignment.offsets(of: text, style, in: bytes, span).fileSpan(of: part)
  }
}
