package import Advising
package import FEEL
package import Playbooks

/// What a new version of a playbook changes for a list of cases.
package struct Impact: Sendable {
  /// The differences between the two versions.
  package let difference: PlaybookDifference
  /// The day that the advice is for.
  package let date: CalendarDate
  /// The changes for each case, in the order of the list.
  package let cases: [CaseImpact]
  /// For each office, the number of cases in which it leads something that can be done now.
  package let offices: [OfficeCount]

  /// The number of cases in which an office has work, before and after.
  package struct OfficeCount: Sendable {
    /// The office.
    package let office: Office
    /// The number of cases by the old version.
    package let old: Int
    /// The number of cases by the new version.
    package let new: Int
  }

  /// The cases whose advice is different.
  package var changed: [CaseImpact] { cases.filter(\.isChanged) }
  /// The cases in which something has become stuck.
  package var stuck: [CaseImpact] { cases.filter { !$0.becameStuck.isEmpty } }
  /// The cases in which something has become unknown.
  package var open: [CaseImpact] { cases.filter { !$0.cannotBeSaid.isEmpty } }

  /// Compares the advice of both versions on every case.
  ///
  /// - Parameter cases: Each case, with the version that it was read with.
  package init(
    _ cases: [(case: Case, isOld: Bool)], old: Playbook, new: Playbook, on date: CalendarDate
  ) {
    let difference = PlaybookDifference(old: old, new: new, on: date)
    let advisors = (old: Advisor(old), new: Advisor(new))
    var impacts: [CaseImpact] = []
    var work: (old: [String: Int], new: [String: Int]) = ([:], [:])
    for (`case`, isOld) in cases {
      let other = CaseTranslation(`case`, from: isOld ? old : new, to: isOld ? new : old)
      let before = advisors.old.advise(
        isOld ? `case` : other.case, on: date, parts: .told)
      let after = advisors.new.advise(
        isOld ? other.case : `case`, on: date, parts: .told)
      let comparer = CaseComparer(
        old: before, new: after, difference: difference, leftOut: other.leftOut)
      impacts.append(comparer.impact)
      for id in before.busyOffices { work.old[id, default: 0] += 1 }
      for id in after.busyOffices { work.new[id, default: 0] += 1 }
    }
    self.difference = difference
    self.date = date
    self.cases = impacts
    let known = Set(new.offices.map(\.id))
    offices = (new.offices + old.offices.filter { !known.contains($0.id) }).compactMap { office in
      let (then, now) = (work.old[office.id] ?? 0, work.new[office.id] ?? 0)
      return then == 0 && now == 0 ? nil : OfficeCount(office: office, old: then, new: now)
    }
  }
}

extension AdviceParts {
  /// All that is compared: what is certain is not, since it takes longest to prove.
  fileprivate static let told: AdviceParts = [.unproved, .questions, .remarks]
}

extension Advice {
  /// The ids of the offices that lead something that can be done now.
  fileprivate var busyOffices: Set<String> {
    Set(
      actions.compactMap { action in
        switch action.state {
        case .now, .decide, .inProgress: playbook[action.remedy].lead.map { playbook[$0].id }
        case .waiting, .unknown, .done: nil
        }
      })
  }
}
