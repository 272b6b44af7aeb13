import FEEL
import Parallelism
import Playbooks

/// Tries facts: says what state the subject gets once they are set.
struct OutcomeProbe {
  private let trial: Trial
  /// How many different sets of facts have been asked about.
  private(set) var evaluations = 0
  private var known: [String: Answer] = [:]
  /// Found out before anybody asked.
  private var ahead: [String: Answer] = [:]

  init(subject: ExplanationSubject, situations: [Situation]) {
    trial = Trial(subject: subject, situations: situations)
  }

  struct Answer: Sendable {
    /// Nil: the parts differ.
    let state: OutcomeState?
    /// For a remedy: what was found on the way.
    let assessments: [Assessment]
  }

  mutating func answer(_ settings: [FactSetting]) -> Answer {
    let key = settings.key
    if let answer = known[key] { return answer }
    evaluations += 1
    let answer = ahead.removeValue(forKey: key) ?? trial.answer(settings)
    known[key] = answer
    return answer
  }

  /// Finds out side by side what is likely to be asked next.
  mutating func prepare(_ sets: [[FactSetting]]) {
    let new = sets.map { (key: $0.key, settings: $0) }
      .filter { known[$0.key] == nil && ahead[$0.key] == nil }
    let answers = Parallel.map(new) { [trial] in trial.answer($0.settings) }
    for (item, answer) in zip(new, answers) { ahead[item.key] = answer }
  }

  /// The state of the parts together, as the advice reports it; nil: they differ.
  static func state(of remedy: Reference<Remedy>, _ assessments: [Assessment]) -> OutcomeState? {
    let playbook = assessments[0].situation.playbook
    let states = assessments.map { $0.state(of: .remedy(remedy)) }
    guard assessments.count > 1, playbook.isForWholeCase(playbook[remedy]) else {
      return merged(states)
    }
    let order: [ActionState] = [.waiting, .unknown, .inProgress, .decide, .now, .done]
    return order.map { .action($0) }.first(where: states.contains) ?? .notAdvised
  }

  fileprivate static func merged(_ states: [OutcomeState]) -> OutcomeState? {
    states.dropFirst().allSatisfy { $0 == states[0] } ? states[0] : nil
  }
}

/// The subject in the parts that its state is said of.
private struct Trial: Sendable {
  let subject: ExplanationSubject
  let situations: [Situation]

  func answer(_ settings: [FactSetting]) -> OutcomeProbe.Answer {
    let changes = settings.sorted { $0.fact < $1.fact }.map { ($0.fact, $0.value) }
    return answer(in: situations.map { $0.setting(changes) })
  }

  private func answer(in tried: [Situation]) -> OutcomeProbe.Answer {
    let playbook = situations[0].playbook
    switch subject {
    case .blocker(let blocker):
      let states = tried.map { OutcomeState(blocker: $0.truth(of: playbook[blocker].when)) }
      return OutcomeProbe.Answer(state: OutcomeProbe.merged(states), assessments: [])
    case .goal(let goal):
      let states = tried.map {
        OutcomeState(
          applies: $0.truth(of: playbook[goal].when), reached: $0.truth(of: playbook[goal].reached))
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
  /// The same for the same settings, in whatever order.
  var key: String {
    sorted { $0.fact < $1.fact }.map { "\($0.fact.index)=\($0.value.literal)" }
      .joined(separator: ";")
  }
}
