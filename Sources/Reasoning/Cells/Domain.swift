package import FEEL

/// The values that the declaration of a fact allows.
package struct Domain: Sendable {
  /// The FEEL type of the values.
  package let type: FEELType
  /// The values of an enumeration, in order; nil if the fact is not one.
  package let values: [Value]?
  /// Unary tests that every value passes, except null.
  package let tests: Program?
  /// Whether the value may be null, "there is none".
  package let optional: Bool

  /// A domain; all values of the type unless `values` or `tests` limit it.
  package init(
    _ type: FEELType, values: [Value]? = nil, tests: Program? = nil, optional: Bool = false
  ) {
    self.type = type
    self.values = values
    self.tests = tests
    self.optional = optional
  }
}

/// How the value of a decision follows from the facts.
package enum Derivation: Sendable {
  case expression(Program)
  case table(DecisionTable)
}

/// What the conditions refer to: the values that facts may have, and how decisions follow from
/// them.
package struct Ground: Sendable {
  /// The domain of each fact.
  ///
  /// A slot that is neither a fact nor a decision must be known in every frame.
  package var domains: [Slot: Domain]
  /// How each decision is computed; no decision depends on itself, directly or through others.
  package var decisions: [Slot: Derivation]

  /// A ground with these facts and decisions.
  package init(domains: [Slot: Domain], decisions: [Slot: Derivation]) {
    self.domains = domains
    self.decisions = decisions
  }
}
