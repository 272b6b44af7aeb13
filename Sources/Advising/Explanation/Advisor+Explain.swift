package import FEEL
import Parallelism
import Playbooks

extension Advisor {
  /// Why the subject is in its state, and what would change it (contract, section 5, `explain`).
  ///
  /// Where `part` is given, the answer is about that part only. Otherwise it is about all parts
  /// together, and says so where they differ.
  package func explain(
    _ subject: ExplanationSubject, part: String? = nil, of case: Case, on date: CalendarDate
  ) -> ExplanationAnswer {
    let rules = rules(on: date)
    let situations = Situation.all(rules, `case`)
    let assessed = ParallelTask { Assessment.all(situations) }
    let cut = subject.remedy.map { _ in ParallelTask { rules.conditions.domains } }
    Parallel.run([assessed, cut])
    let assessments = assessed.result.filter { part == nil || $0.situation.part == part }
    guard let state = subject.state(in: assessments) else {
      return .partsDiffer(
        assessments.map { .init(part: $0.situation.part ?? "", state: $0.state(of: subject)) })
    }
    let action = cut.flatMap { actionAdvice(subject, assessed.result, part: part, $0.result) }
    let explainer = Explainer(
      subject: subject, part: part, case: `case`, rules: rules, assessments: assessments,
      situations: situations, state: state, action: action)
    return .explained(explainer.explanation())
  }
}

/// An explanation, or the states of the parts where they differ and each has to be asked about
/// separately.
package enum ExplanationAnswer: Sendable {
  case explained(Explanation)
  case partsDiffer([PartState])

  /// A part and the state of the subject in it.
  package struct PartState: Sendable {
    /// The id of the part.
    package let part: String
    /// The state of the subject.
    package let state: OutcomeState
  }
}

extension ExplanationSubject {
  /// The state over all parts; nil where the parts differ.
  fileprivate func state(in assessments: [Assessment]) -> OutcomeState? {
    OutcomeProbe.joined(
      assessments.map { $0.state(of: self) }, of: self, in: assessments[0].situation.playbook)
  }
}

extension Advisor {
  /// The action for the remedy over the parts that were asked about, with whether it is certain; nil
  /// where there is none.
  private func actionAdvice(
    _ subject: ExplanationSubject, _ assessments: [Assessment], part: String?,
    _ domains: FactDomains
  ) -> ActionAdvice? {
    guard case .remedy(let remedy) = subject else { return nil }
    let situations = OpenScreens(assessments.map(\.situation)).withoutProvisional
    let proofs = Proofs(
      CertainSearch(
        domains, assessments, situations,
        situations.map { CertainSearch.truths(in: $0, of: [remedy]) }))
    proofs.work()
    let certainty = proofs.findings
    let asked = assessments.indices.filter {
      part == nil || assessments[$0].situation.part == part
    }
    return PartMerger(
      assessments: asked.map { assessments[$0] }, certainty: asked.map { certainty[$0] }
    ).actions(of: remedy).first
  }
}
