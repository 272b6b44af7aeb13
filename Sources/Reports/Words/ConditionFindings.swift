import Advising
import Diagnostics
import FEEL
import Playbooks

/// Conditions that are not met, as an office puts it: what the fact is, and what it would have to be.
struct ConditionFindings {
  /// The titles of the case; they name the day.
  let titles: Titles
  /// The part of the case; nil for the whole.
  let part: String?
  /// Facts with their values, where these are not as the case file gives them.
  let evidence: [Evidence]

  private var sentences: Sentences { Sentences(language: titles.language) }

  private func say(_ en: String, _ zh: String) -> String {
    Wording(en: en, zh: zh)[titles.language]
  }

  private var words: ConditionWords {
    ConditionWords(playbook: titles.playbook, language: titles.language, showsValues: true)
  }

  /// What the condition asks for: 工程状态：须为“停工”.
  func text(_ program: Program) -> String {
    guard let demand = words.demand(program) else { return words.sentence(program) }
    return titles.fact(demand.slot) + Labels.colon[titles.language] + demand.text
  }

  /// The condition, and that it is false or not known: 工程状态：在建（须为“停工”）.
  func text(_ program: Program, _ truth: Truth) -> String {
    guard let demand = words.demand(program) else {
      return sentences.failing(words.sentence(program), truth)
    }
    let found =
      truth.isUnknown
      ? say("not known", "尚未查明") : value(of: demand.slot) ?? say("not so", "不符合")
    return titles.fact(demand.slot) + Labels.colon[titles.language] + found
      + sentences.provenance([demand.text])
  }

  /// The value of the fact; nil where neither the case file nor the evidence has it.
  private func value(of slot: Slot) -> String? {
    guard let fact = titles.playbook.fact(at: slot), let day = titles.day else { return nil }
    let own = titles.case.parts.first { $0.id == part }
    let shown = ShownValue(language: titles.language)
    if let stated = titles.case.statements(on: day, part: own)[slot]?.knownValue {
      return shown.text(stated, of: fact)
    }
    guard let item = evidence.first(where: { $0.fact == slot }) else { return nil }
    return titles.isOnlyUnrecorded(item)
      ? Labels.assumedSo[titles.language] : shown.text(item.value, of: fact)
  }
}
