import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports
import YAML

extension LogEntry.Status: ExpressibleByArgument {}

/// `advisor record`: writes into a case file what happened, and what it achieved.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "记录进展 / Record what happened, and what it achieved")

  @Argument(help: "案件文件 / the case file")
  var file: String

  @Argument(help: "措施 / the remedy's id")
  var remedy: String

  @Argument(help: "状态 / what happened")
  var status: LogEntry.Status

  @Option(help: "日期 / the day (default: today)")
  var on: CalendarDate?

  @Option(help: "由谁 / by whom; for `submitted`: with whom it lies")
  var by: String?

  @Option(help: "原因 / why it failed or was declined")
  var reason: String?

  @Option(help: "备注 / a note")
  var note: String?

  @Option(help: "部分（如某栋楼）/ the part")
  var part: String?

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func validate() throws { try WrittenCase.check(file) }

  func run() throws {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    do {
      try FileLock.holding(file) { try write(playbook, language) }
    } catch let fault as FileFault {
      try Failing.orExit(language) { () throws(FileFault) in throw fault }
    }
  }

  /// Reads the file, adds the entry and writes it, while the file is locked.
  private func write(_ playbook: Playbook, _ language: Language) throws {
    let bytes = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(file) }
    let loaded = CaseReader(playbook).read(SourceFile(name: file, text: bytes))
    Console.error(loaded.diagnostics, language)
    guard let content = loaded.content, let document = loaded.document else { throw ExitCode(2) }
    let entry = try entry(content, playbook, language)
    let advisor = Advisor(playbook)
    var recorder = Recorder(content, document, advisor.rules(on: entry.on))
    do {
      let recording = try recorder.record(entry)
      try Failing.orExit(language) { () throws(FileFault) in
        try DurableFile.write(recording.text, to: file)
      }
      let remarks = RecordRemarks(
        entry, advisor.advise(content, on: entry.on, parts: [.blockers, .actions]), path: file,
        language: language)
      Console.error(
        said(recording, playbook, language) + remarks.lines.map { $0 + "\n" }.joined())
    } catch let fault as EditFault {
      Console.error([fault.diagnostic(in: loaded.file)], language)
      throw ExitCode(2)
    }
  }

  /// The entry; an unknown remedy or part is refused with a suggestion, and status 2.
  private func entry(_ content: Case, _ playbook: Playbook, _ language: Language) throws
    -> LogEntry
  {
    var slips: [Diagnostic] = []
    func place(of text: String) -> Place {
      Place(SourceFile(name: "record", text: text), Span(0, text.utf8.count))
    }
    let reference = playbook.remedy(named: remedy)
    if reference == nil {
      slips.append(
        .unknownReference(
          remedy, to: .remedies, known: playbook.ids(of: .remedies), at: place(of: remedy)))
    }
    let parts = content.parts.map(\.id)
    if let part, !parts.contains(part) {
      slips.append(
        .unknownReference(
          part, to: "part", Wording(en: "part", zh: "部分"), known: parts, at: place(of: part)))
    }
    Console.error(slips, language)
    guard slips.isEmpty, let reference else { throw ExitCode(2) }
    if let on, on > date.date { Console.error(aheadOfTime(on)[language]) }
    return LogEntry(
      on: on ?? date.date, remedy: reference, status: status, by: by, reason: reason,
      note: note, part: part)
  }

  /// The warning about an entry in the future, which is allowed but is usually a slip.
  private func aheadOfTime(_ day: CalendarDate) -> Wording {
    let today = date.date.text
    return Wording(
      en: "advisor: as of \(today), \(day.text) is still to come; the entry counts from then on\n",
      zh: "advisor: 截至 \(today)，\(day.text) 尚未到来，该记录自那天起才计入\n")
  }

  private func said(_ recording: Recorder.Recording, _ playbook: Playbook, _ language: Language)
    -> String
  {
    func titles(_ names: [String]) -> String {
      names.map { name in
        let fact = playbook.vocabulary.slot(named: name).flatMap(playbook.fact)
        return fact.map { "\($0.title[language]) (\(name))" } ?? name
      }.joined(separator: language == .zh ? "、" : ", ")
    }
    var text = Wording(en: "recorded in \(file)", zh: "已记入 \(file)")[language] + "\n"
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
      text +=
        Wording(
          en:
            "warning: \(name) stays as it is: the file states it for \(fact.on.text), after this entry",
          zh: "警告：\(name) 保持不变：案卷已载明 \(fact.on.text)（晚于本条记录）的情况")[language] + "\n"
    }
    return text
  }
}
