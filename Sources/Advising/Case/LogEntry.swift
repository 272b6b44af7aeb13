package import FEEL
package import Playbooks

/// Something that happened to a remedy on a day (contract, section 3, `log`).
package struct LogEntry: Equatable, Sendable {
  /// What happened to the remedy; the raw value is the word in the case file.
  package enum Status: String, Sendable, CaseIterable {
    case assigned, approved, started
    /// It lies with the counterpart.
    case submitted
    case done, failed, declined

    /// Whether it ends a round, so that earlier entries no longer count (contract, section 4.0).
    package var endsRound: Bool {
      switch self {
      case .done, .failed, .declined: true
      case .assigned, .approved, .started, .submitted: false
      }
    }
  }

  /// The day on which it happened.
  package let on: CalendarDate
  /// The remedy.
  package var remedy: Reference<Remedy>
  /// What happened.
  package let status: Status
  /// Who did it; for `submitted`, the counterpart with whom it lies.
  package let by: String?
  /// Why, in free text.
  package let reason: String?
  /// Anything else, in free text.
  package let note: String?
  /// The id of the part; nil where it holds for every part.
  package let part: String?
  /// The day agreed for the step; nil where none was agreed.
  package let due: CalendarDate?
  /// That the entry was taken back; nil where it stands.
  package let void: Void?

  /// When and why an entry was taken back.
  package struct Void: Equatable, Sendable {
    /// The day on which it was taken back; the entry counts on no day, whatever that one is.
    package let on: CalendarDate
    /// Why, in free text.
    package let reason: String?

    /// An entry taken back on that day.
    package init(on: CalendarDate, reason: String?) {
      self.on = on
      self.reason = reason
    }
  }

  /// An entry; what is omitted is absent.
  package init(
    on: CalendarDate, remedy: Reference<Remedy>, status: Status, by: String? = nil,
    reason: String? = nil, note: String? = nil, part: String? = nil, due: CalendarDate? = nil,
    void: Void? = nil
  ) {
    self.on = on
    self.remedy = remedy
    self.status = status
    self.by = by
    self.reason = reason
    self.note = note
    self.part = part
    self.due = due
    self.void = void
  }
}
