import FEEL
import Playbooks
import Reasoning

/// The smallest sets of facts that make a condition true in one situation, read off its diagram.
struct ConditionChanges {
  /// The part as it stands.
  let situation: Situation
  /// The space of the diagram.
  let space: ConditionSpace
  /// The facts that may change, and the values to try.
  let values: ChangeValues

  /// The sets that make the diagram true, fewest facts first.
  ///
  /// At most `limit` sets of at most `largest` facts; `areAll` says whether there are no more. A
  /// set may fail where the condition does more than compare facts with constants.
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

  /// A cell that a fact may move to, with the value that stands for it.
  private struct Choice {
    let cell: Int
    let value: Value
  }

  /// The cells that a variable may move to.
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
  /// The conjunction of these conditions.
  mutating func conjunction(_ programs: [Program]) throws(Overflow) -> Diagram {
    var all = Diagram.alwaysTrue
    for program in programs {
      let diagram = try diagram(of: program)
      all = try store.and(all, diagram)
    }
    return all
  }
}
