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
