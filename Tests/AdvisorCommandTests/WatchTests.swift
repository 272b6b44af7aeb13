import Foundation
import Testing

/// `advisor test --watch` runs again when a rule changes, and says what the change broke.
struct WatchTests {
  private static let rules = """
    playbook: {id: sheds, version: "1", title: Sheds}
    facts:
      shed.torn: {title: the shed is torn, type: boolean}
    blockers:
      torn: {title: torn, when: shed.torn}

    """
  private static let tests = """
    tests:
      - name: a torn shed is told
        facts: {shed.torn: true}
        as of: 2021-06-01
        expect: {blockers: [torn]}

    """

  @Test func aChangedRuleIsRunAgain() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "tests"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (rules, output) = (folder.appending(path: "rules.yaml"), folder.appending(path: "output"))
    try Data(Self.rules.utf8).write(to: rules)
    try Data(Self.tests.utf8).write(to: folder.appending(path: "tests/torn.yaml"))
    try Data().write(to: output)

    let process = Process()
    process.executableURL = try Shell.products().appending(path: "advisor")
    process.arguments = ["test", folder.path, "--watch", "--lang", "en"]
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    // A signal that no process can have blocked.
    defer { kill(process.processIdentifier, SIGKILL) }
    #expect(try await said("1 passed, 0 failed", in: output))

    let changed = Self.rules.replacing("when: shed.torn", with: "when: not(shed.torn)")
    try Data(changed.utf8).write(to: rules)
    #expect(try await said("0 passed, 1 failed", in: output))

    try Data(Self.rules.utf8).write(to: rules)
    #expect(try await said("1 passed, 0 failed", in: output, times: 2))
  }

  /// Whether the file comes to hold the text so many times; gives up after a minute.
  private func said(_ text: String, in file: URL, times: Int = 1) async throws -> Bool {
    for _ in 0..<600 {
      let content = try String(contentsOf: file, encoding: .utf8)
      if content.ranges(of: text).count >= times { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }
}
