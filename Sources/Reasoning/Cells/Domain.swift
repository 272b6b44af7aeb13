package import FEEL

/// The values that a fact may take, as it is declared.
package struct Domain: Sendable {
  package let type: FEELType
  /// The values of an enumeration, in order.
  package let values: [Value]?
  /// Unary tests that the values pass, null apart.
  package let tests: Program?
  /// Whether it may be null: "there is none".
  package let optional: Bool

  package init(
    _ type: FEELType, values: [Value]? = nil, tests: Program? = nil, optional: Bool = false
  ) {
    self.type = type
    self.values = values
    self.tests = tests
    self.optional = optional
  }
}

/// How a decision follows from the facts.
package enum Derivation: Sendable {
  case expression(Program)
  case table(DecisionTable)
}

/// What conditions are about: what the facts may be, and how the decisions follow from them.
package struct Ground: Sendable {
  /// By fact.
  ///
  /// A slot that is neither a fact nor a decision is known in every frame.
  package var domains: [Slot: Domain]
  /// By decision; none asks for itself, not even through others.
  package var decisions: [Slot: Derivation]

  package init(domains: [Slot: Domain], decisions: [Slot: Derivation]) {
    self.domains = domains
    self.decisions = decisions
  }
}
