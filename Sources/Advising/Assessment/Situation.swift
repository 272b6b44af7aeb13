package import FEEL
package import Playbooks

/// One part of a case on one day: the values of the facts, and the standing of each remedy.
package struct Situation: Sendable {
  /// The playbook in force.
  package let rules: PlaybookInForce
  /// The part's id; nil where the case has no parts.
  package let part: String?
  /// The value of each fact, decision and other name, by slot.
  package private(set) var frame: Frame
  /// The standing of each remedy, by index.
  package private(set) var standings: [Standing]
  /// The truths of the conditions decided so far, by the number of their diagram; empty where none
  /// is.
  private var decided: [Truth?] = []
  /// The statements of the case file about this part, from which reasons quote.
  package let statements: [Slot: Statement]

  /// The playbook.
  package var playbook: Playbook { _read { yield rules.playbook } }
  /// The as-of date.
  package var date: CalendarDate { rules.date }

  /// The situation of the part, or of the whole case where `part` is nil.
  ///
  /// A fact that the case does not give takes its assumed value, or is unknown (contract, section
  /// 2).
  package init(_ rules: PlaybookInForce, _ case: Case, part: Case.Part?) {
    self.rules = rules
    self.part = part?.id
    let playbook = rules.playbook
    statements = `case`.statements(on: rules.date, part: part)
    standings = Standing.all(
      in: `case`.log, part: part?.id, count: playbook.remedies.count, on: rules.date)
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
    frame.values[vocabulary.caseID.index] = .string(`case`.id)
    frame.values[vocabulary.caseOpened.index] =
      `case`.opened.map(Value.date) ?? .unknown(.one(vocabulary.caseOpened))
    derive(playbook.decisionOrder)
  }

  /// The situation of each part, in the order of the parts; one where the case has none.
  package static func all(_ rules: PlaybookInForce, _ case: Case) -> [Situation] {
    `case`.parts.isEmpty
      ? [Situation(rules, `case`, part: nil)]
      : `case`.parts.map { Situation(rules, `case`, part: $0) }
  }

  /// The value of the fact or decision.
  package subscript(slot: Slot) -> Value { frame.values[slot.index] }

  /// Whether the value is known.
  package func isKnown(_ slot: Slot) -> Bool {
    if case .unknown = self[slot] { false } else { true }
  }

  /// The standing of the remedy (contract, section 4.0).
  package func standing(of remedy: Reference<Remedy>) -> Standing { standings[remedy.index] }

  /// The situation with these facts set, and the decisions that depend on them evaluated again.
  package func setting(_ changes: [(Slot, Value)]) -> Situation {
    var copy = self
    for (slot, value) in changes { copy.frame.values[slot.index] = value }
    let decisions = rules.decisions(restingOn: changes.map(\.0))
    copy.derive(decisions)
    if !decided.isEmpty {
      for slot in changes.map(\.0) + decisions.map({ playbook[$0].slot }) {
        for diagram in rules.index.diagrams.reading[slot.index] { copy.decided[diagram] = nil }
      }
    }
    return copy
  }

  /// The truth of the condition with that diagram.
  func truth(diagram: Int) -> Truth {
    if !decided.isEmpty, let known = decided[diagram] { return known }
    return Truth(rules.conditions.decide(diagram: diagram, in: frame))
  }

  /// The same, remembered for the next time and for the situations that are made from this one.
  mutating func settleTruth(diagram: Int) -> Truth {
    if decided.isEmpty {
      decided = Array(repeating: nil, count: rules.index.diagrams.conditions.count)
    }
    if let known = decided[diagram] { return known }
    let truth = Truth(rules.conditions.decide(diagram: diagram, in: frame))
    decided[diagram] = truth
    return truth
  }

  /// The situation after one more entry in the log.
  package func recording(_ entry: LogEntry) -> Situation {
    var copy = self
    copy.standings[entry.remedy.index].record(entry)
    return copy
  }

  /// The same facts on another day, with the decisions that depend on the day evaluated again.
  func frame(on day: CalendarDate) -> Frame {
    var values = frame.values
    values[playbook.vocabulary.today.index] = .date(day)
    var other = Frame(values: values, now: DateAndTime(startOf: day))
    for reference in rules.decisions(restingOn: [playbook.vocabulary.today]) {
      other.values[playbook[reference].slot.index] = playbook[reference].evaluate(in: other)
    }
    return other
  }

  /// Evaluates the decisions, in the order given.
  private mutating func derive(_ decisions: [Reference<Decision>]) {
    for reference in decisions {
      let decision = playbook[reference]
      frame.values[decision.slot.index] = decision.evaluate(in: frame)
    }
  }
}
