package import Diagnostics

/// Why an expression came out as null: FEEL answers an error with null, and this keeps the reason.
package struct Failure: Hashable, Sendable {
  /// In the text of the expression; nil where a built-in fails and its caller knows the place.
  package let span: Span?
  /// What was wrong.
  package let reason: Wording

  /// A reason, and its place where it is known.
  package init(_ reason: Wording, at span: Span? = nil) {
    self.reason = reason
    self.span = span
  }
}
