package import FEEL
package import Playbooks

/// Cases with the same first step, which one approach to its counterparts can serve together.
package struct SharedStep: Sendable {
  /// The remedy that is the first step.
  package let remedy: Reference<Remedy>
  /// The cases that share it, at least two.
  package let cases: [ListedCase]

  /// The steps with counterparts that two or more cases share, by number of cases, then households.
  static func all(_ advice: [Advice]) -> [SharedStep] {
    var members: [Reference<Remedy>: [ListedCase]] = [:]
    for item in advice {
      let first = item.actions.first { $0.state == .now || $0.state == .decide }
      guard let first, !item.playbook[first.remedy].counterparts.isEmpty else { continue }
      members[first.remedy, default: []].append(
        ListedCase(item.case, item.playbook))
    }
    return members.filter { $0.value.count > 1 }
      .map { SharedStep(remedy: $0.key, cases: $0.value) }
      .sorted { a, b in
        (b.cases.count, b.cases.households, a.remedy.index) < (
          a.cases.count, a.cases.households, b.remedy.index
        )
      }
  }
}

extension Case {
  /// The number that the case states in the fact that lists count, such as that of its households;
  /// nil where it states none.
  ///
  /// With a day, the number that counts on it.
  package func households(_ playbook: Playbook, on date: CalendarDate? = nil) -> Int? {
    guard let fact = playbook.counted, let stated = facts[fact.slot],
      case .number(let number)? = (date.map(stated.form(on:)) ?? stated)?.knownValue
    else { return nil }
    return number.integer ?? (playbook.weight == nil ? nil : number.rounded(.halfUp)?.integer)
  }
}
