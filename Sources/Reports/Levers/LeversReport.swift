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

  /// The acts that are listed; of several values of one fact, only the value that moves the most.
  var acts: [Lever] {
    var seen: Set<String> = []
    let best = levers.ranked.filter { seen.insert(id($0.act)).inserted || $0.act.isRemedy }
    return Array(best.prefix(top))
  }

  /// The facts to find out that are listed.
  var open: [OpenFact] { Array(levers.open.prefix(top)) }

  var actsTitle: String { say("Decisions and steps", "决定和措施") }
  var openTitle: String { say("Open questions", "待查明事项") }

  var title: String { say("One act, many cases", "一项带动多案") }
  var sharedTitle: String { say("Shared next step", "共同的下一步") }

  /// The day, the rules, and the number of cases.
  var head: String {
    let rules = Sentences(language: language).playbook(
      playbook.id, version: playbook.version, digest: String(playbook.digest.prefix(7)))
    return say(
      "As of \(levers.date.text)   rules \(rules)   \(levers.caseCount) cases",
      "截至 \(levers.date.text)   规则 \(rules)   \(levers.caseCount) 件")
  }

  var nothing: String {
    say("No single act moves any of these cases.", "没有哪一项能单独推动其中任何案件。")
  }

  /// An act in words.
  func act(_ act: Lever.Act) -> String {
    switch act {
    case .change(let fact, .boolean(true)):
      say("bring about: \(name(fact))", "推动落实：\(name(fact))")
    case .change(let fact, .boolean(false)):
      say("put an end to: \(name(fact))", "推动解决：\(name(fact))")
    case .change(let fact, let value):
      say(
        "bring \(name(fact)) to: \(text(value, fact))",
        "推动\(name(fact))达到：\(text(value, fact))")
    case .approve(let remedy): say("decide for: \(title(remedy))", "会商同意：\(title(remedy))")
    case .finish(let remedy): say("carry through: \(title(remedy))", "办结：\(title(remedy))")
    }
  }

  func id(_ act: Lever.Act) -> String {
    switch act {
    case .change(let fact, _): playbook.vocabulary.name(of: fact)
    case .approve(let remedy), .finish(let remedy): playbook[remedy].id
    }
  }

  /// The effects of a lever: how many steps can start, blockers go, goals come into reach.
  func moves(_ lever: Lever) -> String {
    let counts: [(Int, String)] = [
      (lever.count(.action), say("steps can start", "项措施可启动")),
      (lever.cleared, say("blockers go", "个卡点消除")),
      (lever.count(.blocker) - lever.cleared, say("blockers ruled out", "个卡点排除")),
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
      return say(
        "settles less than one open point, averaged over its answers",
        "按各种答案平均，可明确不足 1 个待定事项")
    }
    let points = number == 1 ? "point" : "points"
    return say(
      "settles about \(number) open \(points), averaged over its answers",
      "按各种答案平均，可明确约 \(number) 个待定事项")
  }

  func households(_ known: Int, of cases: Int, unknown: Int) -> String {
    if unknown == cases { return "?" }
    return unknown == 0 ? String(known) : "\(known)+"
  }

  /// What is counted beside the cases, where the playbook names another fact than `households`.
  var weight: String? {
    guard playbook.weight != nil, let fact = playbook.counted, fact.id != "households" else {
      return nil
    }
    return fact.title[language]
  }

  func counterparts(_ step: SharedStep) -> String {
    playbook[step.remedy].counterparts.map { playbook[$0].title[language] }
      .joined(separator: Labels.comma[language])
  }

  func title(_ remedy: Reference<Remedy>) -> String {
    playbook[remedy].declaration.title[language]
  }

  func name(_ fact: Slot) -> String { playbook.fact(at: fact)?.title[language] ?? "" }

  private func text(_ value: Value, _ fact: Slot) -> String {
    playbook.fact(at: fact).map { ShownValue(language: language).text(value, of: $0) } ?? value.text
  }
}

extension Lever.Act {
  fileprivate var isRemedy: Bool {
    switch self {
    case .approve, .finish: true
    case .change: false
    }
  }
}
