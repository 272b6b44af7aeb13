import Diagnostics
import FEEL
import Testing

struct CorpusTests {
  @Test func goodRowsComeOutAsExpected() throws {
    for file in try CorpusFiles("good").files {
      #expect(!file.lines.isEmpty, "\(file.name)")
      for line in file.lines {
        let row = CorpusRow(line)
        #expect(row.result == row.expected, "\(file.name): \(line)")
      }
    }
  }

  /// Every row is wrong, and is explained in both languages.
  @Test func badRowsAreExplained() throws {
    let corpus = CorpusFiles("bad")
    for file in try corpus.files {
      var text = ""
      for line in file.lines {
        let faults = Program.compile(line, in: .vocabulary, expecting: .boolean).faults
        #expect(!faults.isEmpty, "\(line)")
        text +=
          "> \(line)\n" + Language.allCases.reversed().map { printed(faults, line, $0) }.joined()
        text += "\n"
      }
      try corpus.expect(text, beside: file.name)
    }
  }

  /// Applying the fixes of a row of slips leaves a row without slips.
  @Test func fixesMendEverySlip() throws {
    for file in try CorpusFiles("bad").files where file.name == "slips.feel" {
      for line in file.lines {
        let mended = applied(Program.compile(line, in: .vocabulary).faults, to: line)
        let left = Program.compile(mended, in: .vocabulary).faults.map(\.id)
        #expect(!left.contains("full-width-character"), "\(line) became \(mended)")
        #expect(!left.contains("unusual-space"), "\(line) became \(mended)")
      }
    }
  }

  private func printed(_ faults: [Fault], _ line: String, _ language: Language) -> String {
    let file = SourceFile(name: "row", text: line)
    return faults.map { fault in
      DiagnosticPrinter(language: language).text(fault.diagnostic { Place(file, $0) })
    }.joined()
  }

  private func applied(_ faults: [Fault], to line: String) -> String {
    var bytes = Array(line.utf8)
    for fix in faults.compactMap(\.fix).sorted(by: { $0.span.start > $1.span.start }) {
      bytes.replaceSubrange(fix.span.start..<fix.span.end, with: Array(fix.replacement.utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
