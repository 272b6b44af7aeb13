package import Diagnostics
package import FEEL

/// What a case file says of one fact, and who said so (contract, section 3).
package struct Statement: Sendable {
  /// How reliable the statement is; the raw value is the word in the case file.
  package enum Status: String, Sendable, CaseIterable {
    case verified
    case stated
    /// The value is kept and shown, but counts as unknown.
    case disputed
    /// Somebody was asked on that day and did not know.
    case asked
  }

  /// The value; nil where nobody knew.
  package let value: Value?
  /// Where the value comes from, in free text.
  package let source: String?
  /// The day that the file gives for it.
  package let on: CalendarDate?
  /// How reliable it is; nil where the file does not say.
  package let status: Status?
  /// Anything else, in free text.
  package let note: String?
  /// The place in the case file; nil where it does not come from one.
  package let place: Place?

  /// A statement; what is omitted is absent.
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

  /// The value that conditions see; nil where it is disputed or only asked about.
  package var knownValue: Value? {
    switch status {
    case .disputed, .asked: nil
    case .verified, .stated, nil: value
    }
  }
}
