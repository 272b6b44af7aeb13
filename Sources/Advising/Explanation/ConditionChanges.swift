import FEEL
import Playbooks
import Reasoning

/// The least sets of facts that bring a condition about in one situation, read off its diagram.
struct ConditionChanges {
  let situation: Situation
  let space: ConditionSpace
  let values: ChangeValues

  /// Candidates, fewest facts first; where more than comparisons is involved they may fail.
  func candidates(for diagram: Diagram, atMost limit: Int, largest: Int = 6) throws(Overflow)
    -> (sets: [[FactSetting]], areAll: Bool)
  {
    let restriction = space.restriction(to: situation.frame)
    var state: [Variable: Int] = [:]
    for index in space.subjects.indices {
      if let cell = restriction.cell(of: Variable(index)) { state[Variable(index)] = cell }
    }
    let choices = space.subjects.map(choices)
    let found = try space.store.smallestChanges(
      of: diagram, to: .true, from: state, atMost: limit, largest: largest
    ) { variable in
      choices[variable.index].map(\.cell).filter { $0 != state[variable] }
    }
    let sets = found.sets.map { changes in
      changes.compactMap { change -> FactSetting? in
        guard case .fact(let slot) = space.subjects[change.variable.index] else { return nil }
        let choice = choices[change.variable.index].first { $0.cell == change.cell }
        return choice.map { FactSetting(slot, $0.value) }
      }
    }
    return (sets, found.areAll)
  }

  private struct Choice {
    let cell: Int
    let value: Value
  }

  /// The cells that a variable may be moved to, each with the value to show for it.
  private func choices(_ subject: ConditionSpace.Subject) -> [Choice] {
    guard case .fact(let slot) = subject, let cells = space.cells(of: slot) else { return [] }
    var found: [Choice] = []
    for value in values[slot] {
      guard let cell = cells.cell(of: value), !found.contains(where: { $0.cell == cell })
      else { continue }
      found.append(Choice(cell: cell, value: value))
    }
    return found
  }
}

extension ConditionSpace {
  /// All of these conditions together.
  mutating func conjunction(_ programs: [Program]) throws(Overflow) -> Diagram {
    var all = Diagram.alwaysTrue
    for program in programs {
      let diagram = try diagram(of: program)
      all = try store.and(all, diagram)
    }
    return all
  }
}
