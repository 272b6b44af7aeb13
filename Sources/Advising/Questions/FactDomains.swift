import FEEL
import Playbooks
import Reasoning

/// The cells that the playbook's conditions cut each fact into, with how likely each is taken to
/// be.
struct FactDomains: Sendable {
  struct WeightedCell: Sendable {
    let value: Value
    let weight: Double
  }

  private let cells: [Slot: [WeightedCell]]

  init(_ playbook: Playbook, on date: DateAndTime) {
    var values: [Value] = []
    for index in 0..<playbook.vocabulary.count { values.append(.unknown(.one(Slot(index)))) }
    values[playbook.vocabulary.today.index] = .date(date.date)
    let space = ConditionSpace(
      playbook.ground, frame: Frame(values: values, now: date), conditions: playbook.conditions)
    var cells: [Slot: [WeightedCell]] = [:]
    for fact in playbook.facts {
      guard let cut = space.cells(of: fact.slot) else { continue }
      cells[fact.slot] = cut.cells.map { cell in
        WeightedCell(value: cell.value, weight: fact.weight(of: cell.value))
      }
    }
    self.cells = cells
  }

  /// The cells of a fact; none where its values cannot be cut.
  func cells(of fact: Slot) -> [WeightedCell] { cells[fact] ?? [] }
}

extension Fact {
  /// The weight that the playbook gives the value; all alike where it gives none.
  fileprivate func weight(of value: Value) -> Double {
    weights.isEmpty ? 1 : weights[value.text] ?? 0
  }
}
