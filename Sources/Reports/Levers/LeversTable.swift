import Advising
import Diagnostics
import FEEL
import Playbooks

/// The levers as a table of 80 columns.
///
/// A row has rank, cases, what is counted in them and the act; the lines below it have the effects and the
/// cases.
struct LeversTable {
  let report: LeversReport
  private let width = 80

  private func say(_ en: String, _ zh: String) -> String { report.say(en, zh) }

  var text: String {
    var lines = ["\(report.title)", report.head, ""]
    if report.acts.isEmpty {
      lines.append(report.nothing)
    } else {
      lines.append(report.actsTitle)
      lines.append(row("#", say("cases", "案件"), measureHead, say("act", "办什么")))
      for (index, lever) in report.acts.enumerated() { lines += rows(lever, index + 1) }
    }
    if !report.open.isEmpty {
      lines += ["", report.openTitle]
      lines.append(row("#", say("cases", "案件"), measureHead, say("fact", "事实")))
      for (index, item) in report.open.enumerated() { lines += rows(item, index + 1) }
    }
    if !report.levers.shared.isEmpty {
      lines += ["", report.sharedTitle]
      lines.append(row("#", say("cases", "案件"), measureHead, say("step", "措施")))
      for (index, step) in report.levers.shared.enumerated() { lines += rows(step, index + 1) }
    }
    if let measure = report.measure {
      if isUnknownSomewhere { lines += ["", unknownNote(measure)] }
      if measureHead != measure {
        lines += ["", measureHead + Labels.colon[report.language] + measure]
      }
    }
    lines += [""] + Wrapping(width: width).lines(report.rules)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The head of the column for what is counted; a title that is too long for it stands below the
  /// table.
  private var measureHead: String {
    guard let measure = report.measure else { return "" }
    return terminalWidth(measure) <= 10 ? measure : say("number", "数量")
  }

  private func unknownNote(_ measure: String) -> String {
    say("+ or ?: some case does not say: \(measure).", "+ 或 ?：有案件未填“\(measure)”。")
  }

  private var isUnknownSomewhere: Bool {
    (report.acts.map(\.cases) + report.open.map(\.cases) + report.levers.shared.map(\.cases))
      .joined().contains { $0.weight == nil }
  }

  private func rows(_ lever: Lever, _ number: Int) -> [String] {
    rows(
      number, lever.cases,
      "\(report.act(lever.act))  [\(report.playbook[lever.act.remedy].id)]", report.moves(lever))
  }

  private func rows(_ item: OpenFact, _ number: Int) -> [String] {
    rows(number, item.cases, report.name(item.fact), report.settles(item))
  }

  private func rows(_ step: SharedStep, _ number: Int) -> [String] {
    let approach = Labels.counterparts[report.language] + Labels.colon[report.language]
    return rows(
      number, step.cases, "\(report.title(step.remedy))  [\(report.playbook[step.remedy].id)]",
      approach + report.counterparts(step))
  }

  /// A row with the title, and below it what the row is worth, and its cases.
  private func rows(_ number: Int, _ cases: [ListedCase], _ title: String, _ worth: String)
    -> [String]
  {
    let column = terminalWidth(row("", "", "", ""))
    let texts = [title, worth, report.names(cases)].flatMap {
      Wrapping(width: width - column).lines($0)
    }
    return texts.enumerated().map { index, text in
      index == 0
        ? row(String(number), String(cases.count), report.measured(cases), text)
        : String(repeating: " ", count: column) + text
    }
  }

  private func row(_ number: String, _ cases: String, _ measured: String, _ text: String)
    -> String
  {
    right(number, 3) + right(cases, 7) + (report.measure == nil ? "" : right(measured, 12)) + "  "
      + text
  }

  private func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - terminalWidth(text))) + text
  }
}
