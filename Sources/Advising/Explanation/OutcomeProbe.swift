import FEEL
import Playbooks

/// Tries facts: says what state the subject gets once they are set.
struct OutcomeProbe {
  let subject: ExplanationSubject
  /// The parts that the state is said of.
  let situations: [Situation]
  /// How often the rules were gone through.
  private(set) var evaluations = 0
  private var known: [String: Answer] = [:]

  init(subject: ExplanationSubject, situations: [Situation]) {
    self.subject = subject
    self.situations = situations
  }

  struct Answer {
    /// Nil: the parts differ.
    let state: OutcomeState?
    /// For a remedy: what was found on the way.
    let outlooks: [Outlook]
  }

  mutating func answer(_ settings: [FactSetting]) -> Answer {
    let ordered = settings.sorted { $0.fact < $1.fact }
    let key = ordered.map { "\($0.fact.index)=\($0.value.literal)" }.joined(separator: ";")
    if let answer = known[key] { return answer }
    evaluations += 1
    let tried = situations.map { $0.setting(ordered.map { ($0.fact, $0.value) }) }
    let answer = answer(in: tried)
    known[key] = answer
    return answer
  }

  private func answer(in tried: [Situation]) -> Answer {
    let playbook = situations[0].playbook
    switch subject {
    case .blocker(let blocker):
      let states = tried.map { OutcomeState(blocker: $0.truth(of: playbook[blocker].when)) }
      return Answer(state: Self.merged(states), outlooks: [])
    case .goal(let goal):
      let states = tried.map {
        OutcomeState(
          applies: $0.truth(of: playbook[goal].when), reached: $0.truth(of: playbook[goal].reached))
      }
      return Answer(state: Self.merged(states), outlooks: [])
    case .remedy(let remedy):
      let outlooks = tried.map { Outlook($0) }
      return Answer(state: Self.state(of: remedy, outlooks), outlooks: outlooks)
    }
  }

  /// The state of the parts together, as the advice reports it; nil: they differ.
  static func state(of remedy: Reference<Remedy>, _ outlooks: [Outlook]) -> OutcomeState? {
    let playbook = outlooks[0].situation.playbook
    let states = outlooks.map { $0.state(of: .remedy(remedy)) }
    guard outlooks.count > 1, playbook.isForWholeCase(playbook[remedy]) else {
      return merged(states)
    }
    let order: [ActionState] = [.waiting, .unknown, .inProgress, .decide, .now, .done]
    return order.map { .action($0) }.first(where: states.contains) ?? .notAdvised
  }

  private static func merged(_ states: [OutcomeState]) -> OutcomeState? {
    states.dropFirst().allSatisfy { $0 == states[0] } ? states[0] : nil
  }
}
