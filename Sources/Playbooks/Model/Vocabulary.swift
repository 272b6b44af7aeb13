package import FEEL
import Parallelism

/// The names that a condition may use, and the slot of each: the facts first, then the
/// decisions, then what every case has.
package struct Vocabulary: Sendable {
  private let wholeScope: Once<Scope>
  package let today: Slot
  package let caseID: Slot
  package let caseOpened: Slot
  private let slotsByName: [String: Slot]
  private let namesBySlot: [String]

  /// What conditions are compiled by.
  package var scope: Scope { wholeScope.value }

  /// How many slots a ``Frame`` for this vocabulary has.
  package var count: Int { namesBySlot.count }

  /// The names in slot order: facts, decisions.
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
    namesBySlot = all.map(\.0)
    slotsByName = Dictionary(
      all.enumerated().map { ($1.0, Slot($0)) }, uniquingKeysWith: { first, _ in first })
  }

  package func slot(named name: String) -> Slot? { slotsByName[name] }
  package func name(of slot: Slot) -> String { namesBySlot[slot.index] }
  package var names: [String] { namesBySlot }
}
