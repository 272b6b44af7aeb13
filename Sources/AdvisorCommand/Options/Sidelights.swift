import Advising
import FEEL
import Playbooks
import Reports

/// Works out what stands beside an advice.
struct Sidelights {
  /// Also what each answer to each question would do.
  private let explains: Bool
  /// The next day on which the advice changes by itself.
  private let next: NextChange?

  init(explain: Bool, next: NextChange?) {
    explains = explain
    self.next = next
  }

  /// `before` is the case as its file states it, the advice that of the case as tried.
  func all(_ before: Case, _ advice: Advice, _ tried: TriedFacts) -> AdviceSidelights {
    AdviceSidelights(
      whatIf: tried.settings.isEmpty ? nil : whatIf(before, advice, tried),
      next: next,
      effects: explains
        ? advice.questions.map(AnswerEffects(advice.file, advice.rules).effects) : [])
  }

  private func whatIf(_ before: Case, _ advice: Advice, _ tried: TriedFacts)
    -> AdviceSidelights.WhatIf
  {
    let comparison = AdviceComparison(
      before: AdviceSnapshot(before, advice.rules),
      after: AdviceSnapshot(advice.file, advice.rules))
    let set = tried.settings.map { setting in
      let name = advice.playbook.vocabulary.name(of: setting.fact)
      let part = advice.file.parts.first { $0.id == setting.part }
      let statement = part?.facts[setting.fact] ?? advice.file.facts[setting.fact]
      return (
        name: name + (setting.part.map { "@\($0)" } ?? ""), value: statement?.value ?? .null
      )
    }
    return AdviceSidelights.WhatIf(set: set, comparison: comparison)
  }
}
