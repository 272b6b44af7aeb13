package import FEEL

/// The next day on which the advice changes although nobody does anything, and what changes then.
package struct NextChange: Sendable {
  /// The day.
  package let date: CalendarDate
  /// What the advice of that day says differently.
  package let comparison: AdviceComparison

  /// A change on the day.
  package init(date: CalendarDate, comparison: AdviceComparison) {
    self.date = date
    self.comparison = comparison
  }
}

extension Advisor {
  /// At most this many candidate days are tried.
  private static let mostDays = 48

  /// The next day after the as-of date on which the advice changes although nobody does anything;
  /// nil where none is found.
  ///
  /// A time limit passes, a rule comes into force, or a date or duration in a condition is reached.
  /// Log entries and facts of later days do not count, because nobody acts until then. The plan does not
  /// count either: it follows from the rest, and months and working days make its length vary from day
  /// to day.
  func nextChange(of case: Case, after date: CalendarDate, now: [Assessment]) -> NextChange? {
    let isOfToday = !`case`.isDatedAhead(of: date)
    let known = isOfToday ? `case` : `case`.known(on: date)
    var candidates = TimeCandidates(known, rules(on: date))
    let before =
      isOfToday
      ? AdviceSnapshot(of: now, rules(on: date), planning: false)
      : AdviceSnapshot(known, rules(on: date), planning: false)
    for day in candidates.all().prefix(Self.mostDays) {
      let after = AdviceSnapshot(known, rules(on: day), planning: false)
      let comparison = AdviceComparison(before: before, after: after)
      if !comparison.isEmpty { return NextChange(date: day, comparison: comparison) }
    }
    return nil
  }
}
