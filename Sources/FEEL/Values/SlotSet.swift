/// The names whose unknown values a result hangs on.
///
/// Never empty. Up to eight stand in the value itself, so that conditions over unknown facts are
/// evaluated without allocating.
package struct SlotSet: Hashable, Sendable {
  /// Sorted, without repeats; one form for each set.
  private enum Storage: Hashable, Sendable {
    case few(SlotLanes)
    case many([Slot])
  }

  private let storage: Storage

  private init(_ storage: Storage) { self.storage = storage }

  /// The set of one slot.
  package static func one(_ slot: Slot) -> SlotSet {
    SlotLanes(slot).map { SlotSet(.few($0)) } ?? SlotSet(.many([slot]))
  }

  /// In ascending order.
  package var slots: [Slot] {
    switch storage {
    case .few(let lanes): (0..<lanes.count).map { lanes[$0] }
    case .many(let slots): slots
    }
  }

  /// The slots of both.
  package func union(_ other: SlotSet) -> SlotSet {
    guard case .few(let ours) = storage, case .few(let theirs) = other.storage else {
      return joined(with: other)
    }
    if ours == theirs { return self }
    var lanes = ours
    for index in 0..<theirs.count {
      guard lanes.insert(theirs[index]) else { return joined(with: other) }
    }
    return SlotSet(.few(lanes))
  }

  private func joined(with other: SlotSet) -> SlotSet {
    self == other ? self : SlotSet(.many(Set(slots + other.slots).sorted()))
  }

  /// Whether the result hangs on this one.
  package func contains(_ slot: Slot) -> Bool {
    switch storage {
    case .few(let lanes): (0..<lanes.count).contains { lanes[$0] == slot }
    case .many(let slots): slots.contains(slot)
    }
  }
}
