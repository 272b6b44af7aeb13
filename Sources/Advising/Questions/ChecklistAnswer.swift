package import FEEL

/// Which circumstances of a checklist are there; all others of it are not.
package struct ChecklistAnswer: Sendable {
  /// The circumstances that are there.
  package let applies: [Mark]
  /// Those of which nobody knows.
  package let notKnown: [Mark]
  /// Whether the checklist was gone through anew: what the file had as there and the answer leaves
  /// out is there no more.
  package var isAnew: Bool

  /// An answer; both lists are in the order in which the circumstances were named.
  package init(applies: [Mark], notKnown: [Mark], isAnew: Bool = false) {
    self.applies = applies
    self.notKnown = notKnown
    self.isAnew = isAnew
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
