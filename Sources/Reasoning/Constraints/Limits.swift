/// What narrows the ways of filling in the unknown facts of a case (contract, sections 2 and 4.6).
package struct Limits: Hashable, Sendable {
  /// The numbers of the constraints that count, in ascending order.
  package var constraints: [Int]
  /// What is taken to be so, in the order in which it was taken.
  package var premises: [Premise]

  /// The limits that these constraints and premises set.
  package init(constraints: [Int] = [], premises: [Premise] = []) {
    self.constraints = constraints
    self.premises = premises
  }

  /// Whether nothing is excluded.
  package var isEmpty: Bool { constraints.isEmpty && premises.isEmpty }

  /// These of the limits, in their order.
  func only(constraints: [Int], premises: [Premise]) -> Limits {
    Limits(
      constraints: self.constraints.filter(Set(constraints).contains),
      premises: self.premises.filter(Set(premises).contains))
  }

  /// The limits with one more premise.
  package func with(_ premise: Premise) -> Limits {
    var copy = self
    copy.premises.append(premise)
    return copy
  }
}

/// A condition that is taken to have an answer although it is unknown.
package struct Premise: Hashable, Sendable {
  /// The number of the condition in the ``ConstraintSpace``.
  package let condition: Int
  /// The answer that it is taken to have.
  package let answer: Bool

  /// The premise that the condition has the answer.
  package init(_ condition: Int, _ answer: Bool) {
    self.condition = condition
    self.answer = answer
  }
}
