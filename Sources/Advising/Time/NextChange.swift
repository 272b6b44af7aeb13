package import FEEL

/// The next day on which the advice changes by itself, and what changes then.
package struct NextChange: Sendable {
  package let date: CalendarDate
  package let comparison: AdviceComparison

  package init(date: CalendarDate, comparison: AdviceComparison) {
    self.date = date
    self.comparison = comparison
  }
}

extension Advisor {
  /// So many days are tried before it is said that nothing changes.
  private static let mostDays = 48

  /// The next day after the as-of date on which something changes though nobody does anything: a
  /// time limit passes, a rule comes into force, a date or a duration in a condition is reached.
  ///
  /// What the log says of later days does not count: nobody does anything until then. Nor does
  /// the length of the plan, which months and working days make vary from day to day.
  func nextChange(of file: Case, after date: CalendarDate, now: [Assessment]) -> NextChange? {
    let isOfToday = file.log.allSatisfy { $0.on <= date }
    let file = isOfToday ? file : file.without(logAfter: date)
    var candidates = TimeCandidates(file, rules(on: date))
    let before =
      isOfToday
      ? AdviceSnapshot(of: now, rules(on: date)) : AdviceSnapshot(file, rules(on: date))
    for day in candidates.all().prefix(Self.mostDays) {
      let after = AdviceSnapshot(file, rules(on: day))
      let comparison = AdviceComparison(before: before, after: after).without([.days])
      if !comparison.isEmpty { return NextChange(date: day, comparison: comparison) }
    }
    return nil
  }
}

extension Case {
  fileprivate func without(logAfter date: CalendarDate) -> Case {
    var copy = self
    copy.log.removeAll { $0.on > date }
    return copy
  }
}
