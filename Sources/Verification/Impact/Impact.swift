package import Advising
package import FEEL
package import Playbooks

/// What a new version of a playbook changes for a list of cases.
package struct Impact: Sendable {
  package let difference: PlaybookDifference
  package let date: CalendarDate
  package let cases: [CaseImpact]
  /// Per office, the cases in which it leads something that can be done now.
  package let offices: [OfficeCount]

  /// How many cases an office has work in, before and after.
  package struct OfficeCount: Sendable {
    package let office: Office
    package let old: Int
    package let new: Int
  }

  package var changed: [CaseImpact] { cases.filter(\.isChanged) }
  package var stuck: [CaseImpact] { cases.filter { !$0.becameStuck.isEmpty } }
  package var open: [CaseImpact] { cases.filter { !$0.cannotBeSaid.isEmpty } }

  /// - Parameter cases: each by the version that it was read with.
  package init(
    _ cases: [(case: Case, isOld: Bool)], old: Playbook, new: Playbook, on date: CalendarDate
  ) {
    let difference = PlaybookDifference(old: old, new: new, on: date)
    let advisors = (old: Advisor(old), new: Advisor(new))
    var impacts: [CaseImpact] = []
    var work: (old: [String: Int], new: [String: Int]) = ([:], [:])
    for (`case`, isOld) in cases {
      let other = CaseTranslation(`case`, from: isOld ? old : new, to: isOld ? new : old)
      let before = advisors.old.advise(isOld ? `case` : other.case, on: date)
      let after = advisors.new.advise(isOld ? other.case : `case`, on: date)
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

extension Advice {
  /// The offices that lead something that can be done now.
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
