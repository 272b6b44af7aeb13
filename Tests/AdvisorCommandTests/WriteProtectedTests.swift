import Foundation
import Testing

/// A file that the user may not write to is left alone, although a new one could take its place.
struct WriteProtectedTests {
  @Test(arguments: [
    "record cases/garden.yaml hand-over started --on 2021-05-10 --as-of 2021-06-01",
    "ask cases/garden.yaml --as-of 2021-06-01", "fmt cases", "check rules --fix",
    "advise cases/garden.yaml --as-of 2021-06-01 -o rules/rules.yaml",
  ])
  func itIsLeftAlone(command: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.copyItem(
      at: CommandCorpusTests.root.appending(path: "files"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rules = folder.appending(path: "rules/rules.yaml")
    let file = folder.appending(path: "cases/garden.yaml")
    for (url, change) in [(rules, "\n\n\n"), (file, "\n\n\n")] {
      let text = try String(contentsOf: url, encoding: .utf8)
      try Data((text + change).utf8).write(to: url)
    }
    // The administrator may write to every file; another user may not.
    let user = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
    _ = try Shell.run(
      "$ chmod -R a+rwX . && chmod a-w rules/rules.yaml cases/garden.yaml", in: folder)
    // That user may not reach this folder, or Swift's libraries.
    guard try Shell.run("$ \(user)advisor --version", in: folder).contains("advisor 0") else {
      return
    }
    let before = try [rules, file].map { try Data(contentsOf: $0) }
    let told = try Shell.run("$ \(user)advisor \(command) --lang en", in: folder)
    #expect(try [rules, file].map { try Data(contentsOf: $0) } == before)
    if command != "check rules --fix" {
      #expect(told.contains("it is write-protected, and nothing was written"), "\(told)")
      #expect(told.contains("--- status 2"))
    }
  }
}
