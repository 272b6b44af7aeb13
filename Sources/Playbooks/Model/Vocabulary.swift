package import FEEL
import Parallelism

/// The names that a condition may use (contract, section 1), each with its slot.
///
/// The facts come first, then the decisions, then `today`, `case.id` and `case.opened`, which every
/// case has.
package struct Vocabulary: Sendable {
  private let wholeScope: Once<Scope>
  /// The slot of `today`, the day that the advice is for.
  package let today: Slot
  /// The slot of `case.id`.
  package let caseID: Slot
  /// The slot of `case.opened`.
  package let caseOpened: Slot
  private let factCount: Int
  private let slotsByName: [String: Slot]
  private let namesBySlot: [String]

  /// The names and types against which conditions are compiled.
  package var scope: Scope { wholeScope.value }

  /// The number of slots in a ``Frame`` for this vocabulary.
  package var count: Int { namesBySlot.count }

  /// Gives the facts and then the decisions their slots, in the order of the lists.
  package init(facts: [(String, FEELType)], decisions: [(String, FEELType)]) {
    let own: [(String, FEELType)] = [
      ("today", .date), ("case.id", .string), ("case.opened", .date),
    ]
    let all = facts + decisions + own
    let first = facts.count + decisions.count
    wholeScope = Once {
      Scope(all.enumerated().map { Scope.Name(path: $1.0, type: $1.1, slot: Slot($0)) })
    }
    (today, caseID, caseOpened) = (Slot(first), Slot(first + 1), Slot(first + 2))
    factCount = facts.count
    namesBySlot = all.map(\.0)
    slotsByName = Dictionary(
      all.enumerated().map { ($1.0, Slot($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The slot of the name; nil where the vocabulary does not have it.
  package func slot(named name: String) -> Slot? { slotsByName[name] }
  /// The section in which the name of the slot is defined; nil for the names that every case has.
  package func section(of slot: Slot) -> SectionName? {
    if slot.index < factCount { return .facts }
    return slot < today ? .decisions : nil
  }
  /// The name that the slot belongs to.
  package func name(of slot: Slot) -> String { namesBySlot[slot.index] }
  /// All names, in the order of their slots.
  package var names: [String] { namesBySlot }
}
