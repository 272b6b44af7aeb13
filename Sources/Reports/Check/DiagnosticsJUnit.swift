import Diagnostics

/// Findings as JUnit XML; a file without errors and warnings counts as a test that passes.
struct DiagnosticsJUnit {
  let language: Language

  func text(_ diagnostics: [Diagnostic], files: [String]) -> String {
    let counted = diagnostics.filter { $0.severity != .note }
    let failed = Set(counted.map(\.place.file.name))
    let clean = files.filter { !failed.contains($0) }
    let count = counted.count + clean.count
    let head = "tests=\"\(count)\" failures=\"\(counted.count)\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites \(head)>
      <testsuite name="check" \(head)>
      \(clean.map(passed).joined())\(counted.map(failure).joined())</testsuite>
      </testsuites>

      """
  }

  private func passed(_ file: String) -> String {
    "<testcase name=\"check\" classname=\"\(XMLText.escaped(file))\"/>\n"
  }

  private func failure(_ diagnostic: Diagnostic) -> String {
    let file = XMLText.escaped(diagnostic.place.file.name)
    let line = diagnostic.place.start.line
    let message = XMLText.escaped(diagnostic.message[language])
    let text = XMLText.escaped(DiagnosticPrinter(language: language).text(diagnostic))
    return """
      <testcase name="\(diagnostic.id) line \(line)" classname="\(file)" file="\(file)" line="\(line)">
      <failure type="\(diagnostic.severity.rawValue)" message="\(message)">\(text)</failure>
      </testcase>

      """
  }
}
