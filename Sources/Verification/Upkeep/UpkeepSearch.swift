import FEEL
import Playbooks

/// Finds what is to be looked after in the rules themselves.
struct UpkeepSearch {
  let playbook: Playbook
  let date: CalendarDate
  let until: CalendarDate

  var items: [Upkeep.Item] {
    let found = sourceItems + ruleItems + [calendarItem].compactMap { $0 }
    return Upkeep.Kind.allCases.flatMap { kind in
      found.enumerated().filter { $0.element.kind == kind }
        .sorted { ($0.element.day ?? until, $0.offset) < ($1.element.day ?? until, $1.offset) }
        .map(\.element)
    }
  }

  var withoutReview: [Reference<Source>] {
    cited.filter { playbook[$0.source].checked && playbook[$0.source].review == nil }.map(\.source)
  }

  /// The sources that rules cite which are in force on the day or later, with these rules.
  private var cited: [(source: Reference<Source>, rules: [Clause.Subject])] {
    let grounded = rules.filter { !isOver($0.effective) }
    return playbook.sources.indices.map(Reference.init).compactMap { source in
      let own = grounded.filter { rule in rule.basis.contains { $0.source == source } }
      return own.isEmpty ? nil : (source, own.map(\.subject))
    }
  }

  private var sourceItems: [Upkeep.Item] {
    cited.flatMap { reference, rules in
      let source = playbook[reference]
      let period = source.declaration.effective
      func item(_ kind: Upkeep.Kind, _ day: CalendarDate?) -> Upkeep.Item {
        Upkeep.Item(kind: kind, subject: .source(reference), day: day, rules: rules)
      }
      var found: [Upkeep.Item] = []
      if let end = period.until, end < date { found.append(item(.sourceEnded, end)) }
      if let end = period.until, isSoon(end) { found.append(item(.sourceEnds, end)) }
      if let start = period.from, isSoon(start) { found.append(item(.sourceBegins, start)) }
      if let review = source.review, review < date { found.append(item(.reviewOverdue, review)) }
      if let review = source.review, isSoon(review) { found.append(item(.reviewDue, review)) }
      if !source.checked { found.append(item(.sourceUnchecked, nil)) }
      return found
    }
  }

  private var ruleItems: [Upkeep.Item] {
    rules.flatMap { rule -> [Upkeep.Item] in
      func item(_ kind: Upkeep.Kind, _ day: CalendarDate) -> Upkeep.Item {
        Upkeep.Item(kind: kind, subject: .rule(rule.subject), day: day, rules: [])
      }
      return [
        rule.effective.until.flatMap { isSoon($0) ? item(.ruleEnds, $0) : nil },
        rule.effective.from.flatMap { isSoon($0) ? item(.ruleBegins, $0) : nil },
      ].compactMap { $0 }
    }
  }

  /// That the calendar lists no day of a year in which working days may be counted.
  private var calendarItem: Upkeep.Item? {
    let counting = rules.filter { $0.isInWorkingDays && !isOver($0.effective) }
    guard let last = playbook.calendar.years.max(), last < until.year, !counting.isEmpty else {
      return nil
    }
    return Upkeep.Item(
      kind: .calendarEnds, subject: .calendar, day: CalendarDate(year: last, month: 12, day: 31),
      rules: counting.map(\.subject))
  }

  private func isSoon(_ day: CalendarDate) -> Bool { !(day < date) && !(until < day) }

  private func isOver(_ period: EffectivePeriod) -> Bool { period.until.map { $0 < date } == true }

  /// An entry that has dates of its own.
  private struct Rule {
    let subject: Clause.Subject
    let effective: EffectivePeriod
    let basis: [Basis]
    var isInWorkingDays = false
  }

  private var rules: [Rule] {
    let goals = playbook.goals.enumerated().map {
      Rule(
        subject: .goal(Reference($0)), effective: $1.declaration.effective, basis: [])
    }
    let blockers = playbook.blockers.enumerated().map {
      Rule(
        subject: .blocker(Reference($0)), effective: $1.declaration.effective, basis: $1.basis)
    }
    let remedies = playbook.remedies.enumerated().map {
      Rule(
        subject: .remedy(Reference($0)), effective: $1.declaration.effective, basis: $1.basis,
        isInWorkingDays: $1.within?.isInWorkingDays == true)
    }
    let clocks = playbook.clocks.enumerated().map {
      Rule(
        subject: .clock(Reference($0)), effective: $1.declaration.effective, basis: $1.basis,
        isInWorkingDays: $1.within.isInWorkingDays)
    }
    let constraints = playbook.constraints.enumerated().map {
      Rule(
        subject: .constraint(Reference($0)), effective: $1.declaration.effective, basis: $1.basis)
    }
    return goals + blockers + remedies + clocks + constraints
  }
}
