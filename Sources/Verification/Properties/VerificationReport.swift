package import FEEL

/// Which promises of a playbook were kept on the cases that were tried.
package struct VerificationReport: Sendable {
  /// The result for each property.
  package let results: [Result]
  /// The number of cases that were tried.
  package let cases: Int
  /// The number of further cases, in which a step of the plan has failed.
  package let withFailedStep: Int
  /// The number of further cases, which have two parts.
  package let inParts: Int
  /// Whether constraints exclude some cases; these are not tried.
  package let hasConstraints: Bool
  /// Whether the cases represent every case that the facts and constraints allow.
  package let isExhaustive: Bool
  /// Whether the cases are all combinations of the cells into which the conditions cut the facts.
  package let isProduct: Bool
  /// The number of such combinations, as a power of ten, rounded down.
  package let magnitude: Double
  /// The day that the advice is for.
  package let date: CalendarDate

  /// Whether every property was held to some case, and none was broken.
  package var holds: Bool { results.allSatisfy { $0.broken == 0 && !$0.isUntried } }

  /// The result for one property.
  package struct Result: Sendable {
    /// The property.
    package let property: Property
    /// The number of cases that the property is about.
    package let cases: Int
    /// The number of cases in which it is broken.
    package let broken: Int
    /// Whether it is a promise of the playbook's own that no case was about: then nothing is known.
    package var isUntried: Bool {
      guard case .own = property.promise else { return false }
      return cases == 0
    }

    /// A few cases in which it is broken, each in another way.
    package let counterexamples: [Counterexample]
  }

  /// A case in which a promise is broken.
  package struct Counterexample: Sendable {
    /// The text of a case file.
    package let file: String
    /// The ids that are involved, separated by blanks; empty for the playbook's own properties.
    package let kind: String
    /// The stages of the plan, as ids of remedies.
    package let path: [[String]]
    /// The ids of the goals that the plan does not reach.
    package let unreached: [String]
  }
}
