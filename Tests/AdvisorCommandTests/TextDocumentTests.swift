import Foundation
import Testing

/// Documents for word processors, which need the program pandoc.
struct TextDocumentTests {
  private static let hasPandoc = FileManager.default.isExecutableFile(atPath: "/usr/bin/pandoc")

  /// What pandoc reads back is what the text format says.
  @Test(
    .enabled(if: hasPandoc),
    arguments: [
      ("triage offices/cases --rules offices/rules --as-of 2021-06-01 --lang zh", "台账"),
      (
        "pack offices/cases --rules offices/rules --meeting 2021-06-10 --as-of 2021-06-01 --lang zh",
        "会商材料"
      ),
      ("worklist offices/cases --rules offices/rules --all --as-of 2021-06-01 --lang zh", "任务单"),
    ])
  func pandocReadsWhatItMade(command: String, title: String) throws {
    try inACopy { folder in
      let said = try Shell.run(
        "$ advisor \(command) --format docx -o x.docx && pandoc x.docx --to plain --columns 200",
        in: folder)
      #expect(said.contains(title))
      #expect(said.contains("区政府"))
      #expect(!said.contains("--- status"))
    }
  }

  @Test(.enabled(if: hasPandoc)) func anImportTellsWhatItDid() throws {
    try inACopy { folder in
      let said = try Shell.run(
        "$ advisor import tables/office.csv -o new --lang zh --format docx > x.docx 2>/dev/null && "
          + "pandoc x.docx --to plain --columns 200", in: folder)
      #expect(said.contains("导入台账"))
      #expect(said.contains("甲"))
    }
  }

  private func inACopy(_ work: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    try FileManager.default.copyItem(
      at: CommandCorpusTests.root.appending(path: "files"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    try work(folder)
  }
}
