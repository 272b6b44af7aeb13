package import FEEL
package import Diagnostics

/// Something that people can do about a blocker, for a goal, or for another remedy's needs.
package final class Remedy: Sendable {
  package let declaration: Declaration
  /// Whether it suits the case at all; nil: every case.
  package let when: Formula?
  /// What must hold before it can start; nil: nothing.
  package let needs: Formula?
  package let decide: Deliberation?
  /// Owns the step and its deadline.
  package let lead: Reference<Office>?
  /// Supports, and can be given tasks.
  package let with: [Reference<Office>]
  /// Approached, never given tasks.
  package let counterparts: [Reference<Office>]
  package let steps: [Text]
  package let documents: [Document]
  package let within: TimeSpan?
  package let achieves: [Achievement]
  /// Never both at once; held in both directions.
  package let excludes: Set<Reference<Remedy>>
  package let basis: [Basis]

  package var id: String { declaration.id }

  /// People decide this one; the rules only prepare it.
  package struct Deliberation: Sendable {
    package let by: Reference<Office>?
    package let consider: [Text]

    package init(by: Reference<Office>?, consider: [Text]) {
      self.by = by
      self.consider = consider
    }
  }

  /// A paper that the step takes; `have` is the fact that says whether it is at hand.
  package struct Document: Sendable {
    package let title: Text
    package let have: Slot?

    package init(title: Text, have: Slot?) {
      self.title = title
      self.have = have
    }
  }

  /// A fact that the remedy is meant to change.
  package struct Achievement: Sendable {
    package let fact: Slot
    package let place: Place
    package let change: Change

    package init(fact: Slot, place: Place, change: Change) {
      self.fact = fact
      self.place = place
      self.change = change
    }
  }

  package enum Change: Sendable {
    case value(Value)
    /// FEEL over the facts before.
    case formula(Formula)
  }

  package init(
    declaration: Declaration, when: Formula?, needs: Formula?, decide: Deliberation?,
    lead: Reference<Office>?, with: [Reference<Office>], counterparts: [Reference<Office>],
    steps: [Text], documents: [Document], within: TimeSpan?, achieves: [Achievement],
    excludes: Set<Reference<Remedy>>, basis: [Basis]
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
    self.achieves = achieves
    self.excludes = excludes
    self.basis = basis
  }
}

extension Remedy.Change {
  /// Whether the new value follows from the facts before.
  package var isFormula: Bool { if case .formula = self { true } else { false } }
}
