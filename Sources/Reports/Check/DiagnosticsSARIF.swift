import Diagnostics

/// Findings as SARIF 2.1.0, a format that code hosts and editors read.
struct DiagnosticsSARIF {
  let language: Language

  func log(_ diagnostics: [Diagnostic]) -> JSON {
    let ids = Set(diagnostics.map(\.id)).sorted()
    let driver = JSON.object([
      ("name", .string("advisor")), ("rules", .array(ids.map(rule))),
    ])
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])),
            ("columnKind", .string("unicodeCodePoints")),
            ("results", .array(diagnostics.map { result($0, ids) })),
          ])
        ])
      ),
    ])
  }

  private func rule(_ id: String) -> JSON {
    var members: [(String, JSON)] = [("id", .string(id))]
    if let page = DiagnosticPages.page(of: id) {
      members.append(("help", .object([("text", .string(page)), ("markdown", .string(page))])))
    }
    return .object(members)
  }

  private func result(_ diagnostic: Diagnostic, _ ids: [String]) -> JSON {
    let related = diagnostic.notes.filter { $0.place != nil }
    var members: [(String, JSON)] = [
      ("ruleId", .string(diagnostic.id)),
      ("ruleIndex", .integer(ids.firstIndex(of: diagnostic.id) ?? 0)),
      ("level", .string(diagnostic.severity.rawValue)),
      ("message", message(text(diagnostic))),
      ("locations", .array([location(diagnostic.place, nil)])),
    ]
    if !related.isEmpty {
      members.append(
        (
          "relatedLocations",
          .array(related.compactMap { note in note.place.map { location($0, note.message) } })
        ))
    }
    if let fix = diagnostic.fix {
      members.append(("fixes", .array([self.fix(fix, diagnostic)])))
    }
    return .object(members)
  }

  private func text(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.filter { $0.place == nil }.map(\.message)
    let more = notes + [diagnostic.help].compactMap { $0 }
    return ([diagnostic.message] + more).map { $0[language] }.joined(separator: "\n")
  }

  private func message(_ text: String) -> JSON { .object([("text", .string(text))]) }

  private func location(_ place: Place, _ message: Wording?) -> JSON {
    var members = [
      (
        "physicalLocation",
        JSON.object([
          ("artifactLocation", artifact(place.file)),
          ("region", region(place.file, place.span)),
        ])
      )
    ]
    if let message { members.append(("message", self.message(message[language]))) }
    return .object(members)
  }

  private func fix(_ fix: Diagnostic.Fix, _ diagnostic: Diagnostic) -> JSON {
    let file = diagnostic.place.file
    return .object([
      (
        "artifactChanges",
        .array([
          .object([
            ("artifactLocation", artifact(file)),
            (
              "replacements",
              .array([
                .object([
                  ("deletedRegion", region(file, fix.span)),
                  ("insertedContent", message(fix.replacement)),
                ])
              ])
            ),
          ])
        ])
      )
    ])
  }

  /// A path as a relative URI reference, percent-encoded where necessary.
  private func artifact(_ file: SourceFile) -> JSON {
    var uri = ""
    for byte in file.name.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isPlain =
        byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isPlain || "-._~/".unicodeScalars.contains(scalar) {
        uri.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        uri += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return .object([("uri", .string(uri))])
  }

  private func region(_ file: SourceFile, _ span: Span) -> JSON {
    let (start, end) = (file.position(of: span.start), file.position(of: span.end))
    return .object([
      ("startLine", .integer(start.line)), ("startColumn", .integer(start.column)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
    ])
  }
}
