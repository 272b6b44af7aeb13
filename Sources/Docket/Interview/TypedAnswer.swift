package import Advising
package import FEEL

/// What a person typed as an answer about a fact.
package struct TypedAnswer: Sendable {
  /// The id of the part that it is about; nil where it is about all that was asked.
  package let part: String?
  /// The value; nil where nobody knows.
  package let value: Value?
  /// What was added about this answer alone.
  package var details: AnswerDetails

  /// An answer.
  package init(part: String? = nil, value: Value?, details: AnswerDetails = AnswerDetails()) {
    self.part = part
    self.value = value
    self.details = details
  }
}

/// What can be said of a single answer; what is nil is as in the rest of the sitting.
package struct AnswerDetails: Sendable {
  /// Who or what it is taken from.
  package var source: String?
  /// Since when it is so.
  package var on: CalendarDate?
  /// How reliable it is.
  package var status: Statement.Status?

  /// Nothing of its own.
  package init() {}
}
