package import FEEL
import Playbooks

/// Finds the acts that one case offers, and what each would move in it.
package struct LeverTrial {
  /// The result of the trial of one case, which does not depend on other cases.
  package struct Outcome: Sendable {
    /// The advice on the case as it is.
    let advice: Advice
    /// The acts that move the case forward, and what they move.
    let hits: [(act: Lever.Act, hit: Lever.Hit)]
  }

  /// Tries every act that the case offers.
  package static func outcome(of case: Case, _ advisor: Advisor, on date: CalendarDate) -> Outcome {
    let trial = LeverTrial(
      advisor.advise(`case`, on: date, parts: [.blockers, .actions, .questions]),
      advisor.rules(on: date))
    let hits = trial.acts.compactMap { act in trial.hit(of: act).map { (act: act, hit: $0) } }
    return Outcome(advice: trial.advice, hits: hits)
  }

  private let advice: Advice
  private let rules: PlaybookInForce
  /// The case as it is, to compare with.
  private let before: AdviceSnapshot

  /// Prepares to try acts in the case that the advice is on.
  init(_ advice: Advice, _ rules: PlaybookInForce) {
    self.advice = advice
    self.rules = rules
    before = AdviceSnapshot(advice.case, rules)
  }

  /// The acts that the case offers, each once.
  var acts: [Lever.Act] {
    var keys: Set<String> = []
    return (decidable + doable).filter { keys.insert($0.key).inserted }
  }

  /// What the act moves forward; nil where it moves nothing.
  func hit(of act: Lever.Act) -> Lever.Hit? {
    let after = AdviceSnapshot(`case`(after: act), rules)
    let changes = AdviceComparison(before: before, after: after).changes.filter(\.isForward)
    guard !changes.isEmpty else { return nil }
    return Lever.Hit(case: ListedCase(advice.case, advice.playbook), changes: changes)
  }

  /// The decisions that are due.
  private var decidable: [Lever.Act] {
    advice.actions.filter { $0.state == .decide }.map { .approve($0.remedy) }
  }

  /// The remedies that can be carried out now.
  private var doable: [Lever.Act] {
    advice.actions.filter(isDoable).map { .finish($0.remedy) }
  }

  /// Whether the action can be carried out; what is still to be decided on cannot.
  private func isDoable(_ action: ActionAdvice) -> Bool {
    action.action.isDueNow && action.state != .decide
  }

  /// The case after the act.
  private func `case`(after act: Lever.Act) -> Case {
    switch act {
    case .approve(let remedy):
      parts(of: remedy) { $0.state == .decide }.reduce(advice.case) { changed, part in
        changed.entering(
          LogEntry(on: advice.date, remedy: remedy, status: .approved, part: part))
      }
    case .finish(let remedy):
      parts(of: remedy, where: isDoable).reduce(advice.case) { changed, part in
        changed.achieving(remedy, part: part, rules)
      }
    }
  }

  /// The parts in which an action for the remedy fits.
  private func parts(of remedy: Reference<Remedy>, where fits: (ActionAdvice) -> Bool) -> [String?]
  {
    advice.actions.filter { $0.remedy == remedy && fits($0) }.map(\.part)
  }
}
