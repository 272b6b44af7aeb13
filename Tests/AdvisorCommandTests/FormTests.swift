import Files
import Foundation
import Tables
import Testing

@testable import AdvisorCommand

/// `advisor record --from` with a workbook, and several files written at once.
struct FormTests {
  /// The folder of the sessions, copied.
  private static func copied() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    try FileManager.default.copyItem(
      at: CommandCorpusTests.root.appending(path: "files"), to: folder)
    return folder
  }

  @Test func aWorkbookThatWasFilledInIsRecorded() throws {
    let folder = try Self.copied()
    defer { try? FileManager.default.removeItem(at: folder) }
    let titles = ["案号", "措施编号", "办理结果", "办理日期", "原因"]
    let form = Worksheet(
      name: "填报表", columns: titles.map { Worksheet.Column(title: $0, width: 12) },
      rows: [
        [.text("yard"), .text("end-lease"), .text("已启动"), .date(year: 2021, month: 5, day: 30)],
        [.text("tower"), .text("unseal"), .empty, .empty, .empty],
      ])
    let bytes = Workbook(sheets: [form]).xlsx()
    try Data(bytes).write(to: folder.appending(path: "form.xlsx"))
    let said = try Shell.run(
      "$ advisor record --from form.xlsx offices/cases --rules offices/rules --as-of 2021-06-01"
        + " --lang en", in: folder)
    #expect(said.contains("2021-05-30 End the lease [end-lease] started"))
    #expect(said.contains("1 row in 1 case file; rows without a status: 1"))
    let yard = try String(
      contentsOf: folder.appending(path: "offices/cases/yard.yaml"), encoding: .utf8)
    #expect(yard.contains("remedy: end-lease"))
  }

  @Test func theFormOfThePackIsReadBackFromAWorkbook() throws {
    let folder = try Self.copied()
    defer { try? FileManager.default.removeItem(at: folder) }
    let options = "--rules offices/rules --as-of 2021-06-01 --lang zh"
    let said = try Shell.run(
      "$ advisor pack offices/cases \(options) --meeting 2021-06-10 --format xlsx -o form.xlsx"
        + " && advisor record --from form.xlsx offices/cases \(options)", in: folder)
    #expect(said.contains("共 0 行"))
    #expect(!said.contains("未读取"))
  }

  @Test func whereOneFileCannotTakeItsPlaceAllKeepTheirContent() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    let inner = folder.appending(path: "inner")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let first = folder.appending(path: "first.yaml").path
    let second = inner.appending(path: "second.yaml").path
    let new = folder.appending(path: "new.yaml").path
    try Data("old\n".utf8).write(to: URL(filePath: first))
    try Data("old\n".utf8).write(to: URL(filePath: second))
    let texts = [first, new, second].map { (path: $0, bytes: Array("changed\n".utf8)) }
    #expect(throws: FileFault.self) {
      try DurableFile.write(texts) { path in
        if path == second { try? FileManager.default.removeItem(at: inner) }
      }
    }
    #expect(try String(contentsOfFile: first, encoding: .utf8) == "old\n")
    #expect(!FileManager.default.fileExists(atPath: new))
  }

  @Test func filesAreWrittenTogether() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let paths = ["a", "b"].map { folder.appending(path: $0).path }
    try DurableFile.write(paths.map { (path: $0, bytes: Array($0.utf8)) })
    for path in paths { #expect(try String(contentsOfFile: path, encoding: .utf8) == path) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }
}
