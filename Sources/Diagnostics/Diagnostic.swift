/// A place in a file.
package struct Place: Sendable {
  package let file: SourceFile
  package let span: Span

  package init(_ file: SourceFile, _ span: Span) {
    self.file = file
    self.span = span
  }

  package var start: SourceFile.Position { file.position(of: span.start) }
  package var end: SourceFile.Position { file.position(of: span.end) }
}

/// How bad a finding is.
package enum Severity: String, Sendable, CaseIterable {
  /// The text cannot mean anything until this is mended.
  case error
  /// It means something, most likely not what was meant.
  case warning
  /// Worth knowing.
  case note
}

/// One finding about a text that somebody wrote.
///
/// The message states the fact, a note the cause or the other place, `help` what to type
/// instead, and `fix` the edit that does it.
package struct Diagnostic: Sendable {
  /// A remark beside the finding, with a place of its own where it has one.
  package struct Note: Sendable {
    package let message: Wording
    package let place: Place?

    package init(_ message: Wording, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// An edit: the text in the span is replaced.
  package struct Fix: Sendable {
    package let span: Span
    package let replacement: String

    package init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// Stable and kebab-case: `unknown-fact`.
  ///
  /// Its page is `docs/diagnostics/<id>.md`.
  package let id: String
  package let severity: Severity
  package let message: Wording
  package let place: Place
  package let notes: [Note]
  package let help: Wording?
  package let fix: Fix?
  /// The name that the finding is about, where the program itself has to know it.
  package let subject: String?

  /// A finding at its place.
  package init(
    _ id: String, _ severity: Severity, _ message: Wording, at place: Place,
    notes: [Note] = [], help: Wording? = nil, fix: Fix? = nil, subject: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.help = help
    self.fix = fix
    self.subject = subject
  }
}
