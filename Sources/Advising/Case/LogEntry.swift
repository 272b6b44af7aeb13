package import FEEL
package import Playbooks

/// Something that happened in a case, on a day.
package struct LogEntry: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case assigned, approved, started
    /// Lies with the counterpart.
    case submitted
    case done, failed, declined

    /// Whether it ends a round: what was before it no longer counts.
    package var endsRound: Bool {
      switch self {
      case .done, .failed, .declined: true
      case .assigned, .approved, .started, .submitted: false
      }
    }
  }

  package let on: CalendarDate
  package let remedy: Reference<Remedy>
  package let status: Status
  package let by: String?
  package let reason: String?
  package let note: String?
  /// Nil: it holds for every part.
  package let part: String?

  package init(
    on: CalendarDate, remedy: Reference<Remedy>, status: Status, by: String? = nil,
    reason: String? = nil, note: String? = nil, part: String? = nil
  ) {
    self.on = on
    self.remedy = remedy
    self.status = status
    self.by = by
    self.reason = reason
    self.note = note
    self.part = part
  }
}
