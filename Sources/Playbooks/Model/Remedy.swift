package import FEEL
package import Diagnostics

/// Something that people can do about a blocker, for a goal, or for what another remedy needs.
package final class Remedy: Sendable {
  /// What every entry has: the id, the title, the place and the dates.
  package let declaration: Declaration
  /// Whether it suits the case at all; nil means that it suits every case.
  package let when: Formula?
  /// What must hold before it can start; nil means nothing.
  package let needs: Formula?
  /// Set where people decide whether to take the step.
  package let decide: Deliberation?
  /// The office that owns the step and its deadline.
  package let lead: Reference<Office>?
  /// Offices that support the step and can be given tasks.
  package let with: [Reference<Office>]
  /// Parties that are approached but never given tasks.
  package let counterparts: [Reference<Office>]
  /// What to do, step by step.
  package let steps: [Text]
  /// The papers that it takes.
  package let documents: [Document]
  /// The time limit of the step.
  package let within: TimeSpan?
  /// How long the step takes as a rule, which binds nobody.
  package let usual: TimeSpan?
  /// The facts that it is meant to change.
  package let achieves: [Achievement]
  /// The facts that it changes too, though nobody would begin it for them.
  package let also: [Achievement]
  /// The remedies that may not be under way at the same time; the relation is symmetric.
  package let excludes: Set<Reference<Remedy>>
  /// The sources that it cites.
  package let basis: [Basis]

  /// The id of the entry.
  package var id: String { declaration.id }
  /// All that it changes, in the order in which it is applied.
  package var changes: [Achievement] { achieves + also }
  /// How long the step counts in a plan: its time limit, or else what is usual (contract, section
  /// 4.6).
  package var length: TimeSpan? { within ?? usual }

  /// A decision that people take and the rules only prepare.
  package struct Deliberation: Sendable {
    /// Who decides.
    package let by: Reference<Office>?
    /// What to weigh in the decision.
    package let consider: [Text]

    /// A decision taken by this office, or by nobody in particular.
    package init(by: Reference<Office>?, consider: [Text]) {
      self.by = by
      self.consider = consider
    }
  }

  /// A paper that the step takes.
  package struct Document: Sendable {
    /// What the paper is called.
    package let title: Text
    /// The boolean fact that says whether the paper is at hand; nil where none is named.
    package let have: Slot?

    /// A paper with the fact that says whether it is at hand.
    package init(title: Text, have: Slot?) {
      self.title = title
      self.have = have
    }
  }

  /// A fact that the remedy changes.
  package struct Achievement: Sendable {
    /// The fact.
    package let fact: Slot
    /// The place of its name under `achieves` or `also`.
    package let place: Place
    /// What becomes of the fact.
    package let change: Change

    /// A change of one fact.
    package init(fact: Slot, place: Place, change: Change) {
      self.fact = fact
      self.place = place
      self.change = change
    }
  }

  /// The new value of a fact that a remedy changes.
  package enum Change: Sendable {
    case value(Value)
    /// An expression over the facts as they are before the step.
    case formula(Formula)
  }

  /// Creates a remedy from parts that have been checked.
  package init(
    declaration: Declaration, when: Formula?, needs: Formula?, decide: Deliberation?,
    lead: Reference<Office>?, with: [Reference<Office>], counterparts: [Reference<Office>],
    steps: [Text], documents: [Document], within: TimeSpan?, usual: TimeSpan?,
    achieves: [Achievement], also: [Achievement], excludes: Set<Reference<Remedy>>,
    basis: [Basis]
  ) {
    self.declaration = declaration
    self.when = when
    self.needs = needs
    self.decide = decide
    self.lead = lead
    self.with = with
    self.counterparts = counterparts
    self.steps = steps
    self.documents = documents
    self.within = within
    self.usual = usual
    self.achieves = achieves
    self.also = also
    self.excludes = excludes
    self.basis = basis
  }
}

extension Remedy.Change {
  /// Whether the new value is worked out from the facts before the step.
  package var isFormula: Bool { if case .formula = self { true } else { false } }
}
