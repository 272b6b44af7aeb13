import Foundation
import Testing

/// The commands that the caseworkers' pages show run one after the other, on a case that is new.
struct CaseworkerPageTests {
  @Test(arguments: ["zh", "en"])
  func theCommandsOfThePageRun(language: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../..").standardized
    let page = try String(
      contentsOf: root.appending(path: "docs/caseworkers.\(language).md"), encoding: .utf8)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "cases"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "rules"), withDestinationURL: root.appending(path: "rules"))
    let lines = page.split(separator: "\n").filter { $0.hasPrefix("scripts/advisor ") }
    #expect(lines.count >= 9)
    for line in lines {
      let command = line.replacing("scripts/advisor", with: "advisor", maxReplacements: 1)
      let told = try Shell.run("$ ADVISOR_LANG=\(language) \(command)", in: folder)
      #expect(!told.contains("--- status"), "\(told)")
    }
  }
}
