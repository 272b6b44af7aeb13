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
  /// Facts that some condition does more with than compare them with constants.
  private let blurred: Set<Slot>

  /// The frame knows the day, and nothing else.
  init(_ playbook: Playbook, frame: Frame) {
    let conditions = playbook.conditions + playbook.achievedValues
    let space = ConditionSpace(
      playbook.ground, frame: frame, conditions: conditions)
    blurred = space.blurred
    var cells: [Slot: [WeightedCell]] = [:]
    for fact in playbook.facts {
      guard let cut = space.cells(of: fact.slot), cut.count > 1 else { continue }
      cells[fact.slot] = cut.cells.map { cell in
        WeightedCell(value: cell.value, weight: fact.weight(of: cell.value))
      }
    }
    self.cells = cells
  }

  /// Whether the cells tell apart all that any condition tells apart of the fact.
  func isCut(_ fact: Slot) -> Bool { cells[fact] != nil && !blurred.contains(fact) }

  /// The cells of a fact; none where no condition cuts its values.
  func cells(of fact: Slot) -> [WeightedCell] { cells[fact] ?? [] }
}

extension Fact {
  /// The weight that the playbook gives the value; all alike where it gives none.
  fileprivate func weight(of value: Value) -> Double {
    weights.isEmpty ? 1 : weights[value.text] ?? 0
  }
}
