package import Advising
package import Diagnostics
package import FEEL
import Playbooks

/// One rule test: a case, and what the advice on it should be (contract, section 5).
package struct RuleTest: Sendable {
  /// The name of the test.
  package let name: String
  /// The place of its name.
  package let place: Place
  /// The place of the whole test.
  let extent: Place
  /// The case, with the facts and the log of the test.
  package let `case`: Case
  /// The day that the advice is for; nil means the day of the run.
  package let date: CalendarDate?
  /// What is expected, in the order of the file.
  package let expectations: [Expectation]

  /// The advice on its case, as far as it reads it.
  ///
  /// `more` are parts that are wanted besides.
  func advice(by advisor: Advisor, today: CalendarDate, more: AdviceParts = []) -> Advice {
    let parts = parts.union(more)
    let advice = advisor.advise(`case`, on: date ?? today, parts: parts)
    // Among those that wait or are unknown the plan says which is the first.
    guard looks(at: ["first"]), !parts.contains(.plan),
      let first = advice.actions.first?.state, first == .waiting || first == .unknown
    else { return advice }
    return advisor.advise(`case`, on: date ?? today, parts: parts.union(.plan))
  }

  /// The parts of the advice that it reads; no test reads what is certain.
  private var parts: AdviceParts {
    [
      .blockers, .actions, looks(at: ["plan", "not plan"]) ? .plan : [],
      looks(at: ["questions", "early"]) ? .questions : [],
      looks(at: ["decisions"]) ? .decisions : [], looks(at: ["clocks"]) ? .figures : [],
      looks(at: ["inferred", "assumptions", "warnings"]) ? .remarks : [],
      looks(at: ["warnings"]) ? .deadEnds : [],
    ]
  }

  /// Whether the test expects anything under one of these keys.
  func looks(at keys: [String]) -> Bool {
    expectations.contains { keys.contains($0.key) }
  }

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
    /// None of these is among the actions in this state.
    case notStates([(Name, ActionState)])
    /// These facts and checklists are among the questions.
    case questions([Name])
    /// These facts and checklists are among the early questions.
    case early([Name])
    /// These decisions have these values.
    case decisions([(String, Value)])
    /// These actions are due on these days.
    case due([(Name, CalendarDate)])
    /// These are among the actions, and these offices, by id, lead them.
    case lead([(Name, String)])
    /// These clocks apply, and stand so.
    case clocks([(Name, ClockStanding)])
    /// These facts are inferred, with these values.
    case inferred([(Name, Value)])
    /// These facts are assumed, with these values.
    case assumptions([(Name, Value)])
    /// These codes are among the warnings.
    case warnings([Advice.Warning.Code])
    /// Exactly these constraints are named by contradictions.
    case contradictions([Name])
    /// These phases, by id, are in these states.
    case road([(String, Road.State)])
    /// None of these is in a stage of the plan.
    case notPlan([Name])
    /// The plan reaches the goals, or does not.
    case planReaches(Bool)
    /// The stages of the plan are these, with the actions of a stage in any order.
    case planStages([[Name]])
  }

  /// How a clock is to stand.
  package struct ClockStanding: Sendable {
    /// Its state; nil where the test says nothing of it.
    package let state: ClockAdvice.State?
    /// The day that it ends on; nil where the test says nothing of it.
    package let due: CalendarDate?
    /// Whether the test writes both in a map, or the state alone.
    let isMap: Bool
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

extension RuleTest.Claim {
  /// Whether it names nothing and so can never fail; an empty list of what is exactly so says that
  /// there is none.
  var isEmpty: Bool {
    switch self {
    case .notBlockers(let names), .notActions(let names), .notPlan(let names),
      .questions(let names), .early(let names):
      names.isEmpty
    case .actions(let states), .notStates(let states): states.isEmpty
    case .due(let days): days.isEmpty
    case .lead(let offices): offices.isEmpty
    case .clocks(let clocks): clocks.isEmpty
    case .inferred(let values), .assumptions(let values): values.isEmpty
    case .warnings(let codes): codes.isEmpty
    case .road(let states): states.isEmpty
    case .decisions(let values): values.isEmpty
    case .blockers, .unknown, .contradictions, .first, .planReaches, .planStages: false
    }
  }

  /// The parts that it names.
  var parts: [String] {
    switch self {
    case .blockers(let names), .notBlockers(let names), .unknown(let names),
      .notActions(let names), .notPlan(let names), .questions(let names), .early(let names),
      .contradictions(let names):
      names.compactMap(\.part)
    case .actions(let states), .notStates(let states): states.compactMap(\.0.part)
    case .due(let days): days.compactMap(\.0.part)
    case .lead(let offices): offices.compactMap(\.0.part)
    case .clocks(let clocks): clocks.compactMap(\.0.part)
    case .inferred(let values), .assumptions(let values): values.compactMap(\.0.part)
    case .first(let name): [name.part].compactMap { $0 }
    case .planStages(let stages): stages.joined().compactMap(\.part)
    case .road, .decisions, .planReaches, .warnings: []
    }
  }
}
