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
  /// contradicts itself and what is inferred, then all else that a reader is told.
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
    /// The id of the entry, or `plan`, or what comes in another order.
    package let id: String
    /// The part that it concerns; nil for the whole case.
    package let part: String?
    /// The title of the entry; of a warning, its sentence.
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
    /// What else a reader is told of something that both versions speak of; or, under `state` or
    /// `value`, something of which only one speaks.
    case told(Kind, Detail, old: Said?, new: Said?)
  }

  /// What an advice speaks of; the raw value is the word in JSON.
  package enum Kind: String, Sendable {
    case action, blocker, goal, question, screen, phase, clock, decision, assumption, plan, order
    case warning
  }

  /// What a reader is told; the raw value is the word in JSON.
  package enum Detail: String, Sendable, CaseIterable {
    case state, value, lead, with, counterparts
    case decidedBy = "decided_by"
    case within, due, overdue, holder, consider, steps, documents
    case documentsMissing = "documents_missing"
    case purpose = "for"
    case supports
    case waitsFor = "waits_for"
    case hangsOn = "hangs_on"
    case ifNeeded = "if_needed"
    case follows, phase, frontier, ask
    case whereFound = "where"
    case facts, stages, days, unreached, assumes, asks, undated
    case ifNeededSteps = "if_needed_steps"
    case order
  }

  /// What one version says.
  package struct Said: Sendable {
    /// It as ids or other data.
    package let codes: [String]
    /// It as people read it; of the same number.
    package let shown: [Text]
    /// Whether it is a list, however many it has.
    package let isList: Bool
  }

  /// The state of a blocker that is not absent.
  package enum BlockerState: String, Sendable {
    case present, likely, unknown
    /// It is present and stops no goal that is open.
    case idle
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
