import Foundation
import Testing

/// Whole interviews with the command, each a folder of `Corpus/ask`: what is typed, what is
/// printed, and the case file after it.
struct AskTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/ask").standardized

  static let topics = [
    "again", "all", "answers", "by-part", "checklists", "irrelevant", "nothing", "parts", "quit",
    "review", "words",
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
    #expect(run.talk.contains("Your 1 answer is kept in case.yaml.draft"))
    #expect(run.draft?.contains("assets.seized") == true)
  }

  /// What was answered in a sitting that was broken off is taken up, shown, and written.
  @Test func aDraftIsTakenUp() throws {
    let first = try Interviewed("quit", language: "en")
    let next = try Interviewed("quit", language: "en", input: "s\n\n", draft: first.draft)
    #expect(next.talk.contains("Taken up from case.yaml.draft"))
    #expect(next.after.contains("seized: {value: true, source: 电话"))
    #expect(next.draft == nil)
  }

  /// Answers to checklists and about parts come back from a draft as they were given.
  @Test(arguments: ["checklists", "by-part", "parts"])
  func aDraftHasEveryKindOfAnswer(topic: String) throws {
    let whole = try Interviewed(topic, language: "en")
    let lines = try String(
      contentsOf: Self.root.appending(path: topic).appending(path: "input.txt"), encoding: .utf8)
    let stopped = try Interviewed(
      topic, language: "en", input: lines.replacing("\ns\n", with: "\n") + "q\n")
    #expect(stopped.after == stopped.before)
    let next = try Interviewed(topic, language: "en", input: "s\n\n", draft: stopped.draft)
    #expect(next.after == whole.after)
  }

  @Test func anAnswerThatDoesNotFitAnyMoreIsLeftOut() throws {
    let draft = """
      - {facts: {assets.seized: {value: true}}}
      - {facts: {nowhere: {value: true}}}
      - {part: block-9, facts: {assets.seized: {value: true}}}
      """
    let run = try Interviewed("quit", language: "en", input: "s\n\n", draft: draft)
    #expect(run.status == 0)
    #expect(
      run.talk.contains("Taken up from case.yaml.draft, where an earlier sitting left off (1)"))
    #expect(run.after.contains("seized: {value: true}"))
  }

  /// A checklist that is gone through anew takes back what is left out, after a draft too.
  @Test func whatAChecklistLeavesOutIsThereNoMore() throws {
    let first = try Interviewed("checklists", language: "en")
    let again = ["--again", "judicial"]
    let whole = try Interviewed(
      "checklists", language: "en", from: first.after, input: "0\n\n", arguments: again)
    #expect(whole.after.contains("mortgage.there: {value: false"))
    let stopped = try Interviewed(
      "checklists", language: "en", from: first.after, input: "0\nq\n", arguments: again)
    let next = try Interviewed(
      "checklists", language: "en", from: first.after, input: "s\n\n", draft: stopped.draft)
    #expect(next.after == whole.after)
  }

  @Test(arguments: ["- {facts: {a", "nothing: 1\n"])
  func aDraftThatCannotBeReadIsLeftAlone(draft: String) throws {
    let run = try Interviewed("quit", language: "en", input: "1\ns\n\n", draft: draft)
    #expect(run.status == 2)
    #expect(run.draft == draft)
    #expect(run.after == run.before)
  }

  @Test func droppedAnswersAreGone() throws {
    let run = try Interviewed("quit", language: "en", input: "1\ns\nx\n")
    #expect(run.after == run.before)
    #expect(run.draft == nil)
  }

  /// An interrupt from outside loses nothing and says where the answers are.
  @Test(arguments: [SIGINT, SIGHUP, SIGTERM])
  func anInterruptKeepsTheAnswers(signal: Int32) throws {
    let run = try Interviewed("quit", language: "en", input: "1\n", interruptedBy: signal)
    #expect(run.status == 128 + signal)
    #expect(run.after == run.before)
    #expect(run.draft?.contains("assets.seized") == true)
  }

  /// Answers are not put over what somebody else wrote in the meantime.
  @Test func aFileChangedMeanwhileIsLeftAlone() throws {
    let run = try Interviewed("quit", language: "en", input: "1\n", changedTo: "case: quit\n")
    #expect(run.status == 2)
    #expect(run.after == "case: quit\n")
    #expect(run.draft?.contains("assets.seized") == true)
  }

  /// A question is passed over while none of its answers changes anything by itself.
  @Test func aQuestionWithoutEffectIsNotAsked() throws {
    let rules = """
      playbook: {id: p, version: "1", title: P}
      facts:
        a.one: {title: one, type: boolean}
        a.two: {title: two, type: boolean}
        a.three: {title: three, type: boolean}
      goals: {g: {title: G, reached: a.three}}
      blockers: {b: {title: B, when: a.one and a.two, remedies: [r]}}
      remedies: {r: {title: R, achieves: {a.one: false}}}
      """
    let own = "case: x\nfacts: {a.one: false, a.three: false}\n"
    let run = try Interviewed("quit", language: "en", from: own, input: "", rules: rules)
    #expect(!run.talk.contains("[a.two]"))
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
  /// What stands in the draft at the end; nil where there is none.
  let draft: String?
  let talk: String
  let status: Int32

  /// Runs the interview of a topic, with another case file, input, draft or playbook where one is
  /// given.
  ///
  /// With a signal, or a text that the case file is changed to, that happens once the answers typed
  /// so far stand in the draft.
  init(
    _ topic: String, language: String, from text: String? = nil, input: String? = nil,
    draft old: String? = nil, rules: String? = nil, arguments: [String] = [],
    interruptedBy signal: Int32? = nil, changedTo other: String? = nil
  ) throws {
    let folder = AskTests.root.appending(path: topic)
    func read(_ name: String) throws -> String {
      try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    before = try text ?? read("case.yaml")
    let own = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: own) }
    let file = own.appending(path: "case.yaml")
    let beside = own.appending(path: "case.yaml.draft")
    try Data(before.utf8).write(to: file)
    if let old { try Data(old.utf8).write(to: beside) }
    var folderOfRules = folder.appending(path: "rules")
    if let rules {
      folderOfRules = own.appending(path: "rules.yaml")
      try Data(rules.utf8).write(to: folderOfRules)
    } else if !FileManager.default.fileExists(atPath: folderOfRules.path) {
      folderOfRules = AskTests.root.appending(path: "rules")
    }
    let more = (try? read("arguments.txt"))?.split(whereSeparator: \.isWhitespace) ?? []
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "advisor")
    process.arguments =
      [
        "ask", "case.yaml", "--rules", folderOfRules.path, "--as-of", "2021-06-01", "--on",
        "2021-05-31", "--source", "电话", "--lang", language,
      ] + more.map { String($0) } + arguments
    process.currentDirectoryURL = own
    process.standardError = FileHandle.nullDevice
    let (typed, printed) = (Pipe(), Pipe())
    process.standardInput = typed
    process.standardOutput = printed
    try process.run()
    try typed.fileHandleForWriting.write(contentsOf: Data((input ?? read("input.txt")).utf8))
    if signal != nil || other != nil {
      for _ in 0..<2000 where !FileManager.default.fileExists(atPath: beside.path) { usleep(5000) }
    }
    if let other { try Data(other.utf8).write(to: file) }
    // After the draft, the words of the farewell are set; a moment is enough for that.
    if let signal {
      usleep(200_000)
      kill(process.processIdentifier, signal)
    }
    try typed.fileHandleForWriting.close()
    talk = String(decoding: printed.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
    after = try String(contentsOf: file, encoding: .utf8)
    draft = try? String(contentsOf: beside, encoding: .utf8)
  }
}
