package import Advising
package import FEEL

/// What stands beside an advice: what a trial changes in it, what the next day on which something
/// changes by itself brings, and what answers would do.
package struct AdviceSidelights: Sendable {
  package let whatIf: WhatIf?
  package let next: NextChange?
  /// By question, in the order of the advice; empty where they were not worked out.
  package let effects: [[AnswerEffect]]

  package static let none = AdviceSidelights()

  /// Facts set to try them, and what changes against the case as it is.
  package struct WhatIf: Sendable {
    /// `fact` or `fact@part`, with the value.
    package let set: [(name: String, value: Value)]
    package let comparison: AdviceComparison

    package init(set: [(name: String, value: Value)], comparison: AdviceComparison) {
      self.set = set
      self.comparison = comparison
    }
  }

  package init(whatIf: WhatIf? = nil, next: NextChange? = nil, effects: [[AnswerEffect]] = []) {
    self.whatIf = whatIf
    self.next = next
    self.effects = effects
  }
}
