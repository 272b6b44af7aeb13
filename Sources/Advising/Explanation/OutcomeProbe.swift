import FEEL
import Parallelism
import Playbooks

/// Works out the state that the subject has once facts are set.
struct OutcomeProbe {
  private let trial: ChangeTrial
  /// How many different sets of facts have been asked about.
  private(set) var evaluations = 0
  /// The answers given so far, by set of facts.
  private var known: [String: Answer] = [:]
  /// Answers worked out in advance that nobody has asked for yet.
  private var ahead: [String: Answer] = [:]

  /// Probes the outcome of trials.
  init(_ trial: ChangeTrial) { self.trial = trial }

  /// The outcome of one set of facts.
  struct Answer: Sendable {
    /// The state of the subject; nil where the parts differ, or where the facts would contradict
    /// something that they do not contradict now.
    let state: OutcomeState?
    /// The graph of reasons as it was read in each part.
    let readings: [Reading<Bool>]
  }

  /// The outcome once these facts are set.
  mutating func answer(_ settings: [FactSetting]) -> Answer {
    let key = settings.key
    if let answer = known[key] { return answer }
    evaluations += 1
    let answer = ahead.removeValue(forKey: key) ?? trial.answer(settings)
    known[key] = answer
    return answer
  }

  /// Works out in parallel the answers that are likely to be asked for next.
  mutating func prepare(_ sets: [[FactSetting]]) {
    let new = sets.map { (key: $0.key, settings: $0) }
      .filter { known[$0.key] == nil && ahead[$0.key] == nil }
    let answers = Parallel.map(new) { [trial] in trial.answer($0.settings) }
    for (item, answer) in zip(new, answers) { ahead[item.key] = answer }
  }

  /// The state of the subject over all parts, given its state in each, as the advice reports it
  /// (contract, section 4.8).
  ///
  /// Nil where the parts differ.
  static func joined(
    _ states: [OutcomeState], of subject: ExplanationSubject, in playbook: Playbook
  )
    -> OutcomeState?
  {
    if states.count > 1, case .remedy(let remedy) = subject,
      playbook.isForWholeCase(playbook[remedy])
    {
      let actions = states.compactMap { state -> ActionState? in
        if case .action(let action) = state { action } else { nil }
      }
      return ActionState.joined(actions).map { .action($0) } ?? .notAdvised
    }
    return states.dropFirst().allSatisfy { $0 == states[0] } ? states[0] : nil
  }
}

extension Reading<Bool> {
  /// The state of the subject in this part.
  mutating func outcome(of subject: ExplanationSubject) -> OutcomeState {
    switch subject {
    case .blocker(let blocker): OutcomeState(blocker: truth(of: blocker))
    case .goal(let goal):
      OutcomeState(
        goal: GoalState(applies: situation.applies(goal), reached: situation.reached(goal)))
    case .remedy(let remedy):
      state(of: remedy).map { .action($0) } ?? .notAdvised
    }
  }
}

extension [FactSetting] {
  /// Identifies the settings, whatever their order.
  var key: String {
    sorted { $0.fact < $1.fact }.map { "\($0.fact.index)=\($0.value.literal)" }
      .joined(separator: ";")
  }
}
