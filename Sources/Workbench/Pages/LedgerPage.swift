import CaseStore
import Caseload
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// The ledger: all cases, filtered by what the address says.
struct LedgerPage {
  private let visit: Visit
  private let ledger: StoredLedger
  private let playbook: Playbook

  /// The columns that are shown, by their places in the whole ledger.
  private static let shown = [0, 1, 2, 3, 5, 6, 7, 9, 8, 11]

  static func answer(_ visit: Visit) -> WebResponse { .page(LedgerPage(visit).page) }

  private init(_ visit: Visit) {
    self.visit = visit
    ledger = visit.store.ledger(on: visit.day)
    playbook = visit.store.rules.playbook
  }

  private var language: Language { visit.language }
  private func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  /// The list: examples are left out where there are other cases, unless they are asked for.
  private var list: [LedgerLine] {
    let hasOwn = visit.store.heads.contains { !$0.isExample }
    return !hasOwn || visit.query["examples"] == "yes"
      ? ledger.lines : ledger.lines.filter { !$0.isExample }
  }

  private var order: CaseloadOrder {
    visit.query["sort"].flatMap(CaseloadOrder.init(rawValue:)) ?? .attention
  }

  private var figure: CaseloadFigure {
    visit.query["state"].flatMap { CaseloadFigure($0) } ?? .cases
  }

  private var office: Reference<Office>? {
    visit.query.filled("office").flatMap { id in
      playbook.offices.references(where: { $0.id == id }).first
    }
  }

  private var leader: String? { visit.query.filled("leader") }

  /// The lines that all filters but the figure leave.
  private var filtered: [LedgerLine] {
    list.filter { line in
      (office.map(line.offices.contains) ?? true) && (leader.map { $0 == line.leader } ?? true)
    }
  }

  private var page: Markup {
    let title = say("Case ledger", "案件台账")
    guard ledger.missing > 0 || !ledger.lines.isEmpty || !visit.store.unusable.isEmpty else {
      return Frame(visit, title, at: .cases).page([tag("h1", [:], Markup(title)), empty])
    }
    let lines = filtered.filter { $0.isCounted(by: figure) }
      .sorted { $0.key(order).lexicographicallyPrecedes($1.key(order)) }
    let content = [
      tag("h1", [:], Markup(title)), progress, figures, filters,
      lines.isEmpty
        ? tag("p", [:], Markup(say("No case is like that.", "没有符合条件的案件。"))) : table(lines),
      leftOut, unusable, downloads,
    ]
    return Frame(visit, title, at: .cases).page(
      content, reloadAfter: ledger.missing > 0 ? 2 : nil)
  }

  private var empty: Markup {
    tag(
      "div", ["class": "empty"], tag("p", [:], Markup(say("There are no cases yet.", "还没有案件。"))),
      tag(
        "ul", [:],
        tag(
          "li", [:],
          Markup(say("Put case files into ", "把案卷文件放入 ")),
          tag("code", [:], Markup(visit.store.folder))),
        tag(
          "li", [:], Markup(say("Make them of the rows of a table: ", "从表格导入：")),
          tag("code", [:], "advisor import FILE.xlsx -o \(visit.store.folder)")),
        tag(
          "li", [:], Markup(say("Look at the examples: ", "打开示例：")),
          tag("code", [:], "scripts/workbench --demo"))))
  }

  private var progress: Markup {
    guard ledger.missing > 0 else { return .none }
    return tag(
      "p", ["class": "notice", "role": "status"],
      Markup(
        say(
          "\(ledger.missing) cases are still being worked out; the page loads itself again.",
          "尚有 \(ledger.missing) 件正在计算，页面会自动刷新。")))
  }

  /// The figures, each a link to the rows that it counts.
  private var figures: Markup {
    let all = CaseloadFigure.all.filter { own in
      own == .cases || filtered.contains { $0.isCounted(by: own) }
    }
    let links = all.map { own in
      tag(
        "a",
        [
          "href": address(state: own == .cases ? nil : own.word),
          "aria-current": own == figure ? "true" : nil,
        ],
        Markup(CaseloadWords.figure(own)[language]), " ",
        tag("b", [:], Markup(String(filtered.count { $0.isCounted(by: own) }))))
    }
    return tag("p", ["class": "figures"], links)
  }

  /// The address of this list with other filters.
  private func address(state: String?) -> String {
    let kept = visit.query.entries.filter {
      ["office", "leader", "sort", "examples"].contains($0.name)
    }
    return visit.link("cases", fields: kept + (state.map { [("state", $0)] } ?? []))
  }

