package import FEEL
package import Playbooks

/// Where a remedy stands by the log, for one part, on one day (contract, section 4.0).
package struct Standing: Sendable {
  /// The last entry's status; nil where the log does not speak of it.
  package private(set) var status: LogEntry.Status?
  /// Approved in this round.
  package private(set) var isApproved = false
  /// The first assigned or started of this round: the time limit runs from it.
  package private(set) var begun: CalendarDate?
  /// With whom it lies, where the last entry says so.
  package private(set) var by: String?
  /// The last entry itself.
  package private(set) var last: LogEntry?

  package init() {}

  package mutating func record(_ entry: LogEntry) {
    status = entry.status
    by = entry.by
    last = entry
    switch entry.status {
    case .approved: isApproved = true
    case .assigned, .started: begun = begun ?? entry.on
    case .submitted: break
    case .done, .failed, .declined: (isApproved, begun) = (false, nil)
    }
  }

  package var isBarred: Bool { status == .failed || status == .declined }
  package var isUnderWay: Bool { status.map { !$0.endsRound } ?? false }
  package var isInProgress: Bool { status == .started || status == .submitted }
  package var isDone: Bool { status == .done }

  /// The standing of each remedy, by index; entries after the date do not count yet.
  package static func all(
    in log: [LogEntry], part: String?, count: Int, on date: CalendarDate
  ) -> [Standing] {
    var standings = Array(repeating: Standing(), count: count)
    for entry in log where entry.on <= date && (entry.part == nil || entry.part == part) {
      standings[entry.remedy.index].record(entry)
    }
    return standings
  }
}
