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
  /// The facts of which no condition tells one value from another, null from the rest included.
  private let uncut: Set<Slot>
  /// The values of the facts with few values that no condition reads; what remedies achieve by a
  /// formula may depend on them.
  private let choices: [Slot: [WeightedCell]]
  /// The facts that some condition does more with than compare them with constants.
  private let blurred: Set<Slot>

  /// The cells of the facts in the space that all conditions share, in which only the day is known.
  init(_ playbook: Playbook, _ space: ConditionSpace) {
    blurred = space.blurred
    var cells: [Slot: [WeightedCell]] = [:]
    for fact in playbook.facts {
      cells[fact.slot] = Self.cells(of: fact, space.cells(of: fact.slot))
    }
    self.cells = cells
    uncut = Set(
      playbook.facts.filter { [cells] fact in
        fact.optional && fact.choices.isEmpty && cells[fact.slot]?.count == 2
          && !space.comparedWithNull.contains(fact.slot)
      }.map(\.slot))
    var choices: [Slot: [WeightedCell]] = [:]
    for fact in playbook.facts where cells[fact.slot] == nil && fact.choices.count > 1 {
      choices[fact.slot] = fact.choices.map { WeightedCell(value: $0, weight: 1) }
    }
    self.choices = choices
    conditionCells = Dictionary(
      uniqueKeysWithValues: playbook.factsCutByAchievements.map { fact in
        (fact.slot, Self.cells(of: fact, space.cellsOfConditions(of: fact.slot)) ?? [])
      })
  }

  /// The cells of the fact with their weights; nil if there are fewer than two.
  private static func cells(of fact: Fact, _ cut: Cells?) -> [WeightedCell]? {
    guard let cut, cut.count > 1 else { return nil }
    return cut.cells.map { cell in
      WeightedCell(value: cell.value, weight: fact.weight(of: cell.value), cell: cell)
    }
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
    uncut.contains(fact) ? [] : conditionCells[fact] ?? cells(of: fact)
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
