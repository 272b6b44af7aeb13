import Docket
package import FEEL
package import Playbooks
import YAML

/// What a changed condition or decision means: the cases in which its value is now different.
package struct ConditionDifference: Sendable {
  /// The old condition as it is written; nil where there was none.
  package let old: String?
  /// The new condition as it is written; nil where there is none.
  package let new: String?
  /// The changes of value; empty where both mean the same in every case, as far as that was
  /// analysed.
  package let shifts: [Shift]
  /// The conditions that could not be analysed, so that differences that depend on them may be
  /// missing.
  package let notAnalysed: [String]

  /// Whether it is proved that the value is the same in every case.
  package var isEquivalent: Bool { shifts.isEmpty && notAnalysed.isEmpty }

  /// A change from one value to another.
  package struct Shift: Sendable {
    /// The value in the old version.
    package let from: Value
    /// The value in the new version.
    package let to: Value
    /// The cases in which the value changes so, as boxes; a case in any one of the boxes is such a
    /// case.
    package let cases: [[Demand]]
    /// Whether the boxes cover all these cases.
    package let isComplete: Bool
    /// Facts with which the change occurs, confirmed by evaluation, in a case that the constraints
    /// of both versions allow or else those of one; nil where none could be confirmed.
    package let example: [Setting]?
    /// Whether the constraints of either version exclude all these cases.
    package let isExcluded: Bool
  }

  /// What a box of cases requires of one fact.
  package struct Demand: Sendable {
    /// The fact, or whatever else the requirement is about.
    package let subject: Subject
    /// The ranges in one of which the value must lie.
    package let ranges: [ValueRange]
  }

  /// What a requirement is about.
  package enum Subject: Sendable {
    case fact(Fact)
    /// The name `case.opened` or `case.id`.
    case ofCase(String)
    /// The text of a condition that is not analysed further; the range is its value.
    case condition(String)
  }

  /// A single value, or a run of values.
  package enum ValueRange: Sendable {
    case value(Value)
    /// A run of values; nil means that it has no end on that side.
    case run(from: (value: Value, included: Bool)?, to: (value: Value, included: Bool)?)
    /// Any text that the rules do not name.
    case otherText
  }

  /// A fact with its value in the example.
  package struct Setting: Sendable {
    /// The name of the fact.
    package let name: String
    /// The value of the fact.
    package let value: Value
  }
}

extension [ConditionDifference.Setting] {
  /// The settings as a case file writes them, on one line.
  package var yaml: String {
    let entries = map { setting in (setting.name, setting.value.newValue ?? .null) }
    return entries.map { "\($0.0): \($0.1.text(inFlow: true))" }.joined(separator: ", ")
  }
}
