package import FEEL
import Playbooks
import Reasoning

/// At most 512 cases that are looked at together, by the cells of what they state.
///
/// It belongs to one thread at a time.
package final class CaseBlock {
  /// The rules that the cells are made for.
  package let rules: BlockRules
  /// The number of cases.
  package private(set) var count = 0
  /// The cases of the block that have to be looked at one by one.
  private(set) var beyond = Plane.none
  /// For each cell, the cases in which it is stated; for an opaque subject, in which it has the answer.
  let cells: Planes
  /// For each fact, by index, the cases in which it is stated.
  let stated: Planes
  /// For each fact, by index, the cases that name it without a value that counts.
  let withheld: Planes
  /// What is stated of the facts whose values are kept: 512 places for each.
  private var kept: [Value]

  /// An empty block.
  package init(_ rules: BlockRules) {
    self.rules = rules
    cells = Planes(count: rules.code.cellPlaneCount)
    stated = Planes(count: rules.facts.count)
    withheld = Planes(count: rules.facts.count)
    kept = Array(repeating: .null, count: rules.keptCount * Plane.lanes)
  }

  /// Adds a case of which nothing is stated yet, and gives its number; the block must not be full.
  package func add() -> Int {
    count += 1
    return count - 1
  }

  /// Leaves the case with that number to be looked at by itself.
  package func leave(_ lane: Int) { beyond.insert(lane) }

  /// Where what a case states is put, which is good as long as the block is.
  package func row(of lane: Int) -> BlockRow {
    BlockRow(cells: cells.words, stated: stated.words, lane: lane)
  }

  /// Keeps the value of a fact; `place` is ``BlockFact/kept``.
  package func keep(_ value: Value, at place: Int, of lane: Int) {
    kept[place * Plane.lanes + lane] = value
  }

  /// The value that the case states for a fact whose values are kept.
  func keptValue(at place: Int, of lane: Int) -> Value { kept[place * Plane.lanes + lane] }
}

extension CaseBlock {
  /// Says in place of what was put there what the case states on the day of the rules; false, and the
  /// case is left to be looked at by itself, where it has parts, or states what cells do not hold.
  package func state(_ content: Case, in lane: Int) -> Bool {
    for planes in [cells, stated, withheld] {
      for number in 0..<planes.count { planes[number].remove(lane) }
    }
    beyond.insert(lane)
    guard content.parts.isEmpty, content.opened == nil || rules.opened == nil else { return false }
    let date = rules.rules.date
    let statements = content.statements(on: date, part: nil)
    for (slot, statement) in statements {
      guard let value = statement.knownValue else {
        withheld.insert(lane, at: slot.index)
        continue
      }
      guard state(slot.index, value, in: lane) else { return false }
    }
    for (screen, _) in content.screened(on: date) {
      for slot in rules.rules.playbook[screen].facts where statements[slot] == nil {
        guard let none = rules.rules.playbook.fact(at: slot)?.none else { continue }
        guard state(slot.index, none, in: lane) else { return false }
      }
    }
    beyond.remove(lane)
    return true
  }

  /// States the value of one fact; false where it is no value of a cell.
  private func state(_ fact: Int, _ value: Value, in lane: Int) -> Bool {
    let own = rules.facts[fact]
    guard value.unknowns == nil else { return false }
    stated.insert(lane, at: fact)
    if let first = own.firstPlane {
      guard let cell = own.cell(of: value) else { return false }
      cells.insert(lane, at: first + cell)
    }
    if !own.itemPlanes.isEmpty {
      guard case .items(let texts) = own.kind, case .list(let items) = value else { return false }
      for (text, planes) in zip(texts, own.itemPlanes) {
        let isThere = items.contains { item in
          if case .string(let item) = item { Array(item.utf8) == text.bytes } else { false }
        }
        cells.insert(lane, at: isThere ? planes.yes : planes.no)
      }
    }
    if let place = own.kept { keep(value, at: place, of: lane) }
    return true
  }
}

/// The bits of one case in the planes of a block.
///
/// Unsafe code: it points into the block, and checks no numbers.
package struct BlockRow {
  @usableFromInline let cells: UnsafeMutablePointer<UInt64>
  @usableFromInline let stated: UnsafeMutablePointer<UInt64>
  @usableFromInline let bit: UInt64

  init(cells: UnsafeMutablePointer<UInt64>, stated: UnsafeMutablePointer<UInt64>, lane: Int) {
    self.cells = cells + lane >> 6
    self.stated = stated + lane >> 6
    bit = 1 << UInt64(lane & 63)
  }

  /// Says that the fact with that index is stated; false where it is already.
  @inlinable @inline(__always)
  package func state(_ fact: Int) -> Bool {
    let word = stated + 8 &* fact
    if word.pointee & bit != 0 { return false }
    word.pointee |= bit
    return true
  }

  /// Says that the case lies in the cell with that plane.
  @inlinable @inline(__always)
  package func put(_ plane: Int) { cells[8 &* plane] |= bit }
}
