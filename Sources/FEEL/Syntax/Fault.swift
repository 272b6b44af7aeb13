package import Diagnostics

/// A finding about the text of one expression.
///
/// Its spans are offsets in that text; who knows the file makes a `Diagnostic` of it.
package struct Fault: Hashable, Sendable {
  /// A remark beside the finding.
  package struct Note: Hashable, Sendable {
    /// The fact.
    package let message: Wording
    /// Where, if it is somewhere else.
    package let span: Span?

    /// A remark, with a place of its own where it has one.
    package init(_ message: Wording, at span: Span? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// An edit that mends it.
  package struct Fix: Hashable, Sendable {
    /// What it is about.
    package let span: Span
    /// What stands there afterwards.
    package let replacement: String

    /// Puts the replacement in the place of the span.
    package init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// Stable and kebab-case.
  package let id: String
  /// Whether the text can still mean something.
  package let severity: Severity
  /// The fact.
  package let message: Wording
  /// What it is about.
  package let span: Span
  /// What to type instead.
  package let help: Wording?
  /// The edit that does it.
  package let fix: Fix?
  /// Causes, and other places.
  package let notes: [Note]
  /// The name that it is about, where the program itself has to know it.
  package let subject: String?

  /// A finding at its place.
  package init(
    _ id: String, _ message: Wording, at span: Span, severity: Severity = .error,
    help: Wording? = nil, fix: Fix? = nil, notes: [Note] = [], subject: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
    self.fix = fix
    self.notes = notes
    self.subject = subject
  }

  /// The finding in a file: `place` says where a span of the expression stands there.
  package func diagnostic(place: (Span) -> Place) -> Diagnostic {
    Diagnostic(
      id, severity, message, at: place(span),
      notes: notes.map { Diagnostic.Note($0.message, at: $0.span.map(place)) }, help: help,
      fix: fix.map { Diagnostic.Fix(place($0.span).span, $0.replacement) }, subject: subject)
  }
}
