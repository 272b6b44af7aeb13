import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Glibc
import Playbooks
import Reports
import YAML

/// `advisor ask`: a guided interview that writes the answers into the case file.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: told("逐项答问", "Ask what is not known, and write the answers down"),
    discussion: told(
      "案件分部分的：答复写成 1@部分名称，或用 p 逐部分作答。",
      "For a case with parts: answer like 1@Block 1, or use p for one part after the other."))

  @Argument(help: told("案件文件", "the case file"))
  var file: String

  @Flag(help: told("先在一页列出全部问题，再按事实顺序逐项答", "list every open question first, then go in order"))
  var all = false

  @Flag(help: told("逐项复核案卷已载内容，可修改", "go over what the case file states, and change it"))
  var review = false

  @Option(
    help: ArgumentHelp(
      told("重新回答某项事实或清单，可重复", "ask a fact or checklist anew; may be repeated"),
      valueName: "fact[@part]"))
  var again: [String] = []

  @Option(help: told("答复的来源", "where the answers come from"))
  var source: String?

  @Option(
    help: told("情况始于何日", "since when it is so, where that is known"),
    transform: CalendarDate.typed)
  var on: CalendarDate?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    try WrittenCase.check(file)
    if let on, on > date.date {
      throw ValidationError(
        told("--on 晚于截至日期 \(date.date.text)", "--on lies after the as-of date \(date.date.text)"))
    }
    if [all, review, !again.isEmpty].count(where: { $0 }) > 1 {
      throw ValidationError(
        told(
          "--all、--review、--again 只能用其中一个", "only one of --all, --review and --again can be used"))
    }
  }

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let bytes = try Failing.orExit(language) { () throws(FileFault) in
      let bytes = try Folder.read(file)
      // Better before the first question than after the last answer.
      try DurableFile.check(file)
      return bytes
    }
    let loaded = CaseReader(playbook).read(SourceFile(name: file, text: bytes))
    Console.error(loaded.diagnostics, language)
    guard let content = loaded.content, let document = loaded.document else { throw ExitCode(2) }
    let named = try AskedAnew.keys(again, content, playbook, language)
    var interview = Interview(
      content, document, Advisor(playbook), on: date.date,
      provenance: .init(source: source, on: on, askedOn: date.date),
      scope: all ? .all : review || !again.isEmpty ? .named : .open)
    let draft = AskDraft(casePath: file, playbook: playbook, language: language)
    do {
      try takeUp(draft, into: &interview)
      interview.ask(named)
      try talk(interview, draft, read: bytes)
    } catch let fault as EditFault {
      Console.error([fault.diagnostic(in: loaded.file)], language)
      throw ExitCode(2)
    } catch let fault as FileFault {
      try Failing.orExit(language) { () throws(FileFault) in throw fault }
    }
  }

  /// Takes up the answers of an earlier sitting that was not finished; a draft that cannot be read
  /// is left alone.
  private func takeUp(_ draft: AskDraft, into interview: inout Interview) throws {
    guard let file = try draft.read() else { return }
    let earlier = InterviewDraft.read(file, for: interview.case, draft.playbook)
    Console.error(earlier.diagnostics, draft.language)
    guard let answers = earlier.answers else { throw ExitCode(2) }
    try interview.take(up: answers)
  }

  private func talk(_ interview: Interview, _ draft: AskDraft, read bytes: [UInt8]) throws {
    var session = AskSession(interview, language: draft.language, draft: draft)
    if !interview.answers.isEmpty {
      session.say(session.words.takenUp(session.answered, from: draft.path))
    }
    if interview.current == nil, interview.answers.isEmpty, !review {
      session.say(session.words.nothingOpen + session.words.howToMend(path: file))
      return
    }
    let end = try review ? session.goOver(path: file) : session.run(path: file)
    try finish(session, end, draft, read: bytes)
  }

  /// Writes the answers, unless somebody else has changed the file in the meantime.
  private func finish(
    _ session: AskSession, _ end: AskSession.End, _ draft: AskDraft, read bytes: [UInt8]
  ) throws {
    let (interview, words) = (session.interview, session.words)
    let count = interview.answers.count
    switch end {
    case .quit: session.say(words.kept(count, in: draft.path, path: file))
    case .drop:
      try draft.remove()
      session.say(words.dropped(count, path: file))
    case .save:
      let isWritten =
        try count == 0
        || FileLock.holding(file) {
          guard try Folder.read(file) == bytes else { return false }
          try DurableFile.write(interview.text, to: file)
          return true
        }
      guard isWritten else {
        Console.error(words.changedMeanwhile(count, in: draft.path, path: file))
        throw ExitCode(2)
      }
      try draft.remove()
      guard count > 0 || interview.current != nil else { return }
      session.say(words.written(session.answered, to: file, open: interview.stillOpen))
    }
  }
}

/// The facts and checklists that `--again` names.
private enum AskedAnew {
  static func keys(
    _ texts: [String], _ content: Case, _ playbook: Playbook, _ language: Language
  ) throws -> [Interview.Key] {
    var slips: [Diagnostic] = []
    let keys = texts.compactMap { key($0, content, playbook, &slips) }
    Console.error(slips, language)
    guard slips.isEmpty else { throw ExitCode(2) }
    return keys
  }

  /// The fact, of a part where one is named, or the checklist; a checklist has no parts.
  private static func key(
    _ text: String, _ content: Case, _ playbook: Playbook, _ slips: inout [Diagnostic]
  ) -> Interview.Key? {
    let name = TypedName(text, option: "--again")
    let facts = playbook.facts.map { fact in
      Named(
        Interview.Key.fact(fact.slot, part: nil), id: fact.id, title: fact.title,
        formerly: fact.declaration.formerly)
    }
    let screens = playbook.screens.references(where: { _ in true }).map { screen in
      let own = playbook[screen].declaration
      return Named(Interview.Key.screen(screen), id: own.id, title: own.title)
    }
    guard
      let key = name.find(
        NameSearch(facts + screens), "fact", Wording(en: "fact or checklist", zh: "事实或清单"), &slips)
    else { return nil }
    guard let slot = key.fact, let part = name.part(of: content, &slips) else { return key }
    if playbook.fact(at: slot)?.ofCase == true {
      slips.append(.notOfTheCase(playbook.vocabulary.name(of: slot), at: name.partPlace))
    }
    return .fact(slot, part: part)
  }
}
