package import Diagnostics

/// Findings for machines, as the array of objects that the contract defines (section 5).
package struct DiagnosticsJSON {
  private let language: Language

  /// The JSON of findings, with messages in one language.
  package init(_ language: Language) {
    self.language = language
  }

  /// The findings as a JSON array, in the order given.
  package func array(_ diagnostics: [Diagnostic]) -> JSON {
    .array(diagnostics.map(object))
  }

  private func object(_ diagnostic: Diagnostic) -> JSON {
    let (start, end) = (diagnostic.place.start, diagnostic.place.end)
    var members: [(String, JSON)] = [
      ("code", .string(diagnostic.id)), ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.message[language])),
      ("file", .string(diagnostic.place.file.name)), ("line", .integer(start.line)),
      ("column", .integer(start.column)), ("end_line", .integer(end.line)),
      ("end_column", .integer(end.column)),
    ]
    if let help = diagnostic.help { members.append(("help", .string(help[language]))) }
    if let fix = diagnostic.fix { members.append(("fix", self.fix(fix, diagnostic.place.file))) }
    if !diagnostic.notes.isEmpty {
      members.append(("notes", .array(diagnostic.notes.map(note))))
    }
    return .object(members)
  }

  private func fix(_ fix: Diagnostic.Fix, _ file: SourceFile) -> JSON {
    let (start, end) = (file.position(of: fix.span.start), file.position(of: fix.span.end))
    return .object([
      ("line", .integer(start.line)), ("column", .integer(start.column)),
      ("end_line", .integer(end.line)), ("end_column", .integer(end.column)),
      ("replacement", .string(fix.replacement)),
    ])
  }

  private func note(_ note: Diagnostic.Note) -> JSON {
    var members: [(String, JSON)] = [("message", .string(note.message[language]))]
    if let place = note.place {
      members += [
        ("file", .string(place.file.name)), ("line", .integer(place.start.line)),
        ("column", .integer(place.start.column)),
      ]
    }
    return .object(members)
  }
}
