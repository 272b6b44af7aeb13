import Docket
package import FEEL
package import Playbooks
import YAML

/// What a change of a condition, or of a decision, means: which cases now fare differently.
package struct ConditionDifference: Sendable {
  /// As written; nil: there was none.
  package let old: String?
  package let new: String?
  /// None where both mean the same in every case, as far as it was analysed.
  package let shifts: [Shift]
  /// The conditions that could not be looked into: what rests on them is not told.
  package let notAnalysed: [String]

  /// Proved: no case fares differently.
  package var isEquivalent: Bool { shifts.isEmpty && notAnalysed.isEmpty }

  /// From one answer to another.
  package struct Shift: Sendable {
    package let from: Value
    package let to: Value
    /// The cases that do so: each of the boxes is enough.
    package let cases: [[Demand]]
    /// Whether the boxes are all of them.
    package let isComplete: Bool
    /// Facts with which it happens, re-evaluated; nil where none could be confirmed.
    package let example: [Setting]?
  }

  /// What a box of cases asks of one fact.
  package struct Demand: Sendable {
    package let subject: Subject
    /// The fact lies in one of these.
    package let ranges: [ValueRange]
  }

  package enum Subject: Sendable {
    case fact(Fact)
    /// The date on which the case was opened, or its id.
    case ofCase(String)
    /// A condition that is not taken apart, and what it comes to.
    case condition(String)
  }

  /// A value, or a run of values.
  package enum ValueRange: Sendable {
    case value(Value)
    /// Nil: no end on that side.
    case run(from: (value: Value, included: Bool)?, to: (value: Value, included: Bool)?)
    /// Any text that the rules do not name.
    case otherText
  }

  /// A fact with the value of the example.
  package struct Setting: Sendable {
    package let name: String
    package let value: Value
  }
}

extension [ConditionDifference.Setting] {
  /// As a case file writes them.
  package var yaml: String {
    let entries = map { setting in (setting.name, setting.value.newValue ?? .null) }
    return entries.map { "\($0.0): \($0.1.text(inFlow: true))" }.joined(separator: ", ")
  }
}
