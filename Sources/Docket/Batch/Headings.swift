import Diagnostics
import Playbooks
import Tables

/// Reads the row of headings of a table of cases, and says once what is wrong with a column.
struct Headings {
  private let table: Table
  private let row: Table.Row
  private let playbook: Playbook
  private let search: HeadingSearch
  private let keys: Set<CaseKey>
  private(set) var columns: [CaseTable.Column] = []
  private(set) var findings: [Diagnostic] = []

  init(
    _ table: Table, _ row: Table.Row, _ playbook: Playbook, _ search: HeadingSearch,
    _ keys: Set<CaseKey>
  ) {
    self.table = table
    self.row = row
    self.playbook = playbook
    self.search = search
    self.keys = keys
  }

  mutating func read() {
    var places: [CaseHeading: Place] = [:]
    var others: [Other] = []
    for cell in row.cells {
      let place = table.place(of: cell, in: row)
      if let fault = cell.fault {
        findings.append(.brokenCell(fault, at: place))
        continue
      }
      switch search.find(cell.text) {
      case .found(let heading):
        guard isRead(heading, cell, at: place) else {
          others.append(Other(cell: cell, isKey: true))
          continue
        }
        if let first = places[heading] {
          findings.append(.definedTwice(name(of: heading), at: place, first: first))
        }
        places[heading] = place
        columns.append(.init(index: cell.column, heading: heading, title: cell.text.trimmed))
      case .several(let meant): findings.append(.headingOfSeveral(cell.text, meant, at: place))
      case .near(let name, let hasUnit):
        findings.append(.headingNear(cell.text, name, hasUnit: hasUnit, at: place))
      case .none: others.append(Other(cell: cell, isKey: false))
      }
    }
    tellNotRead(others)
  }

  /// Whether the column is read; what a cell cannot hold is a finding.
  private mutating func isRead(_ heading: CaseHeading, _ cell: Table.Cell, at place: Place) -> Bool
  {
    guard case .fact(let slot, let part) = heading, let fact = playbook.fact(at: slot) else {
      if case .key(let key) = heading { return keys.contains(key) }
      return false
    }
    let old = part == nil ? cell.text.trimmed : String(cell.text.prefix { !"@＠".contains($0) })
    _ = playbook.nameOfToday(
      old.trimmed, in: .facts, at: place, suffix: part.map { "@\($0)" } ?? "", into: &findings)
    if fact.isList {
      findings.append(.listInCell(fact, at: place))
    } else if part != nil, fact.ofCase {
      findings.append(.notOfTheCase(fact.id, at: place))
    }
    return true
  }

  private func name(of heading: CaseHeading) -> String {
    switch heading {
    case .key(let key): key.rawValue
    case .fact(let slot, let part):
      (playbook.fact(at: slot)?.id ?? "") + (part.map { "@\($0)" } ?? "")
    }
  }

  /// A column that is not read; a key of a case file may be one that is not wanted.
  private struct Other {
    let cell: Table.Cell
    let isKey: Bool
    var text: String { cell.text.filter { !$0.isNewline }.trimmed }
  }

  /// Names the columns that are not read, with what is likest to each.
  private mutating func tellNotRead(_ others: [Other]) {
    guard let first = others.first else { return }
    let notes = others.compactMap { other -> Diagnostic.Note? in
      guard !other.isKey, let like = search.likest(other.text) else { return nil }
      return Diagnostic.Note(
        Wording(
          en: "`\(other.text)` is perhaps \(like.shown(.en)): type that if so",
          zh: "`\(other.text)` 也许是 \(like.shown(.zh))：如是，请改用该名称"))
    }
    findings.append(
      .columnsNotRead(
        others.map { "`\($0.text)`" }, at: table.place(of: first.cell, in: row), notes: notes))
  }

  /// Names the columns that have cells and no heading.
  mutating func tellUnnamed(_ columns: [Int]) {
    let names = columns.map { Table.letters(of: $0) }
    findings.append(.columnsNotRead(names, at: table.place(of: row), notes: []))
  }

  /// Says that no column has the ids of the cases.
  mutating func tellNoCase() {
    findings.append(.noCaseColumn(at: table.place(of: row)))
  }

  /// Says that there is something above the headings.
  mutating func tellAbove() {
    findings.append(.rowsAbove(row.number, at: table.place(of: table[0])))
  }
}

extension Diagnostic {
  fileprivate static func headingNear(
    _ text: String, _ name: String, hasUnit: Bool, at place: Place
  ) -> Diagnostic {
    let rest =
      hasUnit
      ? Wording(
        en: "and a unit other than that of the fact in the cells, such as `3200万元`",
        zh: "单位与该事实不同的，请写在单元格中，如 `3200万元`")
      : Wording(
        en: "a column that should not be read needs another heading", zh: "不需要读取的列请改用其他列名")
    return Diagnostic(
      "unknown-heading", .error,
      Wording(
        en: "the heading `\(text.trimmed)` is neither a fact nor a key of a case",
        zh: "列名 `\(text.trimmed)` 不是事实，也不是案件的栏目"),
      at: place,
      help: Wording(
        en: "write `\(name)`; \(rest.en)", zh: "写 `\(name)`；\(rest.zh)"))
  }

  fileprivate static func headingOfSeveral(
    _ text: String, _ meant: [Named<CaseHeading>], at place: Place
  ) -> Diagnostic {
    Diagnostic(
      "ambiguous-heading", .error,
      Wording(
        en: "the heading `\(text.trimmed)` can mean \(meant.count) things",
        zh: "列名 `\(text.trimmed)` 可指 \(meant.count) 项"),
      at: place,
      help: Wording(
        en: "write the name: " + meant.map { "`\($0.id)`" }.joined(separator: " or "),
        zh: "请写明名称：" + meant.map { "`\($0.id)`" }.joined(separator: " 或 ")))
  }

  fileprivate static func listInCell(_ fact: Fact, at place: Place) -> Diagnostic {
    Diagnostic(
      "list-in-cell", .error,
      Wording(
        en: "`\(fact.id)` is a list, which no cell can hold", zh: "`\(fact.id)` 是清单，单元格中无法填写"),
      at: place,
      help: Wording(
        en: "leave the column out, and write the list into the case file",
        zh: "请删去该列，清单写入案件文件"))
  }

  fileprivate static func noCaseColumn(at place: Place) -> Diagnostic {
    Diagnostic(
      "no-case-column", .error,
      Wording(en: "no column says which case a row is about", zh: "没有一列写明各行是哪个案件"), at: place,
      help: Wording(
        en: "write `case` or `案件` over the column of the ids", zh: "请在案号一列写上列名 `案件` 或 `案号`"))
  }

  fileprivate static func columnsNotRead(_ names: [String], at place: Place, notes: [Note])
    -> Diagnostic
  {
    Diagnostic(
      "not-read", .note,
      Wording(
        en: "columns that are not read: \(names.joined(separator: ", "))",
        zh: "以下各列未读取：\(names.joined(separator: "、"))"),
      at: place, notes: notes)
  }

  fileprivate static func rowsAbove(_ number: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      "not-read", .note,
      Wording(
        en: "the headings are in row \(number); what stands above is not read",
        zh: "列名在第 \(number) 行，其上的内容未读取"),
      at: place)
  }
}
