import FEEL
package import Playbooks

/// Cases whose first step is the same, with the same parties to approach: one visit serves all.
package struct SharedStep: Sendable {
  package let remedy: Reference<Remedy>
  package let cases: [Member]

  package struct Member: Sendable {
    package let caseID: String
    package let households: Int?
  }

  package var households: Int { cases.compactMap(\.households).reduce(0, +) }

  /// The steps that two or more cases share, most cases first.
  static func all(_ advice: [Advice]) -> [SharedStep] {
    var members: [Reference<Remedy>: [Member]] = [:]
    for item in advice {
      let first = item.actions.first { $0.state == .now || $0.state == .decide }
      guard let first, !item.playbook[first.remedy].counterparts.isEmpty else { continue }
      members[first.remedy, default: []].append(
        Member(caseID: item.case.id, households: item.case.households(item.playbook)))
    }
    return members.filter { $0.value.count > 1 }
      .map { SharedStep(remedy: $0.key, cases: $0.value) }
      .sorted { a, b in
        (b.cases.count, b.households, a.remedy.index) < (
          a.cases.count, a.households, b.remedy.index
        )
      }
  }
}

extension Case {
  /// How many households the case is about, where it says so.
  package func households(_ playbook: Playbook) -> Int? {
    guard let slot = playbook.vocabulary.slot(named: "households"),
      let statement = facts[slot], case .number(let number)? = statement.knownValue
    else { return nil }
    return number.integer
  }
}
