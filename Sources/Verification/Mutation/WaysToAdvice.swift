import Advising
import FEEL
import Playbooks

/// A condition that holds, or does not.
struct Claim {
  let program: Program
  let holds: Bool
}

/// When the advice looks at a remedy at all: what must be so for a change of it to show.
struct WaysToAdvice {
  let playbook: Playbook

  /// So many needs lie between a remedy and the one that is advised for its own sake; where more
  /// do, it is taken for advised.
  private static let steps = 2

  /// It is chosen, or a need that it may fill is not filled, of a remedy that is advised itself.
  func ways(to remedy: Reference<Remedy>) -> [[Claim]] { ways(to: remedy, within: Self.steps) }

  private func ways(to remedy: Reference<Remedy>, within steps: Int) -> [[Claim]] {
    if steps == 0 { return [[]] }
    return chosen(remedy)
      + fillable(by: remedy).flatMap { needing, operand in
        ways(to: needing, within: steps - 1).map { $0 + [Claim(program: operand, holds: false)] }
      }
  }

  /// Its own condition.
  func suits(_ remedy: Reference<Remedy>) -> [Claim] {
    playbook[remedy].when.map { [Claim(program: $0.program, holds: true)] } ?? []
  }

  /// Two that follow one another in a list both suit the case.
  func pair(_ remedies: [Reference<Remedy>], _ first: Int) -> [Claim] {
    suits(remedies[first]) + suits(remedies[first + 1])
  }

  /// A blocker that lists it is present, or a goal open.
  private func chosen(_ remedy: Reference<Remedy>) -> [[Claim]] {
    let blockers = playbook.blockers.filter { $0.remedies.contains(remedy) }
      .map { [Claim(program: $0.when.program, holds: true)] }
    let goals = playbook.goals.filter { $0.remedies.contains(remedy) }.map { goal in
      [goal.when?.program].compactMap { $0 }.map { Claim(program: $0, holds: true) }
        + [Claim(program: goal.reached.program, holds: false)]
    }
    return blockers + goals
  }

  /// The operands of what other remedies need that hang on what it achieves.
  private func fillable(by remedy: Reference<Remedy>)
    -> [(remedy: Reference<Remedy>, operand: Program)]
  {
    let achieved = Set(playbook[remedy].achieves.map(\.fact))
    return playbook.remedies.indices.filter { $0 != remedy.index }.flatMap { index in
      (playbook.remedies[index].needs.map(playbook.operands) ?? [])
        .filter { !achieved.isDisjoint(with: playbook.factSlots(read: $0.program.slots)) }
        .map { (Reference(index), $0.program) }
    }
  }
}
