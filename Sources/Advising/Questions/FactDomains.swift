import FEEL
import Playbooks
import Reasoning

/// The cells that the playbook's conditions, and what its remedies achieve, cut each fact into,
/// with how likely each is taken to be.
struct FactDomains: Sendable {
  struct WeightedCell: Sendable {
    let value: Value
    let weight: Double
  }

  private let cells: [Slot: [WeightedCell]]
  /// The cells that the conditions alone cut, which is what an answer is weighed by; only those
  /// that differ.
  private let conditionCells: [Slot: [WeightedCell]]
  /// Facts that some condition does more with than compare them with constants.
  private let blurred: Set<Slot>

  /// The frame knows the day, and nothing else.
  init(_ playbook: Playbook, _ ground: Ground, frame: Frame) {
    let conditions = playbook.conditions
    let space = ConditionSpace(
      ground, frame: frame, conditions: conditions + playbook.achievedValues)
    blurred = space.blurred
    cells = Self.cells(of: playbook.facts, in: space)
    let recut = playbook.factsCutByAchievements
    conditionCells =
      recut.isEmpty
      ? [:]
      : Self.cells(
        of: recut, in: ConditionSpace(ground, frame: frame, conditions: conditions),
        keepingEmpty: true)
  }

  private static func cells(
    of facts: [Fact], in space: ConditionSpace, keepingEmpty: Bool = false
  ) -> [Slot: [WeightedCell]] {
    var cells: [Slot: [WeightedCell]] = [:]
    for fact in facts {
      guard let cut = space.cells(of: fact.slot), cut.count > 1 else {
        if keepingEmpty { cells[fact.slot] = [] }
        continue
      }
      cells[fact.slot] = cut.cells.map { cell in
        WeightedCell(value: cell.value, weight: fact.weight(of: cell.value))
      }
    }
    return cells
  }

  /// Whether the cells tell apart all that any condition tells apart of the fact.
  func isCut(_ fact: Slot) -> Bool { cells[fact] != nil && !blurred.contains(fact) }

  /// The cells of a fact; none where nothing cuts its values.
  func cells(of fact: Slot) -> [WeightedCell] { cells[fact] ?? [] }

  /// The cells of a fact cut only at the constants that it is compared with (contract, section
  /// 4.7); none where no condition does so.
  func cellsOfConditions(for fact: Slot) -> [WeightedCell] {
    conditionCells[fact] ?? cells(of: fact)
  }
}

extension Playbook {
  /// The facts that a remedy sets to a value that no list of `allowed` has set apart already.
  fileprivate var factsCutByAchievements: [Fact] {
    let set = Set(remedies.flatMap(\.achieves).filter { !$0.change.isFormula }.map(\.fact))
    return facts.filter { fact in
      if case .boolean = fact.type { return false }
      if case .values = fact.allowed { return false }
      return set.contains(fact.slot)
    }
  }
}

extension Fact {
  /// The weight that the playbook gives the value; all alike where it gives none.
  fileprivate func weight(of value: Value) -> Double {
    weights.isEmpty ? 1 : weights[value.text] ?? 0
  }
}
