import Advising
import ArgumentParser
import Caseload
import Diagnostics
import FEEL
import Reports

/// `advisor report`: the list at the end of a month, and what has changed (contract, section 6).
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: told("月报：月末情况和本月变化", "The month: how the list stands, and what has changed"))

  @OptionGroup var list: ListOptions

  @Option(
    help: told("月份，如 2021-09", "the month, like 2021-09"), transform: Month.typed)
  var month: Month

  @Option(
    help: told(
      "与这份已冻结的月报比较（默认：与上月末比较）",
      "compare with this frozen report (default: with the end of the month before)"))
  var since: String?

  @Option(
    help: told("把数字和案号冻结到此文件，供下月比较", "freeze the figures and ids in this file, for the next month"))
  var freeze: String?

  @Flag(help: told("替换已冻结的本月文件", "replace what was frozen of this month"))
  var refreeze = false

  @Option(
    name: .customLong("list"),
    help: told(
      "列出某个数字所含案件的案号：new、newly-closed、newly-stuck、newly-overdue、cases、overdue 等",
      "print the ids behind a figure: new, newly-closed, newly-stuck, newly-overdue, cases, overdue, ..."
    ),
    transform: MonthFigure.typed)
  var figure: MonthFigure?

  func validate() throws {
    let today = list.date.date
    if month.first > today {
      let running = Month(year: today.year, month: today.month)?.text ?? ""
      throw ValidationError(
        told(
          "\(month.text) 尚未开始（截至日期 \(today.text)）；可写 `--month \(running)`",
          "\(month.text) has not begun yet (as of \(today.text)); `--month \(running)` has"))
    }
    if refreeze, freeze == nil {
      throw ValidationError(told("--refreeze 须与 --freeze 同用", "--refreeze goes with --freeze FILE"))
    }
  }

  func run() throws {
    let language = list.language.language
    let frozen = try since.map { try FrozenReport(at: $0, language) }
    if let frozen, let since { try frozen.checkIsBefore(month, since) }
    let end = min(month.last, list.date.date)
    let input = try list.read()
    let earlier = frozen?.snapshot.date ?? month.dayBefore ?? end
    let whole = input.list(on: end)
    let report = MonthReport(
      month, whole.with(CaseloadOrder.attention.sorted(whole.entries)),
      earlier: input.list(on: earlier), frozen: frozen?.snapshot)
    if let freeze {
      try FrozenReport.write(report, to: freeze, replacing: refreeze, language)
    }
    if let figure {
      try list.write(ids: report.ids(of: figure), of: input)
    } else {
      try list.write(MonthlyReport.report(report, language), of: input)
    }
  }
}

extension MonthFigure {
  /// The figure with this word; another word is refused with those that there are.
  static func typed(_ word: String) throws -> MonthFigure {
    if let figure = MonthFigure(word.replacing("_", with: "-")) { return figure }
    let words = all.map(\.word).joined(separator: ", ")
    throw ValidationError(told("可用：\(words)", "it is one of: \(words)"))
  }
}
