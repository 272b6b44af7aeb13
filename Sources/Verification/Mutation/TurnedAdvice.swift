import Advising
import Docket
import FEEL
import Playbooks
import YAML

/// The advice on one case before and after a change of the rules.
struct TurnedAdvice {
  let before: Advice
  let after: Advice

  /// An expectation, written as in a test, that the advice meets before the change but not after
  /// it; nil where there is none.
  var expectation: String? {
    contradictions ?? blockers ?? decision ?? action ?? newAction ?? plan ?? screen ?? road
  }

  private var contradictions: String? {
    let now = Comparison(advice: before).contradictions.map(\.id)
    if now == Comparison(advice: after).contradictions.map(\.id) { return nil }
    return "contradictions: [\(now.joined(separator: ", "))]"
  }

  /// A checklist that is open is a question, so that a test can expect it as one.
  private var screen: String? {
    let then = after.unscreened
    return before.unscreened.first { !then.contains($0) }
      .map { "questions: [\(before.playbook[$0].id)]" }
  }

  private var road: String? {
    let then = Comparison(advice: after).road
    return Comparison(advice: before).road.first { one in !then.contains { $0 == one } }
      .map { "road: {\($0.0.id): \($0.1.rawValue)}" }
  }

  private var blockers: String? {
    func present(_ advice: Advice) -> [String] {
      Comparison(advice: advice).blockers(true).map(\.id)
    }
    let now = present(before)
    return now == present(after) ? nil : "blockers: [\(now.joined(separator: ", "))]"
  }

  private var decision: String? {
    func decided(_ advice: Advice) -> [(id: String, text: String)] {
      advice.decisions.compactMap { decision in
        guard decision.value.isStated, let value = decision.value.newValue else { return nil }
        return (advice.playbook[decision.decision].id, value.text(inFlow: true))
      }
    }
    let then = decided(after)
    return decided(before).first { one in !then.contains { $0 == one } }
      .map { "decisions: {\($0.id): \($0.text)}" }
  }

  private var action: String? {
    let then = Comparison(advice: after).actions
    return Comparison(advice: before).actions.first { one in !then.contains { $0 == one } }
      .map { "actions: {\($0.0.id): \($0.1.rawValue)}" }
  }

  private var newAction: String? {
    let now = Comparison(advice: before).actions
    return Comparison(advice: after).actions.first { one in !now.contains { $0.0 == one.0 } }
      .map { "not actions: [\($0.0.id)]" }
  }

  private var plan: String? {
    let now = Comparison(advice: before).stages
    if now == Comparison(advice: after).stages { return nil }
    let stages = now.map { "[\($0.map(\.id).joined(separator: ", "))]" }
    return "plan: {stages: [\(stages.joined(separator: ", "))]}"
  }
}
