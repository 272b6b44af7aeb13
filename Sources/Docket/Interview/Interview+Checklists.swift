package import Advising
package import FEEL
package import Playbooks

/// Checklists in an interview.
extension Interview {
  /// The circumstances that the checklist asks about, in its order: the file says nothing of them
  /// for some part.
  package func choices(of screen: Reference<Screen>) -> [Slot] {
    let parts = original.case.parts.isEmpty ? [nil] : original.case.parts.map(Optional.some)
    let stated = parts.map { original.case.statements(on: date, part: $0) }
    return advisor.playbook[screen].facts.filter { fact in stated.contains { $0[fact] == nil } }
  }

  /// The last answer about the checklist; nil where there is none.
  package func answer(about screen: Reference<Screen>) -> ChecklistAnswer? {
    let own = answers.last { $0.key == .screen(screen) }
    if case .checklist(let answer)? = own?.content { return answer }
    return nil
  }

  /// What an answer says of single facts.
  ///
  /// A number or list that is there but not given yet is not known until it is: it must not count as
  /// none.
  func statements(by answer: ChecklistAnswer) -> [(fact: Slot, part: String?, statement: Statement)]
  {
    answer.applies.map { mark in
      let known = isYesOrNo(mark.fact) ? statement(.boolean(true), status: .stated) : notKnown
      return (mark.fact, mark.part, known)
    } + answer.notKnown.map { ($0.fact, $0.part, notKnown) }
  }

  /// The questions that the answer about a checklist leaves: the numbers and lists that it names.
  func followUps(of key: Key) -> [Key] {
    guard case .screen(let screen) = key else { return [] }
    let applies = answer(about: screen)?.applies ?? []
    return applies.filter { !isYesOrNo($0.fact) }.map { .fact($0.fact, part: $0.part) }
  }

  /// Whether it is asked because of an answer about a checklist, and has no answer of its own yet.
  func isDue(_ key: Key) -> Bool {
    isOfChecklist(key) && !answers.contains { $0.key == key }
  }

  /// Whether an answer about a checklist says that there is some of it.
  package func isOfChecklist(_ key: Key) -> Bool {
    answers.contains { followUps(of: $0.key).contains(key) }
  }

  private func isYesOrNo(_ fact: Slot) -> Bool {
    if case .boolean? = advisor.playbook.fact(at: fact)?.type { true } else { false }
  }
}
