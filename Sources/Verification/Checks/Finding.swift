package import Diagnostics
package import Playbooks

/// The result of a check, with the entry of the playbook that it is about.
package struct Finding: Sendable {
  /// The message, with its severity and its place.
  package let diagnostic: Diagnostic
  /// The entry whose cases are affected; nil where the finding is not about one entry.
  package let subject: Clause.Subject?

  /// A finding about the entry, or about the playbook as a whole.
  package init(_ diagnostic: Diagnostic, about subject: Clause.Subject? = nil) {
    self.diagnostic = diagnostic
    self.subject = subject
  }

  /// The finding with a further note.
  package func noting(_ note: Wording) -> Finding {
    let old = diagnostic
    return Finding(
      Diagnostic(
        old.id, old.severity, old.message, at: old.place,
        notes: old.notes + [Diagnostic.Note(note)], help: old.help, fix: old.fix,
        suggestion: old.suggestion,
        subject: old.subject),
      about: subject)
  }
}

extension [Finding] {
  /// The findings sorted by severity, and then in reading order.
  package var worstFirst: [Finding] {
    func rank(_ severity: Severity) -> Int { Severity.allCases.firstIndex(of: severity) ?? 0 }
    return enumerated().sorted { a, b in
      let (left, right) = (a.element.diagnostic, b.element.diagnostic)
      return (rank(left.severity), left.place.file.name, left.place.span.start, a.offset)
        < (rank(right.severity), right.place.file.name, right.place.span.start, b.offset)
    }.map(\.element)
  }
}
