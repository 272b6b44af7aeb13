package import FEEL
package import Playbooks

/// A due date that somebody has to keep: of a step, or of a time limit that runs by itself.
package struct Deadline: Sendable {
  /// What is due.
  package enum Subject: Sendable {
    case step(Reference<Remedy>)
    case clock(Reference<Clock>)
  }

  /// The last day.
  package let date: CalendarDate
  /// What is due on it.
  package let subject: Subject
  /// The id of the part; nil for the whole case.
  package let part: String?

  /// The earliest of those that bind (contract, section 4.10) or run; nil where there is none.
  static func nearest(_ actions: [ActionAdvice], _ clocks: [ClockAdvice]) -> Deadline? {
    let steps = actions.compactMap { action in
      action.bindingDue.map { Deadline(date: $0, subject: .step(action.remedy), part: action.part) }
    }
    let limits = clocks.filter { $0.state == .running || $0.state == .overdue }
      .compactMap { clock in
        clock.due.map { Deadline(date: $0, subject: .clock(clock.clock), part: clock.part) }
      }
    return (steps + limits).min { $0.date < $1.date }
  }
}
