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
  /// The day since when it is so, as far as known; nil where the file does not say.
  package let on: CalendarDate?
  /// The day on which somebody was asked; nil where the file does not say.
  package let askedOn: CalendarDate?
  /// How reliable it is; nil where the file does not say.
  package let status: Status?
  /// Anything else, in free text.
  package let note: String?
  /// The place in the case file; nil where it does not come from one.
  package let place: Place?
  /// What it was before, oldest first; none of these has a past of its own.
  package private(set) var was: [Statement]

  /// A statement; what is omitted is absent.
  package init(
    value: Value?, source: String? = nil, on: CalendarDate? = nil, askedOn: CalendarDate? = nil,
    status: Status? = nil, note: String? = nil, place: Place? = nil, was: [Statement] = []
  ) {
    self.value = value
    self.source = source
    self.on = on
    self.askedOn = askedOn
    self.status = status
    self.note = note
    self.place = place
    self.was = was
  }

  /// All forms of the fact, oldest first: what it was, and then what it is.
  package var forms: [Statement] {
    var own = self
    own.was = []
    return was + [own]
  }

  /// The statement with these forms, oldest first; nil where there are none.
  package init?(forms: [Statement]) {
    guard let last = forms.last else { return nil }
    self = last
    was = Array(forms.dropLast())
  }

  /// The form that counts on the day: the last one that is not dated after it (contract, section
  /// 3).
  ///
  /// Nil where none counts yet; then it is as if the file did not give the fact.
  package func form(on date: CalendarDate) -> Statement? {
    was.isEmpty ? counts(on: date) ? self : nil : forms.last { $0.counts(on: date) }
  }

  /// Whether the form is not dated after the day.
  func counts(on date: CalendarDate) -> Bool { on.map { $0 <= date } ?? true }

  /// The day to show beside it: since when it is so or, where that is not said, when somebody was
  /// asked.
  package var day: CalendarDate? { on ?? askedOn }

  /// The value that conditions see; nil where it is disputed or only asked about.
  package var knownValue: Value? {
    switch status {
    case .disputed, .asked: nil
    case .verified, .stated, nil: value
    }
  }
}
