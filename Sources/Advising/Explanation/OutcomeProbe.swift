import FEEL
import Parallelism
import Playbooks

/// Works out the state that the subject has once facts are set.
struct OutcomeProbe {
  private let trial: Trial
  /// How many different sets of facts have been asked about.
  private(set) var evaluations = 0
  /// The answers given so far, by set of facts.
  private var known: [String: Answer] = [:]
  /// Answers worked out in advance that nobody has asked for yet.
  private var ahead: [String: Answer] = [:]

  /// Probes the subject in these parts.
  init(subject: ExplanationSubject, situations: [Situation]) {
    trial = Trial(subject: subject, situations: situations)
  }

  /// The outcome of one set of facts.
  struct Answer: Sendable {
    /// The state of the subject; nil where the parts differ.
    let state: OutcomeState?
    /// For a remedy, the assessments that the state was taken from; else none.
    let assessments: [Assessment]
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

  /// The state of the remedy over all parts, as the advice reports it (contract, section 4.8).
  ///
  /// Nil where the parts differ.
  static func state(of remedy: Reference<Remedy>, _ assessments: [Assessment]) -> OutcomeState? {
    let playbook = assessments[0].situation.playbook
    let states = assessments.map { $0.state(of: .remedy(remedy)) }
    guard assessments.count > 1, playbook.isForWholeCase(playbook[remedy]) else {
      return merged(states)
    }
    let actions = states.compactMap { state -> ActionState? in
      if case .action(let action) = state { action } else { nil }
    }
    return ActionState.joined(actions).map { .action($0) } ?? .notAdvised
  }

  /// The state that all have; nil where they differ.
  fileprivate static func merged(_ states: [OutcomeState]) -> OutcomeState? {
    states.dropFirst().allSatisfy { $0 == states[0] } ? states[0] : nil
  }
}

/// The subject, and the parts that its state is about.
private struct Trial: Sendable {
  let subject: ExplanationSubject
  let situations: [Situation]

  /// The outcome once these facts are set.
  func answer(_ settings: [FactSetting]) -> OutcomeProbe.Answer {
    let changes = settings.sorted { $0.fact < $1.fact }.map { ($0.fact, $0.value) }
    return answer(in: situations.map { $0.setting(changes) })
  }

  private func answer(in tried: [Situation]) -> OutcomeProbe.Answer {
    switch subject {
    case .blocker(let blocker):
      let states = tried.map { OutcomeState(blocker: $0.present(blocker)) }
      return OutcomeProbe.Answer(state: OutcomeProbe.merged(states), assessments: [])
    case .goal(let goal):
      let states = tried.map {
        OutcomeState(
          applies: $0.applies(goal), reached: $0.reached(goal))
      }
      return OutcomeProbe.Answer(state: OutcomeProbe.merged(states), assessments: [])
    case .remedy(let remedy):
      let assessments = tried.map { Assessment($0, options: .init(judged: remedy)) }
      let state = OutcomeProbe.state(of: remedy, assessments)
      return OutcomeProbe.Answer(state: state, assessments: assessments)
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
