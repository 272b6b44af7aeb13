/// The index of a name in scope: where its value stands in a ``Frame``.
package struct Slot: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (a: Slot, b: Slot) -> Bool { a.index < b.index }
}

/// The names whose unknown values a result hangs on.
///
/// Never empty.
package enum SlotSet: Hashable, Sendable {
  case one(Slot)
  /// Two or more, sorted, without repeats.
  case many([Slot])

  package var slots: [Slot] {
    switch self {
    case .one(let slot): [slot]
    case .many(let slots): slots
    }
  }

  package func union(_ other: SlotSet) -> SlotSet {
    if self == other { return self }
    return .many(Set(slots + other.slots).sorted())
  }
}
