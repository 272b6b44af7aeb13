package import FEEL
package import Playbooks

/// Cases with a step in common, which one approach to its counterparts can serve together.
package struct SharedStep: Sendable {
  /// The remedy that is the step.
  package let remedy: Reference<Remedy>
  /// Who holds the roles of its counterparts in these cases.
  package let counterparts: [Text]
  /// The cases that share it, at least two, each with the step as its parts have it.
  package let members: [(advice: Advice, actions: [ActionAdvice])]

  /// The cases as lists name them.
  package var cases: [ListedCase] { members.map { ListedCase($0.advice.case, $0.advice.playbook) } }

  /// The steps with which two or more cases begin: those that can start or be decided on.
  static func next(_ advice: [Advice]) -> [SharedStep] {
    all(advice) { item in
      item.actions.first { $0.state == .now || $0.state == .decide }.map { [$0] } ?? []
    }
  }

  /// The steps that can start or are in progress in two or more cases.
  package static func open(_ advice: [Advice]) -> [SharedStep] {
    all(advice) { $0.actions.filter { $0.state == .now || $0.state == .inProgress } }
  }

  /// The steps with the same counterparts that two or more cases share, by number of cases, then
  /// their weight.
  private static func all(_ advice: [Advice], _ steps: (Advice) -> [ActionAdvice])
    -> [SharedStep]
  {
    var members: [Approach: [(advice: Advice, actions: [ActionAdvice])]] = [:]
    for item in advice {
      let approaches = Dictionary(grouping: steps(item)) { Approach($0.remedy, in: item) }
      for (approach, actions) in approaches where !approach.counterparts.isEmpty {
        members[approach, default: []].append((item, actions))
      }
    }
    return members.filter { $0.value.count > 1 }
      .map { SharedStep(remedy: $0.remedy, counterparts: $0.counterparts, members: $1) }
      .sorted(by: isFirst)
  }

  private static func isFirst(_ a: SharedStep, _ b: SharedStep) -> Bool {
    let (own, other) = (a.cases, b.cases)
    if own.count != other.count { return own.count > other.count }
    if own.weight != other.weight { return own.weight > other.weight }
    if a.remedy != b.remedy { return a.remedy < b.remedy }
    return (own.first?.id ?? "") < (other.first?.id ?? "")
  }
}

/// A step with those whom a case approaches for it.
private struct Approach: Hashable {
  let remedy: Reference<Remedy>
  /// Who holds the roles in the case, else the titles of the offices.
  let counterparts: [Text]

  init(_ remedy: Reference<Remedy>, in advice: Advice) {
    self.remedy = remedy
    counterparts = advice.playbook[remedy].counterparts.map { office in
      advice.case.offices[office] ?? advice.playbook[office].title
    }
  }
}

extension Case {
  /// The number that the case states in the fact that lists count, such as that of its persons;
  /// nil where it states none.
  ///
  /// With a day, the number that counts on it.
  package func weight(_ playbook: Playbook, on date: CalendarDate? = nil) -> Int? {
    guard let fact = playbook.counted, let stated = facts[fact.slot],
      case .number(let number)? = (date.map(stated.form(on:)) ?? stated)?.knownValue
    else { return nil }
    return number.integer ?? (playbook.weight == nil ? nil : number.rounded(.halfUp)?.integer)
  }
}
