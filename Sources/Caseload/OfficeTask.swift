package import Advising
import FEEL
package import Playbooks

/// The part that an office has in a step; the raw value is the word in JSON and on the command line.
package enum OfficeRole: String, Sendable, CaseIterable {
  /// It owns the step and its deadline.
  case leads
  /// It decides on the step, which another office leads.
  case decides
  /// It supports the step and can be given tasks.
  case supports
  /// It is approached, never tasked, and has no deadline here.
  case approached

  /// Whether the office has this part in the action.
  func isPlayed(by office: Reference<Office>, in action: ActionAdvice, _ remedy: Remedy) -> Bool {
    switch self {
    case .leads: remedy.lead == office
    case .decides:
      action.state == .decide && remedy.decide?.by == office && remedy.lead != office
    case .supports: remedy.with.contains(office)
    case .approached: remedy.counterparts.contains(office)
    }
  }
}

/// A step of a case on the sheet of an office.
package struct OfficeTask: Sendable {
  /// The case.
  package let entry: CaseloadEntry
  /// The step; of several parts, that of the first.
  package let action: ActionAdvice
  /// The ids of the parts; empty where it is said of the whole case.
  package internal(set) var parts: [String]
  /// What it waits for in any of these parts; empty unless it is waiting.
  package internal(set) var waitsFor: [Action.Waited]

  init(_ entry: CaseloadEntry, _ action: ActionAdvice) {
    self.entry = entry
    self.action = action
    parts = action.part.map { [$0] } ?? []
    waitsFor = action.action.waitsFor
  }

  /// The papers that are known to be missing.
  package var missing: [Remedy.Document] {
    action.documents.filter { $0.have == false }.map(\.document)
  }

  /// The papers of which nobody has said whether they are at hand, or which some parts lack.
  package var unsure: [Remedy.Document] {
    action.documents.filter { $0.have == nil && $0.document.have != nil }.map(\.document)
  }

  /// What it waits for that is established: steps that somebody can take up now come first.
  package var releases: [Action.Waited] {
    let known = waitsFor.filter { !action.waitsForUnknown.contains($0) }
    let actionable = Set(
      entry.advice.actions.filter(\.state.isActionable).map { Action.Waited.remedy($0.remedy) })
    return known.filter(actionable.contains) + known.filter { !actionable.contains($0) }
  }

  /// Whether a row about this step says the same of another part of the case.
  ///
  /// What it waits for may differ: the row names what any of the parts waits for.
  func isSaidOf(_ other: OfficeTask) -> Bool {
    entry.case.id == other.entry.case.id && action.remedy == other.action.remedy
      && action.state == other.action.state && action.due == other.action.due
      && action.isOverdue == other.action.isOverdue
      && action.documents.map(\.have) == other.action.documents.map(\.have)
  }

  /// Where it comes on a sheet: what is overdue first, then by state, then by due date.
  var rank: [Int] {
    let state = Self.states.firstIndex(of: action.state) ?? Self.states.count
    return [action.isOverdue ? 0 : 1, state, action.due?.daysSinceEpoch ?? Int.max]
  }

  /// The states of steps that stand on a sheet, in its order.
  package static let states: [ActionState] = [.now, .decide, .inProgress, .waiting]
}
