import Advising
import FEEL
import Parallelism
import Playbooks

/// Which cases rest on which rules, by their advice.
struct RestingCases {
  private let cases: [Case]
  private let advisor: Advisor
  /// For each day, the rules that each case rests on.
  private var known: [CalendarDate: [Set<Clause.Subject>]] = [:]

  init(_ cases: [Case], _ advisor: Advisor) {
    self.cases = cases
    self.advisor = advisor
  }

  /// The cases that rest on the rules of the item; for what is still to begin, by the advice of its
  /// first day.
  mutating func cases(of item: Upkeep.Item, today: CalendarDate) -> [Case] {
    let wanted: [Clause.Subject]
    if case .rule(let rule) = item.subject { wanted = [rule] } else { wanted = item.rules }
    let begins = item.kind == .ruleBegins || item.kind == .sourceBegins
    let resting = rules(on: begins ? item.day ?? today : today)
    return zip(cases, resting).filter { _, own in wanted.contains(where: own.contains) }.map(\.0)
  }

  private mutating func rules(on day: CalendarDate) -> [Set<Clause.Subject>] {
    if let found = known[day] { return found }
    let advisor = advisor
    advisor.prepare(for: day)
    let found = Parallel.map(cases) {
      advisor.advise($0, on: day, parts: [.blockers, .actions, .figures]).restsOn
    }
    known[day] = found
    return found
  }
}

extension Advice {
  /// The rules that say something of the case as it stands.
  fileprivate var restsOn: Set<Clause.Subject> {
    var rules: Set<Clause.Subject> = []
    for finding in blockers where finding.state == .holds {
      rules.insert(.blocker(finding.blocker))
    }
    for action in actions where action.state != .done { rules.insert(.remedy(action.remedy)) }
    for goal in goals where goal.state == .open || goal.state == .unknown {
      rules.insert(.goal(goal.goal))
    }
    for clock in clocks where clock.state == .running || clock.state == .overdue {
      rules.insert(.clock(clock.clock))
    }
    for constraint in inferred.flatMap(\.by) + contradictions.flatMap(\.constraints) {
      rules.insert(.constraint(constraint))
    }
    return rules
  }
}
