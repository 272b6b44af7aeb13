package import FEEL

/// What became of the promises of a playbook.
package struct VerificationReport: Sendable {
  package let results: [Result]
  /// How many cases were tried.
  package let cases: Int
  /// How many of them more, with a step of their plan failed.
  package let withFailedStep: Int
  /// How many of them more, as one of two parts.
  package let inParts: Int
  /// Whether these are all that the facts allow, a choice of cells each.
  package let isExhaustive: Bool
  /// Whether they are one of each choice of the values that conditions name.
  package let isProduct: Bool
  /// How many there are, in powers of ten.
  package let magnitude: Double
  package let date: CalendarDate

  package var holds: Bool { results.allSatisfy { $0.broken == 0 } }

  /// One property.
  package struct Result: Sendable {
    package let property: Property
    /// How many of the cases it is about.
    package let cases: Int
    package let broken: Int
    package let counterexamples: [Counterexample]
  }

  /// A case in which a promise is broken.
  package struct Counterexample: Sendable {
    /// As a case file.
    package let file: String
    /// The ids that it turns on.
    package let kind: String
    /// The stages that lead there.
    package let path: [[String]]
    package let unreached: [String]
  }
}
