package import FEEL

/// Which circumstances of a checklist are there; all others of it are not.
package struct ChecklistAnswer: Sendable {
  /// The circumstances that are there.
  package let applies: [Mark]
  /// Those of which nobody knows.
  package let notKnown: [Mark]

  /// An answer; both are in the order in which they were named.
  package init(applies: [Mark], notKnown: [Mark]) {
    self.applies = applies
    self.notKnown = notKnown
  }

  /// A circumstance, of a part or, where that is nil, of the case.
  package struct Mark: Hashable, Sendable {
    /// The fact.
    package let fact: Slot
    /// The id of the part; nil for the case.
    package let part: String?

    /// A circumstance there, or in the whole case.
    package init(fact: Slot, part: String?) {
      self.fact = fact
      self.part = part
    }
  }
}
