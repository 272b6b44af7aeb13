import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports
import YAML

/// `advisor record`: writes into a case file what happened, and what it achieved.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: told("记录进展", "Record what happened, and what it achieved"))

  @Argument(help: told("案件文件", "the case file"))
  var file: String

  @Argument(help: told("措施，写名称或编号", "the remedy: its title or id"))
  var remedy: String?

  @Argument(
    help: told(
      "状态：\(Self.states)", "what happened: \(Self.states)"),
    completion: .list(LogEntry.Status.allCases.map(\.rawValue)))
  var status: String?

  @Option(
    help: told("日期（默认：截至日期）", "the day (default: the as-of date)"),
    transform: CalendarDate.typed)
  var on: CalendarDate?

  @Option(help: told("由谁；已报送对方的，填对方单位", "by whom; for `submitted`: with whom it lies"))
  var by: String?

  @Option(
    help: told(
      "原因：未办成、被拒绝、撤回或仍要写入时填写",
      "why it failed, was declined, is taken back, or is written all the same"))
  var reason: String?

  @Option(help: told("备注", "a note"))
  var note: String?

  @Option(help: told("楼栋，写名称或编号", "the building or part: its title or id"))
  var part: String?

  @Option(
    help: told("约定期限", "the day agreed for the step"),
    transform: CalendarDate.typed)
  var due: CalendarDate?

  @Flag(help: told("仍要写入，须用 --reason 说明原因", "write it all the same; with --reason"))
  var anyway = false

  @Flag(help: told("撤回最后一条记录", "take back the last entry, of the remedy if one is named"))
  var undo = false

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws {
    try WrittenCase.check(file)
    let others = [
      status != nil, on != nil, by != nil, part != nil, due != nil, note != nil, anyway,
    ]
    if undo, others.contains(true) {
      throw ValidationError(
        told("--undo 只与措施和 --reason 同用", "--undo goes with a remedy and --reason only"))
    }
    if !undo, remedy == nil || status == nil {
      throw ValidationError(
        told("请给出措施和状态", "give the remedy and what happened, as in: record FILE REMEDY started"))
    }
    if anyway, reason == nil {
      throw ValidationError(told("--anyway 须用 --reason 说明原因", "--anyway goes with --reason"))
    }
  }

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    do {
      try FileLock.holding(file) { try write(playbook, language) }
    } catch let fault as FileFault {
      try Failing.orExit(language) { () throws(FileFault) in throw fault }
    }
  }

  /// Reads the file, adds the entry or takes one back, and writes it, while the file is locked.
  private func write(_ playbook: Playbook, _ language: Language) throws {
    let bytes = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(file) }
    let loaded = CaseReader(playbook).read(SourceFile(name: file, text: bytes))
    Console.error(loaded.diagnostics, language)
    guard let content = loaded.content, let document = loaded.document else { throw ExitCode(2) }
    let advisor = Advisor(playbook)
    do {
      if undo {
        let recorder = Recorder(content, document, advisor.rules(on: date.date))
        try takeBack(content, recorder, playbook, language)
      } else {
        try record(content, document, advisor, language)
      }
    } catch let fault as EditFault {
      Console.error([fault.diagnostic(in: loaded.file)], language)
      throw ExitCode(2)
    }
  }

  private func record(
    _ content: Case, _ document: Document, _ advisor: Advisor, _ language: Language
  ) throws {
    let entry = try entry(content, advisor.playbook, language)
    let known = content.known(on: entry.on)
    let situations = advisor.situations(of: known, on: entry.on)
    let remarks = RecordRemarks(
      entry, advisor.advise(known, on: entry.on, parts: [.blockers, .actions]), log: content.log,
      path: file, language: language)
    var recorder = Recorder(content, document, advisor.rules(on: entry.on))
    let done = recorder.done(before: entry)
    let recording = try recorder.record(entry)
    let refusals = remarks.refusals(
      today: date.date, situations,
      making: advisor.contradictions(
        of: recording.case.known(on: entry.on), besidesThoseOf: known, on: entry.on))
    if !refusals.isEmpty, !anyway {
      Console.error(refused(refusals)[language])
      throw ExitCode(2)
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try DurableFile.write(recording.text, to: file)
    }
    let follows = remarks.follows(
      in: advisor.advise(
        recording.case.known(on: date.date), on: date.date, parts: [.blockers, .actions]),
      before: advisor.advise(
        content.known(on: date.date), on: date.date, parts: [.blockers, .actions]))
    let lines =
      remarks.lines(situations, after: done)
      + [remarks.papers(situations), follows].compactMap { $0 }
    Console.error(
      said(entry, recording, advisor.playbook, language) + lines.map { $0 + "\n" }.joined())
  }

  /// Why the entry is refused, and how to write it all the same.
  private func refused(_ refusals: [String]) -> Wording {
    let lines = refusals.map { "  - \($0)\n" }.joined()
    return Wording(
      en: "advisor: not recorded, \(file) is unchanged:\n" + lines
        + "If it is so all the same, add `--anyway --reason \"...\"`.\n",
      zh: "advisor：未记录，\(file) 未改动：\n" + lines
        + "如情况确实如此，请加 `--anyway --reason \"...\"`。\n")
  }

  private func takeBack(
    _ content: Case, _ recorder: Recorder, _ playbook: Playbook, _ language: Language
  ) throws {
    var slips: [Diagnostic] = []
    let remedy = remedy.flatMap { reference($0, playbook, &slips) }
    Console.error(slips, language)
    guard slips.isEmpty else { throw ExitCode(2) }
    var recorder = recorder
    guard let undoing = try recorder.undo(remedy, on: date.date, reason: reason) else {
      let name = remedy.map { " `\(playbook[$0].id)`" } ?? ""
      Console.error(
        Wording(
          en:
            "advisor: \(file) has no entry\(name.isEmpty ? "" : " of" + name) that could be taken back\n",
          zh: "advisor：\(file) 没有\(name.isEmpty ? "" : name + " 的")可撤回的记录\n")[language])
      throw ExitCode(2)
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try DurableFile.write(undoing.text, to: file)
    }
    Console.error(
      RecordRemarks.undone(
        undoing.entry, undoing.facts, of: content, in: playbook, path: file, language: language))
  }

  /// The remedy that was named; an unknown one is a slip.
  private func reference(_ name: String, _ playbook: Playbook, _ slips: inout [Diagnostic])
    -> Reference<Remedy>?
  {
    let remedies = playbook.remedies.references(where: { _ in true }).map { remedy in
      let own = playbook[remedy].declaration
      return Named(remedy, id: own.id, title: own.title, formerly: own.formerly)
    }
    return TypedName(whole: name, option: "record")
      .find(NameSearch(remedies), "remedy", SectionName.remedies.word, &slips)
  }

  /// The states by their names in both languages.
  private static let statuses = NameSearch(
    LogEntry.Status.allCases.map { status in
      let words = Language.allCases.map { language in
        Text.Translation(language: language.rawValue, text: Labels.log(status)[language])
      }
      return Named(status, id: status.rawValue, title: Text(words))
    })

  /// The states as the help lists them.
  private static var states: String {
    LogEntry.Status.allCases.map { status in
      told("\(Labels.log(status).zh) \(status.rawValue)", status.rawValue)
    }.joined(separator: told("、", ", "))
  }

  /// The entry; an unknown remedy, state or part is refused with a suggestion, and status 2.
  private func entry(_ content: Case, _ playbook: Playbook, _ language: Language) throws
    -> LogEntry
  {
    var slips: [Diagnostic] = []
    let reference = reference(remedy ?? "", playbook, &slips)
    let status = TypedName(whole: status ?? "", option: "record")
      .find(Self.statuses, "status", Wording(en: "state", zh: "状态"), &slips)
    let part = part.flatMap { TypedName(part: $0, option: "--part").part(of: content, &slips) }
    let day = on ?? date.date
    if let due, due < day {
      let place = Place(SourceFile(typed: due.text, for: "--due"), Span(0, due.text.utf8.count))
      slips.append(.dueBeforeEntry(due.text, day.text, at: place))
    }
    Console.error(slips, language)
    guard slips.isEmpty, let reference, let status else { throw ExitCode(2) }
    return LogEntry(
      on: day, remedy: reference, status: status, by: by, reason: reason, note: note, part: part,
      due: due)
  }

  /// What was recorded, with the names of the playbook.
  private func recorded(_ entry: LogEntry, _ playbook: Playbook) -> Wording {
    let remedy = playbook[entry.remedy].declaration
    let part = entry.part.map { "@\($0)" } ?? ""
    return Wording(
      en:
        "recorded in \(file): \(entry.on.text) \(remedy.title[.en]) [\(remedy.id)\(part)] \(Labels.log(entry.status).en)",
      zh:
        "已记入 \(file)：\(entry.on.text) \(remedy.title[.zh])[\(remedy.id)\(part)] \(Labels.log(entry.status).zh)"
    )
  }

  private func titles(_ names: [String], _ playbook: Playbook, _ language: Language) -> String {
    names.map { name in
      let fact = playbook.vocabulary.slot(named: name).flatMap(playbook.fact)
      return fact.map { "\($0.title[language]) [\(name)]" } ?? name
    }.joined(separator: language == .zh ? "、" : ", ")
  }

  private func said(
    _ entry: LogEntry, _ recording: Recorder.Recording, _ playbook: Playbook, _ language: Language
  ) -> String {
    func titles(_ names: [String]) -> String { self.titles(names, playbook, language) }
    var text = recorded(entry, playbook)[language] + "\n"
    if !recording.written.isEmpty {
      text +=
        Wording(
          en: "facts written: \(titles(recording.written))",
          zh: "已更新事实：\(titles(recording.written))")[language] + "\n"
    }
    if !recording.open.isEmpty {
      text +=
        Wording(
          en: "not written, since the facts before are unknown: \(titles(recording.open))",
          zh: "未写入（此前事实未知，无法推算）：\(titles(recording.open))")[language] + "\n"
    }
    for fact in recording.later {
      let name = titles([fact.name]) + (fact.part.map { "@\($0)" } ?? "")
      let wording =
        fact.isWritten
        ? Wording(
          en:
            "note: \(name) counts until \(fact.on.text); the file states it otherwise from that day on",
          zh: "提示：\(name) 计至 \(fact.on.text)；自该日起案卷另有记载")
        : Wording(
          en:
            "warning: \(name) is not written: the case states it for \(fact.on.text), after this entry",
          zh: "警告：\(name) 未写入：案卷已载明全案 \(fact.on.text)（晚于本条记录）的情况")
      text += wording[language] + "\n"
    }
    return text
  }
}