  private var filters: Markup {
    let leaders = Set(list.compactMap(\.leader)).sorted()
    let offices = Set(list.flatMap(\.offices)).sorted { $0.index < $1.index }
    let fields = [
      choice("leader", say("Leader", "包案领导"), leaders.map { ($0, $0) }, leader),
      choice(
        "office", say("Led by", "牵头单位"),
        offices.map { (playbook[$0].id, playbook[$0].title[language]) },
        office.map { playbook[$0].id }),
      choice(
        "sort", say("Order", "排序"), CaseloadOrder.allCases.map { ($0.rawValue, word($0)) },
        order.rawValue, hasAll: false),
    ]
    let hidden =
      [figure == .cases ? nil : ("state", figure.word)].compactMap { $0 }
      + (visit.query["examples"].map { [("examples", $0)] } ?? [])
      + (visit.askedDay.map { [("as_of", $0.text)] } ?? [])
    return tag(
      "form", ["action": "/cases", "class": "filters"],
      hidden.map { tag("input", ["type": "hidden", "name": $0.0, "value": $0.1]) } + fields + [
        tag("button", ["type": "submit"], Markup(say("Show", "筛选")))
      ])
  }

  private func choice(
    _ name: String, _ label: String, _ values: [(value: String, title: String)], _ chosen: String?,
    hasAll: Bool = true
  ) -> Markup {
    let all = hasAll ? [tag("option", ["value": ""], Markup(say("all", "全部")))] : []
    let options = values.map { own in
      tag(
        "option", ["value": own.value, "selected": own.value == chosen ? "" : nil],
        Markup(own.title))
    }
    return tag("label", [:], Markup(label), " ", tag("select", ["name": name], all + options))
  }

  private func word(_ order: CaseloadOrder) -> String {
    switch order {
    case .attention: say("what needs attention", "先急后缓")
    case .state: say("state", "状态")
    case .due: say("due date", "期限")
    case .weight: say("size", "规模")
    case .age: say("age", "立案时间")
    }
  }

  private func table(_ lines: [LedgerLine]) -> Markup {
    let columns = LedgerReport.columns(of: playbook, language)
    let rows = lines.map { ($0, $0.row(language)) }
    let kept = Self.shown.filter { index in rows.contains { !$0.1.cells[index].text.isEmpty } }
    let heads = kept.map { tag("th", ["scope": "col"], Markup(columns[$0].title)) }
    let body = rows.map { line, row in
      tag(
        "tr", ["class": row.tone == .plain ? nil : row.tone.rawValue],
        kept.map { cell(row, $0, line, columns) })
    }
    return tag(
      "div", ["class": "wide"],
      tag(
        "table", ["class": "ledger"], tag("thead", [:], tag("tr", [:], heads)),
        tag("tbody", [:], body)))
  }

  private func cell(
    _ row: Page.Table.Row, _ index: Int, _ line: LedgerLine, _ columns: [Page.Table.Column]
  ) -> Markup {
    let text = Markup(row.cells[index].text.replacing("\n", with: say("; ", "；")))
    switch index {
    case 0: return tag("td", ["class": "state \(line.state.rawValue)"], text)
    case 1, 2:
      return tag("td", [:], tag("a", ["href": visit.link("cases", line.id)], text))
    case 5: return tag("td", ["class": "whole"], text)
    default: return tag("td", ["class": columns[index].isRight ? "right" : nil], text)
    }
  }

  private var leftOut: Markup {
    let count = ledger.lines.count - list.count
    guard count > 0 else { return .none }
    return tag(
      "p", ["class": "quiet"],
      Markup(say("\(count) examples are left out. ", "示例案件 \(count) 件，未列入。")),
      tag(
        "a", ["href": visit.link("cases", fields: [("examples", "yes")])],
        Markup(say("Show them", "一并显示"))))
  }

  private var unusable: Markup {
    let files = visit.store.unusable
    guard !files.isEmpty else { return .none }
    let items = files.map { file in
      tag(
        "li", [:], tag("code", [:], Markup(file.path)), " ", Markup(file.file.reason[language]),
        Findings(file.diagnostics.filter { $0.severity == .error }, language).markup)
    }
    return tag(
      "section", ["class": "alert"],
      tag("h2", [:], Markup(say("Not read (\(files.count))", "未能读取（\(files.count)）"))),
      tag("ul", [:], items))
  }

  private var downloads: Markup {
    let links = ["xlsx", "csv"].map { format in
      tag("a", ["href": visit.link("download", "ledger.\(format)")], Markup(format))
    }
    return tag(
      "p", ["class": "quiet tools"], Markup(say("The whole ledger as a file: ", "下载全部台账：")),
      links[0],
      " ", links[1])
  }
}
