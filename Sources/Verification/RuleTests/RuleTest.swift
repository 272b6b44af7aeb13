package import Advising
package import Diagnostics
package import FEEL

/// One rule test: a case, and what the advice on it should be (contract, section 5).
package struct RuleTest: Sendable {
  /// The name of the test.
  package let name: String
  /// The place of its name.
  package let place: Place
  /// The case, with the facts and the log of the test.
  package let `case`: Case
  /// The day that the advice is for; nil means the day of the run.
  package let date: CalendarDate?
  /// What is expected, in the order of the file.
  package let expectations: [Expectation]

  /// The parts of the advice that it reads; no test reads what is certain.
  var parts: AdviceParts {
    [
      .blockers, .actions, looks(at: "questions") ? .questions : [],
      looks(at: "decisions") ? .figures : [],
    ]
  }

  /// Whether the test expects anything under this key.
  func looks(at key: String) -> Bool { expectations.contains { $0.key == key } }

  /// One claim about the advice, with the key of `expect` that states it.
  package struct Expectation: Sendable {
    /// The key of `expect`.
    package let key: String
    /// The place of the key.
    package let place: Place
    /// What is claimed.
    package let claim: Claim
  }

  /// A claim about the advice.
  package enum Claim: Sendable {
    /// Exactly these blockers are present.
    case blockers([Name])
    /// None of these blockers is present.
    case notBlockers([Name])
    /// Exactly these blockers are unknown.
    case unknown([Name])
    /// These are among the actions, in these states.
    case actions([(Name, ActionState)])
    /// This is the first action.
    case first(Name)
    /// None of these is among the actions.
    case notActions([Name])
    /// These facts are among the questions.
    case questions([Name])
    /// These decisions have these values.
    case decisions([(String, Value)])
    /// The plan reaches the goals, or does not.
    case planReaches(Bool)
    /// The stages of the plan are these, with the actions of a stage in any order.
    case planStages([[Name]])
  }

  /// An id, with the part where `id@part` is written.
  package struct Name: Hashable, Sendable {
    /// The id of the entry, or the name of a fact.
    package let id: String
    /// The id of the part; nil where none is written.
    package let part: String?

    /// Reads `id` or `id@part`.
    package init(_ text: String) {
      let pieces = text.split(separator: "@", maxSplits: 1)
      id = String(pieces.first ?? "")
      part = pieces.count == 2 ? String(pieces[1]) : nil
    }

    /// An id with the part that it is about.
    package init(id: String, part: String?) {
      self.id = id
      self.part = part
    }

    /// The name as a test writes it.
    package var text: String { part.map { "\(id)@\($0)" } ?? id }
  }
}
