/// A place in a file.
package struct Place: Sendable {
  /// The file that the place is in.
  package let file: SourceFile
  /// The part of the file's text, in UTF-8 offsets.
  package let span: Span

  /// The place of a span of a file's text.
  package init(_ file: SourceFile, _ span: Span) {
    self.file = file
    self.span = span
  }

  /// The line and column where the span begins.
  package var start: SourceFile.Position { file.position(of: span.start) }
  /// The line and column just after the end of the span.
  package var end: SourceFile.Position { file.position(of: span.end) }
}

/// How serious a finding is (contract, section 5).
package enum Severity: String, Sendable, CaseIterable {
  /// The text has no definite meaning until this is corrected.
  case error
  /// The text has a meaning, but most likely not the one intended.
  case warning
  /// Something worth knowing; nothing needs to be corrected.
  case note
}

/// One finding about a text that somebody wrote.
///
/// The message states the fact, and a note gives the cause or the other place. `help` says what to
/// type instead, and `fix` is the edit that does it.
/// instead, and `fix` the edit that does it.
package struct Diagnostic: Sendable {
  /// A remark beside the finding, with a place of its own if it concerns another place.
  package struct Note: Sendable {
    /// What the remark says.
    package let message: Wording
    /// The other place that the remark is about, if any.
    package let place: Place?

    /// A remark, with the place that it is about.
    package init(_ message: Wording, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// An edit that corrects the fault: `replacement` takes the place of the text in the span.
  package struct Fix: Sendable {
    /// The text to replace, in the file of the finding.
    package let span: Span
    /// The text to put there.
    package let replacement: String

    /// The edit that puts `replacement` in the place of the text in the span.
    package init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// The code of the finding: stable and in kebab-case, for example `unknown-fact`.
  ///
  /// Its page is `docs/diagnostics/<id>.md`.
  package let id: String
  /// How serious the finding is.
  package let severity: Severity
  /// The fact that was found, in both languages.
  package let message: Wording
  /// Where the fault is.
  package let place: Place
  /// The causes and the other places involved.
  package let notes: [Note]
  /// What to type instead, if that is known.
  package let help: Wording?
  /// The edit that corrects the fault, if the program can make it.
  package let fix: Fix?
  /// The edit that probably corrects it, for people to judge; the fix where there is one.
  package let suggestion: Fix?
  /// The name that the finding is about, where the program itself needs it.
  package let subject: String?

  /// A finding at its place.
  package init(
    _ id: String, _ severity: Severity, _ message: Wording, at place: Place,
    notes: [Note] = [], help: Wording? = nil, fix: Fix? = nil, suggestion: Fix? = nil,
    subject: String? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.place = place
    self.notes = notes
    self.help = help
    self.fix = fix
    self.suggestion = suggestion ?? fix
    self.subject = subject
  }
}
