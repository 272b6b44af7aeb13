import Advising
import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import YAML

/// `advisor record`: writes into a case file what happened, and what it achieved.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: told("记录进展", "Record what happened, and what it achieved"))

  @Argument(
    help: told("案件文件；与 --from 同用时可为多个文件或文件夹", "the case file; with --from, files or folders"))
  var file: String

  @Argument(help: told("措施，写名称或编号", "the remedy: its title or id"))
  var remedy: String?

  @Argument(
    help: told(
      "状态：\(Self.states)", "what happened: \(Self.states)"),
    completion: .list(LogEntry.Status.allCases.map(\.rawValue)))
  var status: String?

  @Argument(help: ArgumentHelp(visibility: .hidden))
  var more: [String] = []

  @Option(
    help: told(
      "读入填好的填报表（`pack` 生成的 csv 或 xlsx）", "read a form that `pack` wrote, filled in: csv or xlsx"))
  var from: String?

  @Flag(help: told("与 --from 同用：只核对，不写入", "with --from: only check, write nothing"))
  var dryRun = false

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

  @Option(help: told("案件的某一部分，写名称或编号", "a part of the case: its title or id"))
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
    let words = [file, remedy, status].compactMap { $0 } + more
    for word in from == nil ? [file] : words { try WrittenCase.check(word) }
    if from != nil { return try validateForm() }
    if let first = more.first {
      throw ValidationError(
        told("多出了 `\(first)`；含空格的内容请加引号", "Unexpected argument '\(first)'"))
    }
    if dryRun {
      throw ValidationError(told("--dry-run 只与 --from 同用", "--dry-run goes with --from"))
    }
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

  /// Refuses what a form says row by row.
  private func validateForm() throws {
    let others = [
      on != nil, by != nil, reason != nil, note != nil, part != nil, due != nil, anyway, undo,
    ]
    if others.contains(true) {
      throw ValidationError(
        told(
          "--from 只与案件文件和 --dry-run 同用：日期、原因等由表中各行填写",
          "--from goes with case files and --dry-run only: the rows of the form say the rest"))
    }
  }

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    if let from {
      let cases = [file, remedy, status].compactMap { $0 } + more
      let recording = FormRecording(
        form: from, cases: cases, advisor: Advisor(playbook), today: date.date,
        isDryRun: dryRun, language: language)
      return try recording.run()
    }
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
    let trial = try EntryTrial(
      entry, in: content, document, advisor, path: file, today: date.date, language)
    if !trial.refusals.isEmpty, !anyway {
      Console.error(refused(trial.refusals)[language])
      throw ExitCode(2)
    }
    try Failing.orExit(language) { () throws(FileFault) in
      try DurableFile.write(trial.recording.text, to: file)
    }
    Console.error(trial.said(today: date.date).map(Console.wrapped).joined())
  }

  /// Why the entry is refused, and how to write it all the same.
  private func refused(_ refusals: [String]) -> Wording {
    let lines = refusals.map { Console.wrapped("- \($0)") }.joined()
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
    let said = RecordRemarks.undone(
      undoing.entry, undoing.facts, of: content, in: playbook, path: file, language: language)
    Console.error(said.map(Console.wrapped).joined())
  }

  /// The remedy that was named; an unknown one is a slip.
  private func reference(_ name: String, _ playbook: Playbook, _ slips: inout [Diagnostic])
    -> Reference<Remedy>?
  {
    TypedName(whole: name, option: "record")
      .find(RecordNames.remedies(playbook), "remedy", SectionName.remedies.word, &slips)
  }

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
      .find(RecordNames.statuses, "status", RecordNames.status, &slips)
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
}
