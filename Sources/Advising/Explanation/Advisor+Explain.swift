package import FEEL
import Parallelism
import Playbooks

extension Advisor {
  /// Why the subject stands as it does, and what would turn it.
  ///
  /// `part` asks about one part; without it the parts together are the case, and where they differ
  /// the answer says so instead.
  package func explain(
    _ subject: ExplanationSubject, part: String? = nil, of case: Case, on date: CalendarDate
  ) -> ExplanationAnswer {
    let rules = rules(on: date)
    let situations = Situation.all(rules, `case`).filter { part == nil || $0.part == part }
    let assessed = ParallelTask { situations.map { Assessment($0) } }
    let cut = subject.remedy.map { _ in ParallelTask { rules.conditions.domains } }
    Parallel.run([assessed, cut])
    let assessments = assessed.result
    guard let state = subject.state(in: assessments) else {
      return .partsDiffer(
        assessments.map { .init(part: $0.situation.part ?? "", state: $0.state(of: subject)) })
    }
    let reduced = subject.remedy.map { Relevance(to: $0, in: rules).reduced } ?? rules
    let action = cut.flatMap { reduced.action(subject, assessments, $0.result) }
    let explainer = Explainer(
      subject: subject, part: part, case: `case`, rules: rules, reduced: reduced,
      assessments: assessments, state: state, action: action)
    return .explained(explainer.explanation())
  }
}

/// An explanation, or the statement that each part has to be asked about by itself.
package enum ExplanationAnswer: Sendable {
  case explained(Explanation)
  case partsDiffer([PartState])

  package struct PartState: Sendable {
    package let part: String
    package let state: OutcomeState
  }
}

extension ExplanationSubject {
  /// The state in the parts together; nil: they differ.
  fileprivate func state(in assessments: [Assessment]) -> OutcomeState? {
    if case .remedy(let remedy) = self { return OutcomeProbe.state(of: remedy, assessments) }
    let states = assessments.map { $0.state(of: self) }
    return states.dropFirst().allSatisfy { $0 == states[0] } ? states[0] : nil
  }
}

extension PlaybookInForce {
  /// The remedy as the parts together advise it, with whether that is certain: these are the
  /// rules that can matter to it.
  fileprivate func action(
    _ subject: ExplanationSubject, _ assessments: [Assessment], _ domains: FactDomains
  ) -> ActionAdvice? {
    guard case .remedy(let remedy) = subject else { return nil }
    let small = assessments.map { Assessment($0.situation.with(rules: self)) }
    let search = CertainSearch(domains, small, small.map { CertainActions.all($0.situation) })
    let proofs = search.proofs
    Parallel.run(proofs)
    let certain = search.findings(proofs.compactMap(\.result)).map(\.certain)
    return PartMerger(assessments: assessments, certain: certain).actions(of: remedy)
      .first
  }
}
