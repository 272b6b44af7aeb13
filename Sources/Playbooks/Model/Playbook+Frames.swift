package import FEEL

extension Playbook {
  /// A frame in which only the day is known.
  package func blankFrame(on date: CalendarDate) -> Frame {
    var frame = blankFrame(now: DateAndTime(startOf: date))
    frame.values[vocabulary.today.index] = .date(date)
    return frame
  }

  /// A frame in which nothing is known, not even `today`; only `now()` and `today()` have a value.
  package func blankFrame(now: DateAndTime) -> Frame {
    Frame(values: (0..<vocabulary.count).map { .unknown(.one(Slot($0))) }, now: now)
  }
}
