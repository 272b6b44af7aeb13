package import FEEL
package import Playbooks

/// The stages in which the advised actions lead to the goals (contract, section 4.6).
package struct Plan: Sendable {
  package let stages: [[Step]]
  package let reaches: Bool
  package let unreached: [Reference<Goal>]
  /// Unknown blockers, taken as absent.
  package let assumes: [Named<Reference<Blocker>>]
  /// The unknown facts that hold it up.
  package let asks: [Slot]
  /// From the as-of date to the end of the last stage, in calendar days.
  package let days: Int
  /// Actions without a time limit; they count no days.
  package let undated: [Step]

  /// No plan: none was asked for.
  static let none = Plan(
    stages: [], reaches: false, unreached: [], assumes: [], asks: [], days: 0, undated: [])

  /// Something of one part, or of the whole case.
  package struct Named<Entry: Hashable & Sendable>: Hashable, Sendable {
    package let entry: Entry
    package let part: String?
  }

  package typealias Step = Named<Reference<Remedy>>

  /// The stage of the action, from 0.
  func stage(of remedy: Reference<Remedy>, part: String?) -> Int? {
    stages.firstIndex { stage in
      stage.contains { $0.entry == remedy && ($0.part == nil || part == nil || $0.part == part) }
    }
  }
}
