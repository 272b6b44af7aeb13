package import FEEL
package import Playbooks

/// An unknown fact to find out, and what depends on it (contract, section 4.7).
package struct Question: Sendable {
  /// The fact.
  package let fact: Slot
  /// The id of the part; nil where it is asked for the whole case or for every part.
  package let part: String?
  /// The entries whose outcomes depend on it, without repeats.
  package let decides: [Clause.Subject]
  /// The mean number of open outcomes that an answer settles.
  package let value: Double
  /// Whether it belongs to a phase that the case has reached, or decides which goals are its goals.
  package let isEarly: Bool
  /// The statement that somebody was asked and did not know; nil where nobody was asked.
  package let asked: Statement?
  /// What each answer would change in the advice; nil where that was not wanted.
  package private(set) var effects: [AnswerEffect]?

  init(
    fact: Slot, part: String?, decides: [Clause.Subject], value: Double, isEarly: Bool,
    asked: Statement?
  ) {
    self.fact = fact
    self.part = part
    self.decides = decides
    self.value = value
    self.isEarly = isEarly
    self.asked = asked
  }

  /// The question with the effects of its answers.
  func telling(_ effects: [AnswerEffect]) -> Question {
    var copy = self
    copy.effects = effects
    return copy
  }
}

/// A checklist to go through: one question for all its facts (contract, section 4.7).
package struct ScreenQuestion: Sendable {
  /// The checklist.
  package let screen: Reference<Screen>
  /// The blockers whose `when` reads its facts, in playbook order.
  package let decides: [Reference<Blocker>]
  /// Whether it belongs to a phase that the case has reached.
  package let isEarly: Bool

  /// A question about a checklist.
  package init(screen: Reference<Screen>, decides: [Reference<Blocker>], isEarly: Bool) {
    self.screen = screen
    self.decides = decides
    self.isEarly = isEarly
  }
}
