import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import Tables

/// What an import has done, in all formats.
struct ImportReport {
  private let result: TableImport
  private let playbook: Playbook
  private let folder: String
  private let language: Language

  init(_ result: TableImport, _ playbook: Playbook, folder: String, language: Language) {
    (self.result, self.playbook) = (result, playbook)
    (self.folder, self.language) = (folder, language)
  }

  /// Writes the report to standard output.
  func write(_ format: ListFormat) throws {
    if format == .text {
      return try Failing.orExit(language) { () throws(FileFault) in try Console.out(text) }
    }
    let title = say("Import", "导入台账")
    let page = Page(
      language: language, id: title, title: title, head: [Page.Line(nil, [total.trimmed])],
      sections: [Page.Section(say("Cases", "案件"), [.table(table)])], close: "")
    let report = ListReport([page], [table.worksheet(title, language)], json)
    let bytes = try report.document(format, color: false, width: 80, language)
    try Failing.orExit(language) { () throws(FileFault) in try Console.out(bytes: bytes) }
  }

  /// A row for each new case, each that is there, and each difference.
  private var table: Page.Table {
    let columns: [Page.Table.Column] = [
      .init(say("Result", "结果"), width: 8), .init(say("Case", "案号"), width: 16),
      .init(say("Fact", "事实"), width: 26), .init(say("In the file", "文件所载"), width: 20),
      .init(say("In the table", "表格所载"), width: 20),
    ]
    func row(_ result: String, _ id: String, _ said: [String?] = [nil, nil, nil]) -> Page.Table.Row
    {
      Page.Table.Row([.init(result), .init(id)] + said.map { .init($0) })
    }
    let known = result.known.flatMap { item -> [Page.Table.Row] in
      guard let differences = item.differences, !differences.isEmpty else {
        let unread = say("not compared", "未比较")
        return [row(item.differences == nil ? unread : say("there", "已有"), item.id)]
      }
      return differences.map { difference in
        let words = words(difference)
        return row(say("differs", "不同"), item.id, [words.name, words.file, words.table])
      }
    }
    return Page.Table(columns, result.new.map { row(say("new", "新建"), $0.id) } + known)
  }

  /// The report for programs: `advisor.import/1`.
  private var json: JSON {
    let differing = result.known.filter { $0.differences?.isEmpty != true }
    return .object([
      ("schema", .string("advisor.import/1")),
      (
        "new",
        .array(
          result.new.map {
            .object([
              ("case", .string($0.id)), ("title", .optional($0.title)), ("file", .string($0.name)),
            ])
          })
      ),
      ("there", .array(result.known.map { .string($0.id) })),
      (
        "differ",
        .array(
          differing.map { item in
            .object([
              ("case", .string(item.id)),
              ("differences", item.differences.map { .array($0.map(difference)) } ?? .null),
            ])
          })
      ), ("unusable", .integer(result.badRows.count)),
    ])
  }

  private func difference(_ difference: TableImport.Difference) -> JSON {
    let name: [(String, JSON)] =
      switch difference.subject {
      case .key(let key): [("key", .string(key))]
      case .fact(let fact, let part):
        [("fact", .string(fact.id))] + (part.map { [("part", .string($0))] } ?? [])
      }
    return .object(
      name + [
        ("file", difference.file.map { JSON($0) } ?? .null), ("table", JSON(difference.table)),
      ])
  }

  private var text: String {
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
    let words = words(difference)
    let old = words.file ?? say("nothing", "未载")
    return say(
      "        \(words.name): file \(old), table \(words.table)\n",
      "        \(words.name)：文件 \(old)，表格 \(words.table)\n")
  }

  /// What differs, what the file says, and what the table says.
  private func words(_ difference: TableImport.Difference)
    -> (name: String, file: String?, table: String)
  {
    let values = ShownValue(language: language)
    switch difference.subject {
    case .key(let key): return (key, difference.file.map(\.plain), difference.table.plain)
    case .fact(let fact, let part):
      return (
        "\(fact.title[language]) [\(fact.id)\(part.map { "@\($0)" } ?? "")]",
        difference.file.map { values.text($0, of: fact) }, values.text(difference.table, of: fact)
      )
    }
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
