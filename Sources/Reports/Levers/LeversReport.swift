package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The acts that move the most cases, in all formats of advice.
package struct LeversReport {
  let levers: Levers
  let language: Language
  /// The greatest number of acts and of facts that are listed; JSON lists all.
  let top: Int

  /// The report on the levers of some cases.
  package init(_ levers: Levers, language: Language, top: Int) {
    self.levers = levers
    self.language = language
    self.top = max(top, 0)
  }

  /// The report in one format.
  package func text(_ format: AdviceFormat) -> String {
    switch format {
    case .text: LeversTable(report: self).text
    case .json: LeversJSON(report: self).json.pretty + "\n"
    case .markdown: PageMarkdown().text([page])
    case .html: PageHTML().text([page])
    }
  }

  var playbook: Playbook { levers.playbook }

  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The acts that are listed.
  var acts: [Lever] { Array(levers.ranked.prefix(top)) }

  /// The facts to find out that are listed.
  var open: [OpenFact] { Array(levers.open.prefix(top)) }

  var actsTitle: String { say("Decisions and steps", "决定和措施") }
  var openTitle: String { say("Open questions", "待查明事项") }

  var title: String { say("One act, many cases", "一项带动多案") }
  var sharedTitle: String { say("Shared next step", "共同的下一步") }

  /// The day, and the number of cases with what is counted in them.
  var head: String {
    say(
      "As of \(levers.date.text)   \(count(levers.cases))",
      "截至 \(levers.date.text)   \(count(levers.cases))")
  }

  /// The rules by which the cases were looked at.
  var rules: String {
    let rules = Sentences(language: language).playbook(playbook)
    return say("rules \(rules)", "规则 \(rules)")
  }

  var nothing: String {
    say("No single act moves any of these cases.", "没有哪一项能单独推动其中任何案件。")
  }

  /// An act in words, with who decides or who leads.
  func act(_ act: Lever.Act) -> String {
    let (title, remedy) = (title(act.remedy), playbook[act.remedy])
    switch act {
    case .approve:
      let by = remedy.decide?.by.map { playbook[$0].title[language] }
      return say("Decide for: \(title)", "会商决定：\(title)")
        + (by.map { say(" (\($0) decides)", "（\($0)决定）") } ?? "")
    case .finish:
      let lead = remedy.lead.map { playbook[$0].title[language] }
      return say("Carry through: \(title)", "推动办结：\(title)")
        + (lead.map { say(" (lead: \($0))", "（牵头：\($0)）") } ?? "")
    }
  }

  /// The effects of a lever: how many steps can start, blockers go, goals come into reach.
  func moves(_ lever: Lever) -> String {
    let counts: [(Int, String)] = [
      (lever.count(.action), say("steps can start", "项措施可启动")),
      (lever.cleared, say("blockers go", "个卡点消除")),
      (lever.count(.blocker) - lever.cleared, say("open blockers ruled out", "个待查卡点可认定不成立")),
      (lever.count(.goal), say("goals reached", "个目标实现")),
      (lever.count(.reach), say("goals come into reach", "个目标可以实现")),
    ]
    return counts.filter { $0.0 > 0 }
      .map { say("\($0.1): \($0.0)", "\($0.0) \($0.1)") }
      .joined(separator: Labels.separator[language])
  }

  /// The number of open points that an answer settles, as a mean over the answers.
  func settles(_ item: OpenFact) -> String {
    let number = Int(item.value.rounded())
    if number == 0 {
      return say("settles less than one open point on average", "查明后平均可理清不足 1 个待定事项")
    }
    let points = number == 1 ? "point" : "points"
    return say("settles about \(number) open \(points)", "查明后约可理清 \(number) 个待定事项")
  }

  /// The words for cases of the list.
  private var words: ListedCaseWords { ListedCaseWords(playbook: playbook, language: language) }

  func measured(_ cases: [ListedCase]) -> String { words.measured(cases) }

  func count(_ cases: [ListedCase]) -> String { words.count(cases) }

  func names(_ cases: [ListedCase]) -> String { words.names(cases) }

  /// What is counted beside the cases; nil where nothing is.
  var measure: String? { words.measure }

  func counterparts(_ step: SharedStep) -> String {
    Titles.list(step.counterparts.map { $0[language] }, language)
  }

  func title(_ remedy: Reference<Remedy>) -> String {
    playbook[remedy].declaration.title[language]
  }

  func name(_ fact: Slot) -> String { playbook.fact(at: fact)?.title[language] ?? "" }

}
