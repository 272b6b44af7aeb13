import Caseload
import Diagnostics
import FEEL

/// The sentences of the report on a month, in one language.
struct MonthSentences {
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The month in the title.
  func title(_ month: Month) -> String {
    say("Monthly report, \(month.text)", "\(month.first.year) 年 \(month.first.month) 月月报")
  }

  /// What the month is compared with.
  func comparison(_ report: MonthReport) -> String {
    let day = report.before.date.text
    return report.isFrozen
      ? say(
        "Compared with the frozen report \(report.before.month.text), as of \(day)",
        "与已冻结的 \(report.before.month.text) 月报（截至 \(day)）比较")
      : say("Compared with \(day), as the case files tell it now", "与案卷现在所载 \(day) 的情况比较")
  }

  /// That the month is not over.
  var unfinished: String { say("The month is not over yet.", "本月尚未结束。") }

  /// That the rules have changed since the earlier figures were frozen.
  func otherRules(_ version: String, _ digest: String) -> String {
    say(
      "That report was made by rules of another version, \(version) (\(digest.prefix(7))): some changes and corrections may come from that.",
      "该月报所用规则为另一版本 \(version)（\(digest.prefix(7))）：部分变化和更正可能由此产生。")
  }

  /// How the cases on the list add up.
  func allSum(_ report: MonthReport) -> String {
    sum(
      CaseloadWords.figure(MonthFigure.list(.cases)), report.casesBefore.all,
      [
        term("+", .new, report),
        rareTerm("-", report.gone.count, .gone),
      ], report.entries(of: .list(.cases)).count)
  }

  /// How the cases that are not closed add up.
  func openSum(_ report: MonthReport) -> String {
    sum(
      CaseloadWords.figure(MonthFigure.open), report.casesBefore.open,
      [
        term("+", .new, report), term("-", .newlyClosed, report),
        rareTerm("+", report.entries(of: .reopened).count, .reopened),
        rareTerm("-", report.openGone, .gone),
      ], report.entries(of: .open).count)
  }

  private func sum(_ name: Wording, _ before: Int, _ terms: [String?], _ now: Int) -> String {
    name[language] + Labels.colon[language] + say("\(before) before", "上期 \(before)")
      + terms.compactMap { $0 }.joined() + " = \(now)"
  }

  private func term(_ sign: String, _ figure: MonthFigure, _ report: MonthReport) -> String {
    term(sign, report.entries(of: figure).count, figure)
  }

  private func term(_ sign: String, _ count: Int, _ figure: MonthFigure) -> String {
    let word = CaseloadWords.figure(figure)
    return " \(sign) " + say("\(count) \(word.en)", "\(word.zh) \(count)")
  }

  /// A term that is left out where it is 0.
  private func rareTerm(_ sign: String, _ count: Int, _ figure: MonthFigure) -> String? {
    count == 0 ? nil : term(sign, count, figure)
  }

  /// The share of cases that are settled; nil where there are no cases.
  func rate(settled: Int, of cases: Int) -> String? {
    guard cases > 0 else { return nil }
    let tenths = (settled * 2000 + cases) / (2 * cases)
    let percent = "\(tenths / 10).\(tenths % 10)%"
    return say(
      "\(percent) (\(settled) of \(cases): closed as settled, out of all on the list)",
      "\(percent)（\(settled)/\(cases)，按已化解销号的案件占在册案件计算）")
  }
}
