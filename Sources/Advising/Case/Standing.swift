package import FEEL
import Playbooks

/// Where a remedy stands by the log, for one part on one day (contract, section 4.0).
package struct Standing: Sendable {
  /// The status of the last entry; nil where the log has no entry for the remedy.
  package private(set) var status: LogEntry.Status?
  /// Whether it was approved in this round.
  package private(set) var isApproved = false
  /// The day of the first `assigned` or `started` of this round, from which the time limit runs.
  package private(set) var begun: CalendarDate?
  /// The last day agreed for the step in this round; nil where none was agreed.
  package private(set) var agreedDue: CalendarDate?
  /// The `by` of the last entry; for `submitted`, the counterpart with whom it lies.
  package private(set) var by: String?
  /// The last entry.
  package private(set) var last: LogEntry?

  /// The standing of a remedy without entries.
  package init() {}

  /// Takes in the next entry.
  package mutating func record(_ entry: LogEntry) {
    status = entry.status
    by = entry.by
    last = entry
    agreedDue = entry.due ?? agreedDue
    switch entry.status {
    case .approved: isApproved = true
    case .assigned, .started: begun = begun ?? entry.on
    case .submitted: break
    case .done, .failed, .declined: (isApproved, begun, agreedDue) = (false, nil, nil)
    }
  }

  /// Whether it failed or was declined.
  package var isBarred: Bool { status == .failed || status == .declined }
  /// Whether it is assigned, approved, started or submitted.
  package var isUnderWay: Bool { status.map { !$0.endsRound } ?? false }
  /// Whether it is started or submitted.
  package var isInProgress: Bool { status == .started || status == .submitted }
  /// Whether the last entry is `done`.
  package var isDone: Bool { status == .done }

  /// The standing of each remedy, by index; entries after the date and void ones do not count.
  package static func all(
    in log: [LogEntry], part: String?, count: Int, on date: CalendarDate
  ) -> [Standing] {
    var standings = Array(repeating: Standing(), count: count)
    for entry in log
    where entry.on <= date && entry.void == nil && (entry.part == nil || entry.part == part) {
      standings[entry.remedy.index].record(entry)
    }
    return standings
  }
}
