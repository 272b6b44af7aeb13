import Advising
import ArgumentParser
import Caseload
import Diagnostics
import FEEL
import Reports

/// `advisor pack`: what a meeting on a list of cases needs, as one document (contract, section 6).
struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: told(
      "会商材料：台账、议定事项、逐案一页、单位任务单；csv、xlsx 为填报表",
      "The pack for a meeting: ledger, decisions, a page a case, a sheet an office; csv and xlsx are a form"
    ))

  @OptionGroup var list: ListOptions

  @Option(
    help: told("会议日期，如 2021-09-10", "the day of the meeting (YYYY-MM-DD)"),
    transform: CalendarDate.typed)
  var meeting: CalendarDate

  func run() throws {
    let input = try list.read()
    let whole = input.list(with: PackReport.parts)
    let sorted = whole.with(CaseloadOrder.attention.sorted(whole.entries))
    try list.write(
      PackReport.report(sorted, meeting: meeting, list.language.language), of: input)
  }
}
