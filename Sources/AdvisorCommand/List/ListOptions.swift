import Advising
import ArgumentParser
import Caseload
import Diagnostics
import Docket
import FEEL
import Files
import Parallelism
import Playbooks
import Reports

extension ListFormat: ExpressibleByArgument {}
extension CaseloadOrder: ExpressibleByArgument {}
extension CaseState: ExpressibleByArgument {}

/// The cases of a list, and the options that all commands on lists share (contract, section 6).
struct ListOptions: ParsableArguments {
  /// The value of `--examples`.
  enum Examples: String, ExpressibleByArgument, CaseIterable {
    case yes, no
  }

  @Argument(help: told("案件文件或文件夹", "case files, or folders of them"))
  var cases: [String]

  @Option(
    help: told(
      "示例案件是否列入（默认：另有案件时不列入）",
      "whether cases marked as examples belong to the list (default: only where there are no others)"
    ))
  var examples = Examples.no

  @Option(
    help: told(
      "输出格式", "text, json, markdown, html, csv, xlsx or docx"))
  var format = ListFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions
  @OptionGroup var output: OutputOptions

  /// Reads the playbook and the cases; examples that are left out are named.
  func read() throws -> ListInput {
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let files = CaseFiles(cases, playbook, language)
    let parted = Caseload.parted(
      files.cases.compactMap(\.content), withExamples: examples == .yes)
    return ListInput(
      advisor: Advisor(playbook), date: date.date, cases: parted.list,
      examples: parted.examples.map { ListedCase($0, playbook) }, unreadable: files.unreadable)
  }

  /// Writes the report in the format that was asked for.
  ///
  /// The command ends with status 2 where a case could not be read.
  func write(_ report: ListReport, of input: ListInput) throws {
    let language = language.language
    try format.refuse(forTerminal: output.isTerminal, "-o ")
    let bytes = try report.document(
      format, color: output.color, width: output.width, language)
    try Failing.orExit(language) { () throws(FileFault) in try output.write(bytes: bytes) }
    if input.hadFaults { throw ExitCode(2) }
  }

  /// Prints the ids of the cases, one a line.
  func write(ids: [String], of input: ListInput) throws {
    let text = ids.map { $0 + "\n" }.joined()
    try Failing.orExit(language.language) { () throws(FileFault) in try output.write(text) }
    if input.hadFaults { throw ExitCode(2) }
  }
}

extension ListFormat {
  /// Refuses to write a format for files to a terminal; `way` is what to type before a file's name.
  func refuse(forTerminal isTerminal: Bool, _ way: String) throws {
    guard isTerminal, self == .xlsx || self == .docx else { return }
    throw ValidationError(
      told(
        "\(rawValue) 是文件格式；请加 `\(way)文件名.\(rawValue)`",
        "\(rawValue) is no text for a terminal; add `\(way)FILE.\(rawValue)`"))
  }
}

extension ListReport {
  /// The report as the bytes of a file in that format.
  func document(_ format: ListFormat, color: Bool, width: Int, _ language: Language) throws
    -> [UInt8]
  {
    let bytes = bytes(format, color: color, width: width)
    if format != .docx { return bytes }
    return try TextDocument.made(fromHTML: bytes, in: frame(language), language)
  }
}

/// The cases of a list as they were read, before there is advice on them.
struct ListInput {
  let advisor: Advisor
  let date: CalendarDate
  let cases: [Case]
  let examples: [ListedCase]
  let unreadable: [UnreadableCase]

  var hadFaults: Bool { !unreadable.isEmpty }

  /// The list without its cases, for reports that need no advice.
  var empty: Caseload {
    Caseload([], examples: examples, unreadable: unreadable, advisor.playbook, on: date)
  }

  /// The list with advice for the day.
  func list(with parts: AdviceParts = CaseloadEntry.parts) -> Caseload {
    list(on: date, with: parts)
  }

  /// The list with advice for another day.
  func list(on day: CalendarDate, with parts: AdviceParts = CaseloadEntry.parts) -> Caseload {
    advisor.prepare(for: day)
    let entries = Parallel.map(cases) {
      CaseloadEntry(advisor.advise($0, on: day, parts: parts))
    }
    return Caseload(
      entries, examples: examples, unreadable: unreadable, advisor.playbook, on: day)
  }
}
