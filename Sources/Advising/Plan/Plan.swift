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
  /// What was taken although it is not known.
  package let assumes: [Assumption]
  /// The unknown facts that hold the plan up at its end.
  package let asks: [Slot]
  /// The length in calendar days, from the as-of date to the end of the last stage.
  package let days: Int
  /// The steps with neither a time limit nor a usual length, which count no days.
  package let undated: [Step]
  /// The steps that are there for gaps taken as open or likely blockers only.
  package let ifNeeded: [Step]
  /// Whether it was ended at its bound of stages.
  let isEndless: Bool
  /// The spans that are counted in working days.
  let inWorkingDays: [ClosedRange<CalendarDate>]
  /// How things stand at the end, where the plan does not reach its goals and that was asked for.
  package let end: PlanEnd?

  /// The plan where none was asked for.
  static let none = Plan(
    stages: [], reaches: false, unreached: [], assumes: [], asks: [], days: 0, undated: [],
    ifNeeded: [], isEndless: false, inWorkingDays: [], end: nil)

  /// An entry in one part, or in the whole case.
  package struct Named<Entry: Hashable & Sendable>: Hashable, Sendable {
    /// The entry.
    package let entry: Entry
    /// The id of the part; nil for the whole case.
    package let part: String?
  }

  /// Something that was taken although it is not known.
  package enum Assumption: Hashable, Sendable {
    /// An unknown blocker is absent or, if it is likely, present.
    case blocker(Named<Reference<Blocker>>)
    /// A goal is open.
    case goal(Named<Reference<Goal>>)
    /// An unknown fact is as some step needs it.
    case fact(Named<Slot>)
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

extension Plan.Assumption {
  /// The id of the blocker or goal, or the name of the fact.
  package func id(in playbook: Playbook) -> String {
    switch self {
    case .blocker(let item): playbook[item.entry].id
    case .goal(let item): playbook[item.entry].id
    case .fact(let item): playbook.vocabulary.name(of: item.entry)
    }
  }

  /// The id of the part; nil for the whole case.
  package var part: String? {
    switch self {
    case .blocker(let item): item.part
    case .goal(let item): item.part
    case .fact(let item): item.part
    }
  }
}
