import FEEL
import Playbooks
import Reasoning

/// The cells into which the playbook's conditions cut each fact, with their weights.
///
/// The values that remedies achieve cut the facts too.
struct FactDomains: Sendable {
  /// One cell of a fact.
  struct WeightedCell: Sendable {
    /// A value that stands for the cell.
    let value: Value
    /// How likely the cell is, relative to the others of the fact.
    let weight: Double
    /// The cell itself; nil for a single value.
    var cell: Cell?
  }

  /// The cells by fact, where there are at least two.
  private let cells: [Slot: [WeightedCell]]
  /// The cells that the conditions alone cut, by which an answer is weighed.
  ///
  /// Only facts that the achievements of remedies cut further are listed.
  private let conditionCells: [Slot: [WeightedCell]]
  /// The values of the facts with few values that no condition reads; what remedies achieve by a
  /// formula may depend on them.
  private let choices: [Slot: [WeightedCell]]
  /// The facts that some condition does more with than compare them with constants.
  private let blurred: Set<Slot>

  /// The cells of the facts in the space that all conditions share; the frame knows the day and
  /// nothing else.
  init(_ playbook: Playbook, _ space: ConditionSpace, frame: Frame) {
    let conditions = playbook.conditions
    blurred = space.blurred
    let cells = Self.cells(of: playbook.facts, in: space)
    self.cells = cells
    var choices: [Slot: [WeightedCell]] = [:]
    for fact in playbook.facts where cells[fact.slot] == nil && fact.choices.count > 1 {
      choices[fact.slot] = fact.choices.map { WeightedCell(value: $0, weight: 1) }
    }
    self.choices = choices
    let recut = playbook.factsCutByAchievements
    conditionCells =
      recut.isEmpty
      ? [:]
      : Self.cells(
        of: recut,
        in: ConditionSpace(space.ground, frame: frame, conditions: conditions),
        keepingEmpty: true)
  }

  /// The cells of the facts in the space.
  ///
  /// A fact with fewer than two cells is left out, or gets none where `keepingEmpty` is true.
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
        WeightedCell(value: cell.value, weight: fact.weight(of: cell.value), cell: cell)
      }
    }
    return cells
  }

  /// Whether the cells tell apart all values of the fact that any condition tells apart.
  func isCut(_ fact: Slot) -> Bool {
    !blurred.contains(fact) && (cells[fact] != nil || choices[fact] != nil)
  }

  /// The cells of a fact, or its values if no condition reads it and they are few.
  func cellsOrChoices(of fact: Slot) -> [WeightedCell] { cells[fact] ?? choices[fact] ?? [] }

  /// The cells of a fact; none where nothing cuts its values.
  func cells(of fact: Slot) -> [WeightedCell] { cells[fact] ?? [] }

  /// The cells of a fact, cut only at the constants that conditions compare it with (contract,
  /// section 4.7).
  ///
  /// None where no condition does so.
  func cellsOfConditions(for fact: Slot) -> [WeightedCell] {
    conditionCells[fact] ?? cells(of: fact)
  }
}

extension Playbook {
  /// The facts that a remedy sets to a value that the fact's type or `allowed` does not set apart
  /// already.
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
  /// The weight that the playbook gives the value; all values weigh the same where it gives none.
  fileprivate func weight(of value: Value) -> Double {
    weights.isEmpty ? 1 : weights[value.text] ?? 0
  }
}
