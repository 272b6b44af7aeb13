package import FEEL
package import Playbooks

/// A fact to find out first, and what hangs on it.
package struct Question: Sendable {
  package let fact: Slot
  /// Nil: for the whole case, or for every part.
  package let part: String?
  /// The ids of the outcomes that hang on it, in playbook order, without repeats.
  package let decides: [String]
  /// The mean number of open outcomes that an answer settles.
  package let value: Double
  /// Somebody was asked on that day, and nobody knew.
  package let asked: Statement?
  /// What each answer would change in the advice; nil where nobody asked for that.
  package private(set) var effects: [AnswerEffect]?

  init(
    fact: Slot, part: String?, decides: [String], value: Double, asked: Statement?
  ) {
    self.fact = fact
    self.part = part
    self.decides = decides
    self.value = value
    self.asked = asked
  }

  /// The question with what each answer would change.
  func telling(_ effects: [AnswerEffect]) -> Question {
    var copy = self
    copy.effects = effects
    return copy
  }
}
