/// What a decision table makes of the rows that match (DMN 1.5, 8.2.10).
package enum HitPolicy: String, Sendable, CaseIterable {
  /// One row at most may match.
  case unique
  /// Several may match where they say the same.
  case any
  /// The output that stands first among the allowed ones.
  case priority
  /// The first row that matches.
  case first
  /// All outputs, in the order of the allowed ones.
  case outputOrder = "output order"
  /// All outputs, in the order of the rows.
  case ruleOrder = "rule order"
  /// All outputs, in no order that means anything.
  case collect
  case collectSum = "collect sum"
  case collectMin = "collect min"
  case collectMax = "collect max"
  case collectCount = "collect count"
}
