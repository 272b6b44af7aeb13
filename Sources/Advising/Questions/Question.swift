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
  /// The statement that somebody was asked and did not know; nil where nobody was asked.
  package let asked: Statement?
  /// What each answer would change in the advice; nil where that was not wanted.
  package private(set) var effects: [AnswerEffect]?

  init(
    fact: Slot, part: String?, decides: [Clause.Subject], value: Double, asked: Statement?
  ) {
    self.fact = fact
    self.part = part
    self.decides = decides
    self.value = value
    self.asked = asked
  }

  /// The question with the effects of its answers.
  func telling(_ effects: [AnswerEffect]) -> Question {
    var copy = self
    copy.effects = effects
    return copy
  }
}
