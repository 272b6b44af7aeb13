import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Glibc
import Playbooks
import Reports

/// `advisor import`: rows of a table become case files (contract, section 6).
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: told("导入台账", "Case files from the rows of a table"),
    discussion: told(
      """
      列名写事实的名称或标题；另有 案号、名称、立案日期、牵头单位、包案领导、来源、填报日期。
      已有的案件文件不改动，只列出不同之处。
      """,
      """
      Headings are names or titles of facts, and case, title, opened, lead, leader, source, \
      asked_on. A case file that is there is not touched: what differs is shown.
      """))

  @Argument(help: told("表格，CSV 或 xlsx；- 为标准输入", "the table, CSV or xlsx; - is standard input"))
  var table: String

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(told("案件文件夹", "the folder of the case files"), valueName: "folder"))
  var output: String

  @OptionGroup var rules: RulesOptions
  @OptionGroup var date: DateOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
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
    let text = ImportText(result, folder: output, language: language).text
    try Failing.orExit(language) { () throws(FileFault) in try Console.out(text) }
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

/// What an import has done, for people.
private struct ImportText {
  private let result: TableImport
  private let folder: String
  private let language: Language

  init(_ result: TableImport, folder: String, language: Language) {
    (self.result, self.folder, self.language) = (result, folder, language)
  }

  var text: String {
    let new = result.new.map { file in
      let title = file.title.map { "  \($0)" } ?? ""
      return say("new   ", "新建 ") + Folder.path(file.name, below: folder) + title + "\n"
    }
    return new.joined() + result.known.map(known).joined() + total
  }

  private func known(_ item: TableImport.Known) -> String {
    guard let differences = item.differences else {
      return say("there ", "已有 ") + item.file.name
        + say("  it cannot be read, and was not compared\n", "  无法读取，未比较\n")
    }
    if differences.isEmpty { return say("there ", "已有 ") + item.file.name + "\n" }
    return say("other ", "不同 ") + item.file.name + "\n" + differences.map(line).joined()
  }

  private func line(_ difference: TableImport.Difference) -> String {
    let values = ShownValue(language: language)
    let (name, shown): (String, (Value) -> String) =
      switch difference.subject {
      case .key(let key): (key, { $0.plain })
      case .fact(let fact, let part):
        (
          "\(fact.title[language]) [\(fact.id)\(part.map { "@\($0)" } ?? "")]",
          { values.text($0, of: fact) }
        )
      }
    let old = difference.file.map(shown) ?? say("nothing", "未载")
    return say(
      "        \(name): file \(old), table \(shown(difference.table))\n",
      "        \(name)：文件 \(old)，表格 \(shown(difference.table))\n")
  }

  private var total: String {
    let (new, there) = (result.new.count, result.known.count)
    let other = result.known.count { $0.differences?.isEmpty == false }
    let bad = result.badRows.count
    let rest =
      bad == 0
      ? ""
      : say(
        "; \(bad) \(bad == 1 ? "row" : "rows") could not be used", "；\(bad) 行无法使用")
    return say(
      "\(new) new, \(there) there already, of these \(other) \(other == 1 ? "differs" : "differ")"
        + "\(rest)\n",
      "新建 \(new) 件，已有 \(there) 件，其中 \(other) 件有不同\(rest)\n")
  }

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }
}

extension Value {
  /// A text or a day as it is written.
  fileprivate var plain: String {
    if case .string(let text) = self { text } else { text }
  }
}
