import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Glibc
import Playbooks
import Reports

/// `advisor import`: rows of a table become case files (contract, section 6).
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: told("导入台账", "Case files from the rows of a table"),
    discussion: told(
      """
      列名写事实的名称或标题；另有 案号、名称、立案日期、牵头单位、包案领导、工作专班、来源、填报日期。
      已有的案件文件不改动，只列出不同之处。
      """,
      """
      Headings are names or titles of facts, and case, title, opened, lead, leader, team, \
      source and asked_on. A case file that is there is not touched: what differs is shown.
      """))

  @Argument(help: told("表格，CSV 或 xlsx；- 为标准输入", "the table, CSV or xlsx; - is standard input"))
  var table: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(told("案件文件夹", "the folder of the case files"), valueName: "folder"))
  var output: String

  @Option(help: told("输出格式", "text, json, markdown, html, csv, xlsx or docx"))
  var format = ListFormat.text

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try format.refuse(forTerminal: isatty(STDOUT_FILENO) == 1, "> ")
    let language = language.language
    let playbook = try Rulebook.open(rules.rules, language)
    let bytes = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(table) }
    let existing = Folder.isFolder(output) ? CaseFiles.names(output, language) : []
    let result = TableImport(
      bytes, name: table == "-" ? "<standard input>" : table, playbook,
      existing: CaseFiles(silently: existing, playbook, language).cases, on: date.date)
    Console.error(result.findings + result.badRows.flatMap { $0 }, language)
    try Failing.orExit(language) { () throws(FileFault) in try write(result.new) }
    if result.findings.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    let report = ImportReport(result, playbook, folder: output, language: language)
    try report.write(format)
    if !result.badRows.isEmpty { throw ExitCode(2) }
  }

  /// Writes the new files; one that is there under such a name is never replaced.
  private func write(_ new: [TableImport.New]) throws(FileFault) {
    if new.isEmpty { return }
    try Folder.make(output)
    let files = new.map { (path: Folder.path($0.name, below: output), bytes: $0.text) }
    for file in files where access(file.path, F_OK) == 0 {
      throw FileFault(path: file.path, code: EEXIST)
    }
    try DurableFile.write(files)
  }
}
