import Foundation
import Testing

/// Whole interviews with the command, each a folder of `Corpus/ask`: what is typed, what is
/// printed, and the case file after it.
struct AskTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/ask").standardized

  static let topics = [
    "all", "answers", "checklists", "irrelevant", "nothing", "parts", "quit", "words",
  ]

  @Test(arguments: topics, ["en", "zh"])
  func theInterviewGoesAsItsFilesSay(topic: String, language: String) throws {
    let run = try Interviewed(topic, language: language)
    #expect(run.status == 0)
    try check(run.talk, topic, "talk.\(language).txt")
    try check(run.after, topic, "after.yaml")
  }

  @Test func quittingLeavesTheFileAsItWas() throws {
    let run = try Interviewed("quit", language: "en")
    #expect(run.after == run.before)
    #expect(run.talk.contains("1 answer not written"))
  }

  @Test func whatIsAnsweredIsNotAskedAgain() throws {
    let first = try Interviewed("answers", language: "en")
    let again = try Interviewed("answers", language: "en", from: first.after, input: "")
    #expect(!again.talk.contains("[assets.seized]"))
    #expect(again.talk.contains("disputed"))
    #expect(again.after == first.after)
  }

  /// What a checklist names stays in the case file, and nobody is asked about it twice.
  @Test func aChecklistGoneThroughIsNotAskedAgain() throws {
    let first = try Interviewed("checklists", language: "en")
    #expect(first.after.contains("screened:"))
    let again = try Interviewed("checklists", language: "en", from: first.after, input: "")
    #expect(!again.talk.contains("[judicial]"))
    #expect(!again.talk.contains("[site]"))
    #expect(again.after == first.after)
  }

  /// A number that is there but not given must not count as none.
  @Test func aNumberThatIsThereButNotGivenIsNotKnown() throws {
    let run = try Interviewed(
      "checklists", language: "en", from: nil, input: "\n\n2\ns\n")
    #expect(
      run.after.contains("seizures.waiting: {source: 电话, asked_on: 2021-06-01, status: asked}"))
    #expect(!run.after.contains("mortgage.there"))
  }

  /// An answer about a checklist that is taken back leaves no trace.
  @Test func aChecklistCanBeAnsweredAnew() throws {
    let run = try Interviewed("checklists", language: "en", from: nil, input: "\n\n1 2\nb\n0\ns\n")
    #expect(run.after.contains("judicial: {on: 2021-05-31, source: 电话}"))
    #expect(!run.after.contains("mortgage.there"))
    #expect(!run.after.contains("seizures.waiting"))
  }

  @Test func aFileThatCannotBeReadIsNotAskedAbout() throws {
    let run = try Interviewed(
      "quit", language: "en", from: "case: x\ntitle: x\nfacts: {nowhere: 1}\n", input: "1\n")
    #expect(run.status == 2)
    #expect(run.talk.isEmpty)
  }

  private func check(_ text: String, _ topic: String, _ name: String) throws {
    let file = Self.root.appending(path: topic).appending(path: name)
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
      Issue.record("\(topic)/\(name) is written anew: read the difference")
      return
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(topic)/\(name)")
  }
}

/// One interview about a copy of a case file.
private struct Interviewed {
  let before: String
  let after: String
  let talk: String
  let status: Int32

  init(_ topic: String, language: String, from text: String? = nil, input: String? = nil) throws {
    let folder = AskTests.root.appending(path: topic)
    func read(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    before = try text ?? read("case.yaml")
    let own = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: own) }
    try Data(before.utf8).write(to: own.appending(path: "case.yaml"))
    try Data((input ?? read("input.txt")).utf8).write(to: own.appending(path: "input.txt"))
    let more = (try? read("arguments.txt"))?.split(whereSeparator: \.isWhitespace) ?? []
    let ownRules = folder.appending(path: "rules")
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "advisor")
    process.arguments =
      [
        "ask", "case.yaml", "--rules",
        (FileManager.default.fileExists(atPath: ownRules.path)
          ? ownRules : AskTests.root.appending(path: "rules")).path,
        "--as-of", "2021-06-01", "--on", "2021-05-31", "--source", "电话", "--lang", language,
      ] + more.map { String($0) }
    process.currentDirectoryURL = own
    process.standardInput = try FileHandle(forReadingFrom: own.appending(path: "input.txt"))
    process.standardError = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    talk = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    after = try String(contentsOf: own.appending(path: "case.yaml"), encoding: .utf8)
  }
}
