package import FEEL
package import Playbooks

/// The stages in which the actions lead to the goals (contract, section 4.6).
package struct Plan: Sendable {
  /// The steps of each stage, in order.
  package let stages: [[Step]]
  /// Whether every open goal is reached at the end.
  package let reaches: Bool
  /// The goals that are still open at the end.
  package let unreached: [Reference<Goal>]
  /// The unknown blockers that were taken as absent.
  package let assumes: [Named<Reference<Blocker>>]
  /// The unknown facts that hold the plan up at its end.
  package let asks: [Slot]
  /// The length in calendar days, from the as-of date to the end of the last stage.
  package let days: Int
  /// The steps with neither a time limit nor a usual length, which count no days.
  package let undated: [Step]
  /// The spans that are counted in working days.
  let inWorkingDays: [ClosedRange<CalendarDate>]
  /// How things stand at the end, where the plan does not reach its goals and that was asked for.
  package let end: PlanEnd?

  /// The plan where none was asked for.
  static let none = Plan(
    stages: [], reaches: false, unreached: [], assumes: [], asks: [], days: 0, undated: [],
    inWorkingDays: [], end: nil)

  /// An entry in one part, or in the whole case.
  package struct Named<Entry: Hashable & Sendable>: Hashable, Sendable {
    /// The entry.
    package let entry: Entry
    /// The id of the part; nil for the whole case.
    package let part: String?
  }

  /// A remedy that is carried out in a stage.
  package typealias Step = Named<Reference<Remedy>>

  /// The index of the stage with the action, from 0; nil where the plan does not contain it.
  func stage(of remedy: Reference<Remedy>, part: String?) -> Int? {
    stages.firstIndex { stage in
      stage.contains { $0.entry == remedy && ($0.part == nil || part == nil || $0.part == part) }
    }
  }
}
