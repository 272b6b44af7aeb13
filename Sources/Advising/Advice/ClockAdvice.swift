package import FEEL
package import Playbooks

/// A clock as it stands on the as-of date (contract, section 4.9).
package struct ClockAdvice: Sendable {
  /// The states of a clock; the raw value is the word in JSON.
  package enum State: String, Sendable, CaseIterable {
    /// Its `met` is true.
    case met
    /// Its `when`, `from` or `met` is unknown.
    case unknown
    /// Its `from` is null or after the as-of date.
    case notStarted = "not-started"
    /// It is due before the as-of date.
    case overdue
    /// The same of a right or period of somebody else, which nobody of ours can be late for.
    case expired
    /// It is due on the as-of date or later.
    case running
  }

  /// The clock.
  package let clock: Reference<Clock>
  /// The id of the part; nil where state and due date are the same in every part.
  package let part: String?
  /// Where it stands.
  package let state: State
  /// The day that it runs from; nil where `from` is not a date.
  package let from: CalendarDate?
  /// Its `from` plus its `within`; nil where `from` is not a date.
  package let due: CalendarDate?
  /// The unknown facts that its `when`, `from` or `met` depends on.
  package let hangsOn: [Slot]

  /// The clock in the situation; nil where its `when` is false, or where it is not in force.
  init?(_ reference: Reference<Clock>, in situation: Situation) {
    let clock = situation.playbook[reference]
    let clauses = situation.playbook.clauses
    let start = situation.start(of: clock)
    guard situation.isInForce(clock, startingOn: start.day) else { return nil }
    let when = situation.truth(of: clauses.number(.when, of: .clock(reference)))
    if when == .fails { return nil }
    let met = clauses.number(.met, of: .clock(reference)).map { situation.truth(of: $0) } ?? .fails
    self.clock = reference
    part = situation.part
    from = start.day
    due = start.day.flatMap { clock.within.end(from: $0, calendar: situation.playbook.calendar) }
    hangsOn = Set(when.slots + met.slots + start.unknown).sorted()
    if met == .holds {
      state = .met
    } else if when.isUnknown || met.isUnknown || !start.unknown.isEmpty {
      state = .unknown
    } else if let day = start.day, day <= situation.date {
      let isPast = due.map { $0 < situation.date } == true
      state = !isPast ? .running : clock.holder == nil ? .overdue : .expired
    } else {
      state = .notStarted
    }
  }

  private init(_ other: ClockAdvice, part: String?) {
    clock = other.clock
    self.part = part
    state = other.state
    from = other.from
    due = other.due
    hangsOn = other.hangsOn
  }

  /// The same clock, said of the whole case.
  var forWholeCase: ClockAdvice { ClockAdvice(self, part: nil) }
}

extension Situation {
  /// The day that the clock runs from, or the unknown facts that it depends on; neither where there
  /// is no such day.
  fileprivate func start(of clock: Clock) -> (day: CalendarDate?, unknown: [Slot]) {
    var value = clock.from.program.evaluate(in: frame)
    if let open = value.unknowns, let closed = inferring(near: open.slots) {
      value = clock.from.program.evaluate(in: closed.frame)
    }
    switch value {
    case .date(let day): return (day, [])
    case .unknown(let slots): return (nil, slots.slots)
    default: return (nil, [])
    }
  }

  fileprivate func isInForce(_ clock: Clock, startingOn day: CalendarDate?) -> Bool {
    clock.declaration.effective.contains(day ?? date)
  }

  /// Whether the clock is in force on the day that it runs from, so that an old case keeps the old
  /// rule; where there is no such day, or it is not known, on the as-of date (contract, section 1).
  func isInForce(_ clock: Reference<Clock>) -> Bool {
    isInForce(playbook[clock], startingOn: start(of: playbook[clock]).day)
  }
}
