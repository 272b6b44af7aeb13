package import Advising
package import Diagnostics
package import FEEL

/// One rule test: a case, and what the advice on it is to be.
package struct RuleTest: Sendable {
  package let name: String
  /// The place of its name.
  package let place: Place
  package let `case`: Case
  /// The day that it is advised for; nil: the day of the run.
  package let date: CalendarDate?
  package let expectations: [Expectation]

  /// What of the advice it looks at; no test looks at what is certain.
  var parts: AdviceParts { looks(at: "questions") ? [.unproved, .questions] : .unproved }

  /// Whether it expects anything under this key.
  func looks(at key: String) -> Bool { expectations.contains { $0.key == key } }

  /// One key of `expect`, with its place.
  package struct Expectation: Sendable {
    package let key: String
    package let place: Place
    package let claim: Claim
  }

  package enum Claim: Sendable {
    /// Exactly these are present.
    case blockers([Name])
    case notBlockers([Name])
    /// Exactly these are unknown.
    case unknown([Name])
    case actions([(Name, ActionState)])
    case first(Name)
    case notActions([Name])
    case questions([Name])
    case decisions([(String, Value)])
    case planReaches(Bool)
    case planStages([[Name]])
  }

  /// An id, of one part where `id@part` is written.
  package struct Name: Hashable, Sendable {
    package let id: String
    package let part: String?

    package init(_ text: String) {
      let pieces = text.split(separator: "@", maxSplits: 1)
      id = String(pieces.first ?? "")
      part = pieces.count == 2 ? String(pieces[1]) : nil
    }

    package init(id: String, part: String?) {
      self.id = id
      self.part = part
    }

    package var text: String { part.map { "\(id)@\($0)" } ?? id }
  }
}
