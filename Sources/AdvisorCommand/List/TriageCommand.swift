import Advising
import ArgumentParser
import Caseload
import Diagnostics
import Docket
import Playbooks
import Reports

/// `advisor triage`: the ledger of a list of cases (contract, section 6).
struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: told("案件台账：各案卡在哪里、下一步谁办", "The ledger: where each case stands, and what is next"))

  @OptionGroup var list: ListOptions

  @Option(
    help: told(
      "排序：attention 先急后缓（默认）、state 状态、due 期限、households 规模（规则库 weight 所指的数）、age 立案时间",
      "attention (default), state, due, households (the weight that the playbook counts) or age"))
  var sort = CaseloadOrder.attention

  @Option(help: told("只列该包案领导的案件（含此文字）", "only cases whose leader's name has this text in it"))
  var leader: String?

  @Option(
    help: told("只列由该单位牵头办理的案件", "only cases in which this office leads a step that is due"))
  var office: String?

  @Option(help: told("只列该状态的案件", "only cases in this state"))
  var state: CaseState?

  @Option(
    name: .customLong("list"),
    help: told(
      "列出某个数字所含案件的案号：cases、overdue 或某一状态",
      "print the ids behind a figure: cases, overdue, or a state"),
    transform: CaseloadFigure.typed)
  var figure: CaseloadFigure?

  func run() throws {
    let input = try list.read()
    let office = try office.map { name in
      try Failing.orExit(list.language.language) { () throws(Slips) in
        try TypedName.office(name, of: input.advisor.playbook, option: "--office")
      }
    }
    let whole = input.list()
    let entries = whole.entries.filter { entry in
      (state == nil || entry.state == state)
        && (leader.map(entry.isInCharge) ?? true)
        && (office.map(entry.isLed(by:)) ?? true)
    }
    let shown = whole.with(sort.sorted(entries))
    if let figure {
      try list.write(ids: shown.entries(of: figure).map(\.case.id), of: input)
    } else {
      try list.write(LedgerReport.report(shown, list.language.language), of: input)
    }
  }
}

extension CaseloadFigure {
  /// The figure with this word; another word is refused with those that there are.
  static func typed(_ word: String) throws -> CaseloadFigure {
    if let figure = CaseloadFigure(word) { return figure }
    let words = all.map(\.word).joined(separator: ", ")
    throw ValidationError(told("可用：\(words)", "it is one of: \(words)"))
  }
}
