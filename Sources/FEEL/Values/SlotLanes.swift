/// Up to eight slots of 16 bits each, ascending, in the room of two words.
struct SlotLanes: Hashable, Sendable {
  private var low: UInt64 = .max
  private var high: UInt64 = .max

  static let capacity = 8
  /// The bits of a lane that holds no slot.
  private static let vacant: UInt64 = 0xffff

  /// Nil where the slot does not fit into a lane.
  init?(_ slot: Slot) {
    guard slot.index < Int(Self.vacant) else { return nil }
    set(0, UInt64(slot.index))
  }

  var count: Int {
    var count = 0
    while count < Self.capacity, bits(count) != Self.vacant { count += 1 }
    return count
  }

  subscript(lane: Int) -> Slot { Slot(Int(bits(lane))) }

  /// False where there is no lane left for it.
  mutating func insert(_ slot: Slot) -> Bool {
    var carried = UInt64(slot.index)
    for lane in 0..<Self.capacity {
      let here = bits(lane)
      if here == carried { return true }
      if here == Self.vacant {
        set(lane, carried)
        return true
      }
      if carried < here {
        set(lane, carried)
        carried = here
      }
    }
    return false
  }

  private func bits(_ lane: Int) -> UInt64 {
    (lane < 4 ? low : high) &>> UInt64(lane & 3 &* 16) & Self.vacant
  }

  private mutating func set(_ lane: Int, _ bits: UInt64) {
    let shift = UInt64(lane & 3 &* 16)
    if lane < 4 {
      low = low & ~(Self.vacant &<< shift) | bits &<< shift
    } else {
      high = high & ~(Self.vacant &<< shift) | bits &<< shift
    }
  }
}
