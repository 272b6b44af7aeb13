import Foundation
import Testing

/// `advisor record` where several people work at once.
struct RecordTests {
  @Test func twoAtOnceLoseNoEntry() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(
      at: CommandCorpusTests.root.appending(path: "files"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let days = (10..<26).map { "2021-05-\($0)" }
    // All of them are started by one program, and at once.
    _ = try Shell.run(
      "$ echo \(days.joined(separator: " ")) | xargs -n 1 -P \(days.count) "
        + "advisor record cases/garden.yaml hand-over started --lang en --on", in: folder)
    let text = try String(contentsOf: folder.appending(path: "cases/garden.yaml"), encoding: .utf8)
    #expect(days.filter { !text.contains("{on: \($0), remedy: hand-over, is: started}") } == [])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "cases").path)
    #expect(names.allSatisfy { $0.hasSuffix(".yaml") }, "nothing is left beside the file")
  }
}
