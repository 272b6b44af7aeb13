package import FEEL
package import Playbooks

/// How a clock, decision, fact, phase or checklist stands in a case, and what it rests on.
package struct EntryExplanation: Sendable {
  /// What was asked about.
  package let subject: EntrySubject
  /// The case.
  package let `case`: Case
  /// The playbook.
  package let playbook: Playbook
  /// The as-of date.
  package let date: CalendarDate
  /// The id of the part; nil for the whole case.
  package let part: String?
  /// The word for its state in JSON.
  package let state: String
  /// Whether no unknown fact can change the state.
  package let isCertain: Bool
  /// The known facts that it rests on, in order of appearance.
  package let because: [Evidence]
  /// The unknown facts that it depends on.
  package let hangsOn: [Slot]
  /// What is said of its kind alone.
  package let account: Account

  /// What is said of one kind of entry.
  package enum Account: Sendable {
    case clock(ClockAccount)
    case decision(DecisionAccount)
    case fact(FactAccount)
    case phase(PhaseAccount)
    case screen(ScreenAccount)
  }

  /// A condition, and whether it holds.
  package struct Finding: Sendable {
    /// The condition.
    package let operand: Operand
    /// Whether it holds.
    package let truth: Truth
  }
}

/// A time limit in a case.
package struct ClockAccount: Sendable {
  /// Where it stands; nil where it does not count in this case.
  package let advice: ClockAdvice?
  /// The operands of its `when` that are not known to be true.
  package let fails: [EntryExplanation.Finding]
  /// The steps that change what its `met` reads, and so can end it.
  package let endedBy: [Reference<Remedy>]
  /// The blockers that are there on the day after its last day and not on that day; none where it
  /// does not run.
  package let follows: [Reference<Blocker>]
}

/// A derived value in a case.
package struct DecisionAccount: Sendable {
  /// The value, which may be unknown.
  package let value: Value
  /// The rows of its table that give the value, from 0, or may give it where it is unknown; none where
  /// it is no table.
  package let fired: [Int]
  /// All rows of its table; none where it is no table.
  package let rows: [Row]
  /// The facts and decisions that it reads itself, with their values.
  package let inputs: [(slot: Slot, value: Value)]
  /// The operands of its condition; none where it is no condition.
  package let operands: [EntryExplanation.Finding]
  /// What depends on it.
  package let users: [Clause.Subject]

  /// A row of a decision table in a case.
  package struct Row: Sendable {
    /// Whether each cell fits, in the order of the inputs.
    package let cells: [Truth]
    /// Whether the row fits as a whole.
    package let match: Truth
    /// What it says where it fits.
    package let output: Value
  }
}

/// A fact in a case.
package struct FactAccount: Sendable {
  /// The value and how it is known; nil where it is unknown.
  package let evidence: Evidence?
  /// What the case file says of it on the day; nil where it says nothing.
  package let statement: Statement?
  /// What it was before, oldest first.
  package let history: [Statement]
  /// What depends on it.
  package let users: [Clause.Subject]
  /// The steps that change it.
  package let changedBy: [Reference<Remedy>]
}

/// A phase of the road in a case.
package struct PhaseAccount: Sendable {
  /// What stands in the way there.
  package let state: Road.State
  /// Whether the case stands here.
  package let isFrontier: Bool
  /// The blockers that have their place here and are present or unknown.
  package let blockers: [Advice.BlockerAdvice]
  /// The checklists of the phase that nobody has gone through.
  package let unscreened: [Reference<Screen>]
  /// The steps of the phase that are among the actions.
  package let actions: [ActionAdvice]
}

/// A checklist in a case.
package struct ScreenAccount: Sendable {
  /// Where a checklist stands; the raw value is the word in JSON.
  package enum State: String, Sendable {
    /// Somebody has gone through it, or all its facts are stated.
    case goneThrough = "gone-through"
    /// Nobody has gone through it.
    case open
    /// Its circumstances cannot be there.
    case notConcerned = "not-concerned"
  }

  /// Where it stands.
  package let state: State
  /// How it was gone through; nil where nobody says so.
  package let how: Case.Screening?
  /// Its facts with their values, in its order; unknown ones too.
  package let facts: [Evidence]
  /// The blockers that read its facts, each with its state.
  package let blockers: [(blocker: Reference<Blocker>, state: Truth)]
}

/// An explanation of an entry; one for each part where the parts differ and have to be asked about
/// one by one.
package enum EntryAnswer: Sendable {
  case explained(EntryExplanation)
  case partsDiffer([EntryExplanation])
}
