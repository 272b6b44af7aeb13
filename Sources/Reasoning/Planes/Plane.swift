/// One bit for each case of a block of 512.
///
/// What is worked out for one plane is worked out for all cases of the block in a few instructions.
package typealias Plane = SIMD8<UInt64>

extension Plane {
  /// The number of cases in a block.
  package static let lanes = 512
  /// No case.
  package static let none = Plane(repeating: 0)
  /// Every case.
  package static let all = Plane(repeating: .max)

  /// The cases with the numbers from 0 to `count` - 1.
  package static func first(_ count: Int) -> Plane {
    var plane = Plane.none
    for word in 0..<scalarCount {
      let bits = Swift.min(Swift.max(count - 64 * word, 0), 64)
      plane[word] = bits == 64 ? .max : (1 << UInt64(bits)) - 1
    }
    return plane
  }

  /// Whether no case is in the plane.
  package var isEmpty: Bool { self == .none }

  /// Whether the case is in the plane.
  package func contains(_ lane: Int) -> Bool { self[lane >> 6] >> UInt64(lane & 63) & 1 == 1 }

  /// Adds the case.
  package mutating func insert(_ lane: Int) { self[lane >> 6] |= 1 << UInt64(lane & 63) }

  /// Takes the case out.
  package mutating func remove(_ lane: Int) { self[lane >> 6] &= ~(1 << UInt64(lane & 63)) }

  /// The number of cases in the plane.
  package var count: Int {
    (0..<Self.scalarCount).reduce(0) { $0 + self[$1].nonzeroBitCount }
  }

  /// The numbers of the cases, in ascending order.
  package var members: [Int] {
    var members: [Int] = []
    forEachLane { members.append($0) }
    return members
  }

  /// Calls `body` with the number of each case, in ascending order.
  package func forEachLane(_ body: (Int) -> Void) {
    for word in 0..<Self.scalarCount {
      var rest = self[word]
      while rest != 0 {
        body(64 * word + rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }
}

/// Planes by number, in memory that is allotted once.
///
/// It belongs to one thread at a time.
package final class Planes {
  /// The number of planes.
  package let count: Int
  private let start: UnsafeMutablePointer<Plane>

  /// So many planes with no case in them.
  package init(count: Int) {
    self.count = count
    start = .allocate(capacity: max(count, 1))
    start.initialize(repeating: .none, count: max(count, 1))
  }

  deinit { start.deallocate() }

  /// The plane with that number.
  package subscript(number: Int) -> Plane {
    get { start[number] }
    set { start[number] = newValue }
  }

  /// The cases that are in exactly one of these planes.
  package func exactlyOne(of numbers: Range<Int>) -> Plane {
    var one = Plane.none
    var more = Plane.none
    for number in numbers {
      more |= one & self[number]
      one |= self[number]
    }
    return one & ~more
  }

  /// Adds a case to the plane with that number.
  package func insert(_ lane: Int, at number: Int) {
    words[8 * number + lane >> 6] |= 1 << UInt64(lane & 63)
  }

  /// The planes as words of 64 bits, eight a plane; good as long as the planes are.
  package var words: UnsafeMutablePointer<UInt64> {
    UnsafeMutableRawPointer(start).assumingMemoryBound(to: UInt64.self)
  }
}
