package import Diagnostics
package import FEEL

/// What a case file says of one fact, and who said so.
package struct Statement: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case verified
    case stated
    /// The value is kept and shown, and counts as unknown.
    case disputed
    /// Asked on that date; nobody knew.
    case asked
  }

  /// Nil where nobody knew.
  package let value: Value?
  package let source: String?
  package let on: CalendarDate?
  package let status: Status?
  package let note: String?
  package let place: Place?

  package init(
    value: Value?, source: String? = nil, on: CalendarDate? = nil, status: Status? = nil,
    note: String? = nil, place: Place? = nil
  ) {
    self.value = value
    self.source = source
    self.on = on
    self.status = status
    self.note = note
    self.place = place
  }

  /// The value that conditions see: none while it is disputed or only asked for.
  package var knownValue: Value? {
    switch status {
    case .disputed, .asked: nil
    case .verified, .stated, nil: value
    }
  }
}
