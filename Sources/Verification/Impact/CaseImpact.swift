package import Advising
package import Playbooks

/// What a new version of a playbook changes for one case.
package struct CaseImpact: Sendable {
  package let id: String
  package let title: Text
  /// Actions and blockers that are other than before, in order of the new advice.
  package let changes: [Change]
  /// Blockers and goals for which nothing can be advised any more.
  package let becameStuck: [String]
  /// Those for which something can be advised again.
  package let freed: [String]
  /// What the new version cannot say, since a fact was never recorded.
  package let cannotBeSaid: [Open]
  /// Whether the plan reaches the goals: before and after.
  package let reaches: (old: Bool, new: Bool)
  /// What one of the versions has no word for.
  package let leftOut: [String]

  /// Other advice than before.
  package var isChanged: Bool {
    !changes.isEmpty || !becameStuck.isEmpty || !freed.isEmpty || reaches.old != reaches.new
  }

  /// Something that is other than before.
  package struct Change: Sendable {
    package let id: String
    package let part: String?
    package let title: Text
    package let states: States
    /// The entries that differ and that it hangs on, as `section id`.
    package let because: [EntryDifference]
  }

  /// Before and after; nil: it was not there, or is there no more.
  package enum States: Sendable {
    case action(old: ActionState?, new: ActionState?)
    case blocker(old: BlockerState?, new: BlockerState?)
  }

  /// How a blocker stands.
  package enum BlockerState: String, Sendable {
    case present, unknown
  }

  /// What is open for want of a fact.
  package struct Open: Sendable {
    /// The blocker or the remedy.
    package let id: String
    package let title: Text
    package let facts: [Fact]
  }
}
