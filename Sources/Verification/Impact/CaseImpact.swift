package import Advising
package import FEEL
package import Playbooks

/// What a new version of a playbook changes for one case.
package struct CaseImpact: Sendable {
  /// The id of the case.
  package let id: String
  /// The title of the case.
  package let title: Text
  /// The actions that changed, in the order of the new advice, then the blockers, then what
  /// contradicts itself and what is inferred.
  package let changes: [Change]
  /// The blockers and goals for which nothing can be advised any more, as `id` or `id@part`.
  package let becameStuck: [String]
  /// The blockers and goals for which something can be advised again, as `id` or `id@part`.
  package let freed: [String]
  /// What has become unknown because the new version reads facts that were never recorded.
  package let cannotBeSaid: [Open]
  /// Whether the plan reaches the goals, by the old and by the new version.
  package let reaches: (old: Bool, new: Bool)
  /// The names in the case that one of the versions does not know, or reads differently.
  package let leftOut: [String]

  /// Whether the advice is different, apart from what has become unknown.
  package var isChanged: Bool {
    !changes.isEmpty || !becameStuck.isEmpty || !freed.isEmpty || reaches.old != reaches.new
  }

  /// Something that the two versions say differently.
  package struct Change: Sendable {
    /// The id of the remedy, blocker, constraint or fact.
    package let id: String
    /// The part that it concerns; nil for the whole case.
    package let part: String?
    /// The title of the remedy, blocker, constraint or fact.
    package let title: Text
    /// The state before and after.
    package let states: States
    /// The differences between the versions that may have caused the change.
    package let because: [EntryDifference]
  }

  /// The state before and after; nil means that it was or is not part of the advice.
  package enum States: Sendable {
    case action(old: ActionState?, new: ActionState?)
    case blocker(old: BlockerState?, new: BlockerState?)
    /// Whether what the case states contradicts the constraint.
    case contradiction(isNew: Bool)
    /// The values that are inferred of the fact.
    case inferred(Fact, old: Value?, new: Value?)
  }

  /// The state of a blocker that is not absent.
  package enum BlockerState: String, Sendable {
    case present, likely, unknown
  }

  /// A blocker or remedy that is unknown because facts are missing.
  package struct Open: Sendable {
    /// The id of the blocker or remedy.
    package let id: String
    /// The title of the blocker or remedy.
    package let title: Text
    /// The facts that would settle it.
    package let facts: [Fact]
  }
}
