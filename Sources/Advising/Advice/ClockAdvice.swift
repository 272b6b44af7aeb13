package import FEEL
package import Playbooks

/// A time limit that runs by itself, as it stands on the day (contract, section 4.9).
package struct ClockAdvice: Sendable {
  package enum State: String, Sendable {
    case met
    case unknown
    case notStarted = "not-started"
    case overdue
    case running
  }

  package let clock: Reference<Clock>
  package let part: String?
  package let state: State
  package let due: CalendarDate?
  package let hangsOn: [Slot]

  /// The clock in the situation; nil where it is none of the case's.
  init?(_ reference: Reference<Clock>, in situation: Situation) {
    let clock = situation.playbook[reference]
    let clauses = situation.playbook.clauses
    let when = situation.truth(of: clauses.number(.when, of: .clock(reference)))
    let met = clauses.number(.met, of: .clock(reference)).map { situation.truth(of: $0) } ?? .fails
    if when == .fails { return nil }
    self.clock = reference
    part = situation.part
    var fromSlots: [Slot] = []
    var from: CalendarDate?
    switch clock.from.program.evaluate(in: situation.frame) {
    case .date(let date): from = date
    case .unknown(let slots): fromSlots = slots.slots
    default: break
    }
    due = from.flatMap { clock.within.end(from: $0, calendar: situation.playbook.calendar) }
    hangsOn = Set(when.slots + met.slots + fromSlots).sorted()
    if met == .holds {
      state = .met
    } else if when.isUnknown || met.isUnknown || !fromSlots.isEmpty {
      state = .unknown
    } else if let from, from <= situation.date {
      state = due.map { $0 < situation.date } == true ? .overdue : .running
    } else {
      state = .notStarted
    }
  }

  private init(_ other: ClockAdvice, part: String?) {
    clock = other.clock
    self.part = part
    state = other.state
    due = other.due
    hangsOn = other.hangsOn
  }

  /// The same for the whole case.
  var forWholeCase: ClockAdvice { ClockAdvice(self, part: nil) }
}
