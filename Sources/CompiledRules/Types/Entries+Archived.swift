import FEEL
import Playbooks

extension Fact: ArchivedFields {
  static func fields(_ field: some Fields<Fact>) -> Fact {
    Fact(
      declaration: field(\.declaration), slot: field(\.slot), type: field(\.type),
      unit: field(\.unit), allowed: field(\.allowed), ask: field(\.ask),
      whereFound: field(\.whereFound), optional: field(\.optional), assume: field(\.assume),
      ofCase: field(\.ofCase), weights: field(\.weights))
  }
}

extension Decision: ArchivedFields {
  static func fields(_ field: some Fields<Decision>) -> Decision {
    Decision(
      declaration: field(\.declaration), slot: field(\.slot), type: field(\.type),
      unit: field(\.unit), allowed: field(\.allowed), logic: field(\.logic))
  }
}

extension Decision.Logic: ArchivedCases {
  static func cases(_ one: inout some Cases<Decision.Logic>) {
    one(Self.expression) { if case .expression(let formula) = $0 { formula } else { nil } }
    one(Self.table) { if case .table(let table) = $0 { table } else { nil } }
  }
}

extension Decision.Table: ArchivedFields {
  static func fields(_ field: some Fields<Decision.Table>) -> Decision.Table {
    Decision.Table(
      inputs: field(\.inputs), rows: field(\.rows), hit: field(\.table.hit),
      priorities: field(\.table.priorities))
  }
}

extension Office: ArchivedFields {
  static func fields(_ field: some Fields<Office>) -> Office {
    Office(declaration: field(\.declaration))
  }
}

extension Phase: ArchivedFields {
  static func fields(_ field: some Fields<Phase>) -> Phase {
    Phase(declaration: field(\.declaration))
  }
}

extension Constraint: ArchivedFields {
  static func fields(_ field: some Fields<Constraint>) -> Constraint {
    Constraint(
      declaration: field(\.declaration), if: field(\.if), then: field(\.then),
      basis: field(\.basis))
  }
}

extension Screen: ArchivedFields {
  static func fields(_ field: some Fields<Screen>) -> Screen {
    Screen(
      declaration: field(\.declaration), ask: field(\.ask), when: field(\.when),
      facts: field(\.facts))
  }
}

extension Source: ArchivedFields {
  static func fields(_ field: some Fields<Source>) -> Source {
    Source(
      declaration: field(\.declaration), number: field(\.number), date: field(\.date),
      checked: field(\.checked), review: field(\.review))
  }
}

extension Goal: ArchivedFields {
  static func fields(_ field: some Fields<Goal>) -> Goal {
    Goal(
      declaration: field(\.declaration), when: field(\.when), reached: field(\.reached),
      remedies: field(\.remedies))
  }
}

extension Blocker: ArchivedFields {
  static func fields(_ field: some Fields<Blocker>) -> Blocker {
    Blocker(
      declaration: field(\.declaration), when: field(\.when), stops: field(\.stops),
      remedies: field(\.remedies), basis: field(\.basis))
  }
}

extension Clock: ArchivedFields {
  static func fields(_ field: some Fields<Clock>) -> Clock {
    Clock(
      declaration: field(\.declaration), when: field(\.when), from: field(\.from),
      within: field(\.within), met: field(\.met), holder: field(\.holder),
      basis: field(\.basis))
  }
}

extension RecordType: ArchivedFields {
  static func fields(_ field: some Fields<RecordType>) -> RecordType {
    RecordType(id: field(\.id), place: field(\.place), fields: field(\.fields))
  }
}

extension RecordType.Field: ArchivedFields {
  static func fields(_ field: some Fields<RecordType.Field>) -> RecordType.Field {
    RecordType.Field(
      name: field(\.name), title: field(\.title), type: field(\.type), unit: field(\.unit),
      optional: field(\.optional))
  }
}

extension Remedy: ArchivedFields {
  static func fields(_ field: some Fields<Remedy>) -> Remedy {
    Remedy(
      declaration: field(\.declaration), when: field(\.when), needs: field(\.needs),
      decide: field(\.decide), lead: field(\.lead), with: field(\.with),
      counterparts: field(\.counterparts), steps: field(\.steps), documents: field(\.documents),
      within: field(\.within), usual: field(\.usual), achieves: field(\.achieves),
      also: field(\.also), excludes: field(\.excludes), basis: field(\.basis))
  }
}

extension Remedy.Deliberation: ArchivedFields {
  static func fields(_ field: some Fields<Remedy.Deliberation>) -> Remedy.Deliberation {
    Remedy.Deliberation(by: field(\.by), consider: field(\.consider))
  }
}

extension Remedy.Document: ArchivedFields {
  static func fields(_ field: some Fields<Remedy.Document>) -> Remedy.Document {
    Remedy.Document(title: field(\.title), have: field(\.have))
  }
}

extension Remedy.Achievement: ArchivedFields {
  static func fields(_ field: some Fields<Remedy.Achievement>) -> Remedy.Achievement {
    Remedy.Achievement(fact: field(\.fact), place: field(\.place), change: field(\.change))
  }
}

extension Remedy.Change: ArchivedCases {
  static func cases(_ one: inout some Cases<Remedy.Change>) {
    one(Self.value) { if case .value(let value) = $0 { value } else { nil } }
    one(Self.formula) { if case .formula(let formula) = $0 { formula } else { nil } }
  }
}
