import Advising
import FEEL
import Playbooks

/// A condition together with whether it must be true or must not be.
struct Claim {
  let program: Program
  let holds: Bool
}

/// The circumstances in which the advice considers a remedy, so that a change of it can show.
struct WaysToAdvice {
  let playbook: Playbook

  /// The largest number of needs that are followed from a remedy to one that is advised for its own
  /// sake.
  ///
  /// Beyond that, the remedy counts as advised.
  private static let steps = 2

  /// The ways in which the remedy can be considered, each a list of claims.
  ///
  /// Either the remedy is chosen, or it may fill an open need of a remedy that is considered
  /// itself.
  func ways(to remedy: Reference<Remedy>) -> [[Claim]] { ways(to: remedy, within: Self.steps) }

  private func ways(to remedy: Reference<Remedy>, within steps: Int) -> [[Claim]] {
    if steps == 0 { return [[]] }
    return chosen(remedy)
      + fillable(by: remedy).flatMap { needing, operand in
        ways(to: needing, within: steps - 1).map { $0 + [Claim(program: operand, holds: false)] }
      }
  }

  /// The claim that the remedy suits the case.
  func suits(_ remedy: Reference<Remedy>) -> [Claim] {
    playbook[remedy].when.map { [Claim(program: $0.program, holds: true)] } ?? []
  }

  /// The claims that a remedy of a list and the next one both suit the case.
  func pair(_ remedies: [Reference<Remedy>], _ first: Int) -> [Claim] {
    suits(remedies[first]) + suits(remedies[first + 1])
  }

  /// For each blocker that lists the remedy, that it is present; for each such goal, that it is
  /// open.
  private func chosen(_ remedy: Reference<Remedy>) -> [[Claim]] {
    let blockers = playbook.blockers.filter { $0.remedies.contains(remedy) }
      .map { [Claim(program: $0.when.program, holds: true)] }
    let goals = playbook.goals.filter { $0.remedies.contains(remedy) }.map { goal in
      [goal.when?.program].compactMap { $0 }.map { Claim(program: $0, holds: true) }
        + [Claim(program: goal.reached.program, holds: false)]
    }
    return blockers + goals
  }

  /// The operands of other remedies' `needs` that read a fact which the remedy achieves.
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
