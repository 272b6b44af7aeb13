import Diagnostics

/// Findings as workflow commands, which the runner of GitHub Actions reads from the log.
struct DiagnosticsGitHub {
  let language: Language

  func text(_ diagnostics: [Diagnostic]) -> String { diagnostics.map(line).joined() }

  private func line(_ diagnostic: Diagnostic) -> String {
    let (start, end) = (diagnostic.place.start, diagnostic.place.end)
    var properties = [
      ("file", diagnostic.place.file.name), ("line", String(start.line)),
      ("endLine", String(end.line)),
    ]
    // The runner accepts columns only if the range lies on one line.
    if start.line == end.line {
      properties += [("col", String(start.column)), ("endColumn", String(end.column))]
    }
    properties.append(("title", diagnostic.id))
    let list = properties.map { "\($0.0)=\(property($0.1))" }.joined(separator: ",")
    return "::\(command(diagnostic.severity)) \(list)::\(data(message(diagnostic)))\n"
  }

  private func message(_ diagnostic: Diagnostic) -> String {
    let more = diagnostic.notes.map(\.message) + [diagnostic.help].compactMap { $0 }
    return ([diagnostic.message] + more).map { $0[language] }.joined(separator: "\n")
  }

  private func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
