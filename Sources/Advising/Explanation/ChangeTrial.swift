import FEEL
import Playbooks

/// Tries what the advice would say of a subject if facts were set, as `advise --set` does.
struct ChangeTrial: Sendable {
  /// The blocker, remedy or goal.
  let subject: ExplanationSubject
  /// The case as it is.
  private let `case`: Case
  private let rules: PlaybookInForce
  /// The id of the part that was asked about; nil for all parts.
  private let part: String?
  /// All parts as they are.
  let all: [Situation]
  /// The indices of the parts that were asked about.
  private let places: [Int]

  /// Prepares to try changes in that part, or in all parts where `part` is nil.
  init(
    _ subject: ExplanationSubject, in case: Case, part: String?, _ rules: PlaybookInForce,
    _ all: [Situation]
  ) {
    self.subject = subject
    self.case = `case`
    self.rules = rules
    self.part = part
    self.all = all
    places = all.indices.filter { part == nil || all[$0].part == part }
  }

  /// The parts that were asked about, as they are.
  var asked: [Situation] { places.map { all[$0] } }

  /// All parts once these facts are set; nil where that makes a contradiction that is not there.
  ///
  /// They count as stated then. Where constraints read one of them, others may be inferred from it, or
  /// no longer be.
  func situations(setting settings: [FactSetting]) -> [Situation]? {
    let changes = settings.sorted { $0.fact < $1.fact }.map { ($0.fact, $0.value) }
    if changes.isEmpty { return all }
    if changes.contains(where: { rules.index.constraints.facts.contains($0.0) }) {
      let changed = changes.reduce(`case`) { changed, change in
        changed.stating(Statement(value: change.1), of: change.0, part: part)
      }
      let tried = Situation.all(rules, changed)
      let known = all[0].known.contradictions
      return tried[0].known.contradictions.allSatisfy { found in
        known.contains { $0.part == found.part && $0.isSame(as: found) }
      } ? tried : nil
    }
    var tried = all
    for index in tried.indices {
      let own =
        places.contains(index)
        ? changes : changes.filter { rules.playbook.fact(at: $0.0)?.ofCase == true }
      if !own.isEmpty { tried[index] = tried[index].carryingOut(own) }
    }
    tried.tellOneAnotherTheirGoals()
    return tried
  }

  /// The outcome once these facts are set.
  func answer(_ settings: [FactSetting]) -> OutcomeProbe.Answer {
    guard let tried = situations(setting: settings) else {
      return OutcomeProbe.Answer(state: nil, readings: [])
    }
    var readings = tried.map { Reading<Bool>($0) }
    var joint: [Reference<Remedy>: ActionState] = [:]
    if readings.count > 1, subject.remedy != nil {
      for index in readings.indices { readings[index].settleAdvised() }
      let moment = Moment(readings)
      (readings, joint) = (moment.readings, moment.joint)
    }
    var own = places.map { readings[$0] }
    let states = own.indices.map { place -> OutcomeState in
      if let remedy = subject.remedy, let state = joint[remedy],
        own[place].state(of: remedy) != nil
      {
        return .action(state)
      }
      return own[place].outcome(of: subject)
    }
    return OutcomeProbe.Answer(
      state: OutcomeProbe.joined(states, of: subject, in: rules.playbook), readings: own)
  }
}
