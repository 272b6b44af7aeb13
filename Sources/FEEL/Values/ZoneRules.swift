/// The history of local time at a place, and the rule that goes on from its end.
final class ZoneRules: Sendable {
  /// From `instant` on the clocks are `offset` seconds ahead of UTC.
  struct Transition: Sendable {
    let instant: Int
    let offset: Int
  }

  /// In order of time.
  let transitions: [Transition]
  /// The offset before the first transition.
  let firstOffset: Int
  /// What holds after the last transition; nil: the last offset goes on.
  let rule: ZoneRule?

  init(transitions: [Transition], firstOffset: Int, rule: ZoneRule?) {
    self.transitions = transitions
    self.firstOffset = firstOffset
    self.rule = rule
  }

  func offset(at instant: Int) -> Int {
    guard let last = transitions.last else { return rule?.offset(at: instant) ?? firstOffset }
    if instant >= last.instant { return rule?.offset(at: instant) ?? last.offset }
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].instant <= instant { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? firstOffset : transitions[low - 1].offset
  }

  var standardOffset: Int { rule?.standard ?? transitions.last?.offset ?? firstOffset }
}

/// The rule at the end of a zone file: a standard offset, and the days when it changes each year
/// (the `TZ` text of POSIX, such as `CET-1CEST,M3.5.0,M10.5.0/3`).
struct ZoneRule: Sendable {
  /// The day and the local time of a change.
  struct Change: Sendable {
    enum Day: Sendable {
      /// 1 to 365, where 29 February never counts.
      case julian(Int)
      /// 0 to 365.
      case zeroBased(Int)
      /// In a month, the week (5: the last) and the weekday (0: Sunday).
      case weekday(month: Int, week: Int, day: Int)
    }

    let day: Day
    let seconds: Int

    /// The change in the year, in seconds of local time since 1970-01-01T00:00:00.
    func local(in year: Int) -> Int {
      let newYear = CalendarDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? 0
      return dayNumber(in: year, from: newYear) * 86_400 + seconds
    }

    private func dayNumber(in year: Int, from newYear: Int) -> Int {
      switch day {
      case .julian(let day):
        return newYear + day - (CalendarDate.isLeap(year) && day >= 60 ? 0 : 1)
      case .zeroBased(let day):
        return newYear + day
      case .weekday(let month, let week, let day):
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return newYear }
        let inFirstWeek = (day - first.weekday % 7 + 7) % 7
        var inMonth = inFirstWeek + (week - 1) * 7
        if inMonth >= CalendarDate.days(inMonth: month, of: year) { inMonth -= 7 }
        return first.daysSinceEpoch + inMonth
      }
    }
  }

  /// Seconds east of Greenwich.
  let standard: Int
  let daylight: (offset: Int, start: Change, end: Change)?

  func offset(at instant: Int) -> Int {
    guard let daylight,
      let year = CalendarDate(daysSinceEpoch: Self.day(of: instant + standard))?.year
    else { return standard }
    let start = daylight.start.local(in: year) - standard
    let end = daylight.end.local(in: year) - daylight.offset
    let isDaylight =
      start < end ? instant >= start && instant < end : instant >= start || instant < end
    return isDaylight ? daylight.offset : standard
  }

  private static func day(of seconds: Int) -> Int {
    (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
  }
}
