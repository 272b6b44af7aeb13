package import FEEL
package import Playbooks

/// A condition, and whether it comes out as the answer.
package struct Claim: Sendable {
  /// The condition.
  package let program: Program
  /// The answer: true or false.
  package let answer: Bool
  /// Whether it comes out as that answer; if not, it has the other one or is null.
  package let isSo: Bool
}

/// The circumstances in which the advice considers a remedy, so that a change of it can show.
package struct WaysToAdvice: Sendable {
  private let playbook: Playbook
  private let graph: ReasonGraph

  /// The largest number of needs that are followed from a remedy to one that is advised for its own
  /// sake.
  ///
  /// Beyond that, the remedy counts as advised.
  private static let steps = 2

  /// Reads the circumstances from the advisor's rules.
  package init(_ advisor: Advisor) {
    playbook = advisor.playbook
    graph = advisor.graph
  }

  /// The ways in which the remedy can be considered, each a list of claims; none comes twice.
  ///
  /// Either a blocker or a goal that lists it asks for a remedy, or it may fill an open need of a
  /// remedy that is considered itself.
  package func ways(to remedy: Reference<Remedy>) -> [[Claim]] {
    var seen: Set<[ExactText]> = []
    return ways(to: remedy, within: Self.steps).filter { way in
      seen.insert(way.map { ExactText("\($0.program.text) \($0.answer) \($0.isSo)") }).inserted
    }
  }

  private func ways(to remedy: Reference<Remedy>, within steps: Int) -> [[Claim]] {
    if steps == 0 { return [[]] }
    let ties = graph.ties[remedy.index]
    return ties.reasons.map { claims(that: $0.reason) }
      + ties.supports.flatMap { number in
        let filling = graph.fillings[number]
        let gap = Claim(
          program: graph.needs[filling.need].operand.operand.program, answer: true, isSo: false)
        return ways(to: filling.needing, within: steps - 1).map { $0 + [gap] }
      }
  }

  /// The claims that the blocker is present, or that the goal is open.
  package func claims(that reason: Reason) -> [Claim] {
    switch reason {
    case .blocker(let blocker): claims(that: graph.blockers[blocker.index].present)
    case .goal(let goal): claims(that: graph.goals[goal.index].open)
    }
  }

  /// The claim that the remedy suits the case.
  package func suits(_ remedy: Reference<Remedy>) -> [Claim] {
    playbook[remedy].when.map { [Claim(program: $0.program, answer: true, isSo: true)] } ?? []
  }

  /// The claims that make the node true: a condition, or several of which all are needed.
  private func claims(that link: ReasonGraph.Link) -> [Claim] {
    switch graph.kinds[link.node] {
    case .atom(let atom):
      atom.wantedAnswer.map { answer in
        graph.basis(of: atom, in: playbook).clauses.map {
          Claim(program: playbook[$0].formula.program, answer: answer, isSo: !link.isNegated)
        }
      } ?? []
    case .all(let links) where !link.isNegated:
      links.flatMap { claims(that: graph.links[Int($0)]) }
    case .all, .any, .advised: []
    }
  }
}

extension ReasonGraph.Atom {
  /// The answer of its condition that makes the question true; nil for one that is not about a
  /// condition.
  fileprivate var wantedAnswer: Bool? {
    switch self {
    case .isTrue, .applies, .isReached, .isPresent: true
    case .isFalse, .appliesNot, .isNotReached, .isAbsent: false
    default: nil
    }
  }
}
