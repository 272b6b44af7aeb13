package import FEEL
package import Playbooks

/// One part of a case on one day: what is known, and where each remedy stands.
package struct Situation: Sendable {
  package private(set) var rules: PlaybookInForce
  /// The part's id; nil where the case is one whole.
  package let part: String?
  package private(set) var frame: Frame
  package private(set) var standings: [Standing]
  /// What the case file says of each fact, for reasons.
  package let statements: [Slot: Statement]

  package var playbook: Playbook { _read { yield rules.playbook } }
  package var date: CalendarDate { rules.date }

  package init(_ rules: PlaybookInForce, _ file: Case, part: Case.Part?) {
    self.rules = rules
    self.part = part?.id
    let playbook = rules.playbook
    statements = file.facts.merging(part?.facts ?? [:]) { $1 }
    standings = Standing.all(
      in: file.log, part: part?.id, count: playbook.remedies.count, on: rules.date)
    frame = Frame(
      values: Array(repeating: .null, count: playbook.vocabulary.count),
      now: DateAndTime(startOf: rules.date))
    for fact in playbook.facts {
      frame.values[fact.slot.index] =
        statements[fact.slot].map { $0.knownValue ?? .unknown(.one(fact.slot)) }
        ?? fact.assume ?? .unknown(.one(fact.slot))
    }
    let vocabulary = playbook.vocabulary
    frame.values[vocabulary.today.index] = .date(rules.date)
    frame.values[vocabulary.caseID.index] = .string(file.id)
    frame.values[vocabulary.caseOpened.index] =
      file.opened.map(Value.date) ?? .unknown(.one(vocabulary.caseOpened))
    derive(playbook.decisionOrder)
  }

  /// The parts of a case, each as a situation; one where it has none.
  package static func all(_ rules: PlaybookInForce, _ file: Case) -> [Situation] {
    file.parts.isEmpty
      ? [Situation(rules, file, part: nil)]
      : file.parts.map { Situation(rules, file, part: $0) }
  }

  package subscript(slot: Slot) -> Value { frame.values[slot.index] }

  package func isKnown(_ slot: Slot) -> Bool {
    if case .unknown = self[slot] { false } else { true }
  }

  package func standing(of remedy: Reference<Remedy>) -> Standing { standings[remedy.index] }

  /// The situation with these facts set, and the decisions worked out anew.
  package func setting(_ changes: [(Slot, Value)]) -> Situation {
    var copy = self
    for (slot, value) in changes { copy.frame.values[slot.index] = value }
    copy.derive(rules.decisions(restingOn: changes.map(\.0)))
    return copy
  }

  /// The same facts and standings under other rules of the same playbook.
  func with(rules: PlaybookInForce) -> Situation {
    var copy = self
    copy.rules = rules
    return copy
  }

  /// The situation after an entry in the log.
  package func recording(_ entry: LogEntry) -> Situation {
    var copy = self
    copy.standings[entry.remedy.index].record(entry)
    return copy
  }

  /// The facts as they are, on another day.
  func frame(on day: CalendarDate) -> Frame {
    var values = frame.values
    values[playbook.vocabulary.today.index] = .date(day)
    var other = Frame(values: values, now: DateAndTime(startOf: day))
    for reference in rules.decisions(restingOn: [playbook.vocabulary.today]) {
      other.values[playbook[reference].slot.index] = playbook[reference].evaluate(in: other)
    }
    return other
  }

  private mutating func derive(_ decisions: [Reference<Decision>]) {
    for reference in decisions {
      let decision = playbook[reference]
      frame.values[decision.slot.index] = decision.evaluate(in: frame)
    }
  }
}
