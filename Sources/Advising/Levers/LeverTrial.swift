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

  private var playbook: Playbook { advice.playbook }

  /// Prepares to try acts in the case that the advice is on.
  init(_ advice: Advice, _ rules: PlaybookInForce) {
    self.advice = advice
    self.rules = rules
    before = AdviceSnapshot(advice.case, rules)
  }

  /// The acts that the case offers, each once.
  var acts: [Lever.Act] {
    var keys: Set<String> = []
    return (changeable + decidable + doable).filter { keys.insert($0.key).inserted }
  }

  /// What the act moves forward; nil where it moves nothing.
  func hit(of act: Lever.Act) -> Lever.Hit? {
    let after = AdviceSnapshot(`case`(after: act), rules)
    let changes = AdviceComparison(before: before, after: after).changes.filter(\.isForward)
    guard !changes.isEmpty else { return nil }
    return Lever.Hit(
      caseID: advice.case.id, households: advice.case.households(playbook), changes: changes)
  }

  /// Changes of known facts that a present blocker or a gap depends on, to values that some remedy
  /// can bring about.
  ///
  /// What no remedy can change is not proposed.
  private var changeable: [Lever.Act] {
    let gaps = advice.actions.flatMap { $0.action.gaps }
    let facts =
      advice.blockers.filter { $0.state == .holds }.flatMap { $0.because.map(\.fact) }
      + gaps.flatMap { playbook.factSlots(read: $0.operand.program.slots) }
    let goals = Set(
      rules.goals.flatMap { playbook.factSlots(read: playbook[$0].reached.program.slots) })
    // Reaching a goal is the purpose of all acts, so it is not an act itself.
    return facts.filter { !isOpen($0) && !goals.contains($0) }.flatMap { fact in
      choices(fact).filter { !isTrue(fact, $0) && isWithinReach(fact, $0) }.map {
        .change(fact, $0)
      }
    }
  }

  /// The decisions that are due.
  private var decidable: [Lever.Act] {
    advice.actions.filter { $0.state == .decide }.map { .approve($0.remedy) }
  }

  /// The remedies that can be carried out now.
  private var doable: [Lever.Act] {
    advice.actions.filter { $0.action.isDueNow }.map { .finish($0.remedy) }
  }

  private func choices(_ fact: Slot) -> [Value] { playbook.fact(at: fact)?.choices ?? [] }

  /// Whether the fact is asked about.
  private func isOpen(_ fact: Slot) -> Bool { advice.questions.contains { $0.fact == fact } }

  /// Whether some remedy can give the fact this value.
  private func isWithinReach(_ fact: Slot, _ value: Value) -> Bool {
    rules.remedies.contains { remedy in
      playbook[remedy].achieves.contains { $0.fact == fact && $0.change.canBe(value) }
    }
  }

  /// Whether the whole case has this value of the fact, stated or assumed.
  private func isTrue(_ fact: Slot, _ value: Value) -> Bool {
    let stated =
      advice.case.facts[fact]?.form(on: advice.date)?.knownValue ?? playbook.fact(at: fact)?.assume
    return stated?.equals(value) == true
  }

  /// The case after the act.
  private func `case`(after act: Lever.Act) -> Case {
    switch act {
    case .change(let fact, let value):
      advice.case.stating(Statement(value: value), of: fact, part: nil)
    case .approve(let remedy):
      parts(of: remedy) { $0.state == .decide }.reduce(advice.case) { changed, part in
        changed.entering(
          LogEntry(on: advice.date, remedy: remedy, status: .approved, part: part))
      }
    case .finish(let remedy):
      parts(of: remedy) { $0.action.isDueNow }.reduce(advice.case) { changed, part in
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

extension Remedy.Change {
  /// Whether the change may result in the value; a formula may result in any.
  func canBe(_ other: Value) -> Bool {
    switch self {
    case .value(let value): value.equals(other) == true
    case .formula: true
    }
  }
}
