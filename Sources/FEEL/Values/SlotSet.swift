/// The names whose unknown values a result hangs on.
///
/// Never empty.
package enum SlotSet: Hashable, Sendable {
  case one(Slot)
  /// Two or more, sorted, without repeats.
  case many([Slot])

  /// In ascending order.
  package var slots: [Slot] {
    switch self {
    case .one(let slot): [slot]
    case .many(let slots): slots
    }
  }

  /// The slots of both.
  package func union(_ other: SlotSet) -> SlotSet {
    switch (self, other) {
    case (.one(let a), .one(let b)): a == b ? self : .many(a < b ? [a, b] : [b, a])
    case (.many(let many), .one(let slot)), (.one(let slot), .many(let many)):
      many.contains(slot) ? .many(many) : .many((many + [slot]).sorted())
    case (.many(let a), .many(let b)): a == b ? self : .many(Set(a + b).sorted())
    }
  }

  /// Whether the result hangs on this one.
  package func contains(_ slot: Slot) -> Bool {
    switch self {
    case .one(let one): one == slot
    case .many(let many): many.contains(slot)
    }
  }
}
