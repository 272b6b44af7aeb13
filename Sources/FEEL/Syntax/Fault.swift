package import Diagnostics

/// A finding about the text of one expression.
///
/// Its spans are offsets in that text; who knows the file makes a `Diagnostic` of it.
package struct Fault: Hashable, Sendable {
  /// A remark beside the finding.
  package struct Note: Hashable, Sendable {
    package let message: Wording
    package let span: Span?

    package init(_ message: Wording, at span: Span? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// An edit that mends it.
  package struct Fix: Hashable, Sendable {
    package let span: Span
    package let replacement: String

    package init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  package let id: String
  package let severity: Severity
  package let message: Wording
  package let span: Span
  package let help: Wording?
  package let fix: Fix?
  package let notes: [Note]

  package init(
    _ id: String, _ message: Wording, at span: Span, severity: Severity = .error,
    help: Wording? = nil, fix: Fix? = nil, notes: [Note] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
    self.fix = fix
    self.notes = notes
  }

  /// The finding in a file: `place` says where a span of the expression stands there.
  package func diagnostic(place: (Span) -> Place) -> Diagnostic {
    Diagnostic(
      id, severity, message, at: place(span),
      notes: notes.map { Diagnostic.Note($0.message, at: $0.span.map(place)) }, help: help,
      fix: fix.map { Diagnostic.Fix(place($0.span).span, $0.replacement) })
  }
}
