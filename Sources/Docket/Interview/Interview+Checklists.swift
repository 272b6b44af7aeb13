package import Advising
package import FEEL
package import Playbooks

/// Checklists in an interview.
extension Interview {
  /// The circumstances that the checklist asks about, in its order: the file says nothing of them
  /// for some part.
  ///
  /// A checklist that is gone through anew asks about all of them that are a yes or a no.
  package func choices(of screen: Reference<Screen>) -> [Slot] {
    let isAnew = reopened.contains(screen)
    let parts = original.case.parts.isEmpty ? [nil] : original.case.parts.map(Optional.some)
    let stated = parts.map { original.case.statements(on: date, part: $0) }
    return advisor.playbook[screen].facts.filter { fact in
      isAnew && isYesOrNo(fact) || stated.contains { $0[fact] == nil }
    }
  }

  /// The last answer about the checklist; nil where there is none.
  ///
  /// For one that is gone through anew it is what the file says.
  package func answer(about screen: Reference<Screen>) -> ChecklistAnswer? {
    let own = answers.last { $0.key == .screen(screen) }
    if case .checklist(let answer, _, _)? = own?.content { return answer }
    guard reopened.contains(screen) else { return nil }
    let stated = original.case.statements(on: date, part: nil)
    let there = choices(of: screen).filter { stated[$0]?.isThere == true }
    return ChecklistAnswer(applies: there.map { .init(fact: $0, part: nil) }, notKnown: [])
  }

  /// What an answer says of single facts of the checklist.
  ///
  /// A number or list that is there but not given yet is not known until it is: it must not count as
  /// none. What the file had as there and the answer leaves out is there no more.
  func statements(
    by answer: ChecklistAnswer, _ details: AnswerDetails, of screen: Reference<Screen>
  ) -> [(fact: Slot, part: String?, statement: Statement)] {
    let named = Set((answer.applies + answer.notKnown).map(\.fact))
    let stated = original.case.statements(on: date, part: nil)
    let facts = answer.isAnew ? advisor.playbook[screen].facts.filter(isYesOrNo) : []
    let gone = facts.filter { !named.contains($0) && stated[$0]?.isThere == true }
    return answer.applies.map { mark in
      let known = isYesOrNo(mark.fact) ? statement(.boolean(true), details) : notKnown(details)
      return (mark.fact, mark.part, known)
    } + answer.notKnown.map { ($0.fact, $0.part, notKnown(details)) }
      + gone.map { ($0, nil, statement(.boolean(false), details)) }
  }

  /// The questions that the answer about a checklist leaves: the numbers and lists that it names.
  func followUps(of key: Key) -> [Key] {
    guard case .screen(let screen) = key else { return [] }
    let applies = answer(about: screen)?.applies ?? []
    return applies.filter { !isYesOrNo($0.fact) }.map { .fact($0.fact, part: $0.part) }
  }

  /// Whether an answer about a checklist says that there is some of it.
  package func isOfChecklist(_ key: Key) -> Bool {
    answers.contains { followUps(of: $0.key).contains(key) }
  }

  private func isYesOrNo(_ fact: Slot) -> Bool {
    if case .boolean? = advisor.playbook.fact(at: fact)?.type { true } else { false }
  }
}
