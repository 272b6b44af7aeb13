package import FEEL
package import Playbooks
import Reasoning

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
  /// What is known of the facts of the case, in all its parts.
  let known: KnownFacts
  /// The index of the part among them.
  let place: Int
  /// The facts that are stated, and those that a plan has set.
  private(set) var stated: Set<Slot>
  /// The constraints that count, and what a plan takes to be so.
  private(set) var limits: Limits
  /// The facts through which nothing is known to be reached: a contradiction names them, or they are
  /// inferred through such a fact.
  private(set) var doubtful: Set<Slot>
  /// For each goal that is one for the whole case: whether it is one of another part; empty where the
  /// case has one part.
  var ofOtherParts: [Reference<Goal>: Truth] = [:]
  /// For each goal that is for the whole case: whether it is the case's when a plan begins; empty
  /// outside of plans.
  var appliesInPlan: [Reference<Goal>: Truth] = [:]

  /// The playbook.
  package var playbook: Playbook { rules.playbook }
  /// The as-of date.
  package var date: CalendarDate { rules.date }

  private init(_ rules: PlaybookInForce, _ case: Case, _ known: KnownFacts, _ place: Int) {
    self.rules = rules
    self.known = known
    self.place = place
    let facts = known.parts[place]
    part = facts.part
    statements = facts.statements
    frame = facts.frame
    stated = facts.stated
    limits = facts.limits
    doubtful = facts.doubtful
    standings = Standing.all(
      in: `case`.log, part: facts.part, count: rules.playbook.remedies.count, on: rules.date)
  }

  /// The situation of the part by itself, or of what the case says of all parts where `part` is nil.
  package init(_ rules: PlaybookInForce, _ case: Case, part: Case.Part?) {
    self.init(rules, `case`, KnownFacts(`case`, rules, parts: [part]), 0)
  }

  /// The situation of each part, in the order of the parts; one where the case has none.
  package static func all(_ rules: PlaybookInForce, _ case: Case) -> [Situation] {
    let parts = `case`.parts.isEmpty ? [nil] : `case`.parts.map(Optional.some)
    let known = KnownFacts(`case`, rules, parts: parts)
    var own = parts.indices.map { Situation(rules, `case`, known, $0) }
    own.tellOneAnotherTheirGoals()
    return own
  }

  /// The value of the fact or decision.
  package subscript(slot: Slot) -> Value { frame.values[slot.index] }

  /// Whether the value is known.
  package func isKnown(_ slot: Slot) -> Bool {
    if case .unknown = self[slot] { false } else { true }
  }

  /// How the value of the fact is known; nil where the case file gives it, or a plan has set it, or
  /// it is unknown.
  func origin(of fact: Slot) -> FactOrigin? {
    guard let origin = known.parts[place].origins[fact], isKnown(fact) else { return nil }
    return stated.contains(fact) && !known.parts[place].stated.contains(fact) ? nil : origin
  }

  /// The standing of the remedy (contract, section 4.0).
  package func standing(of remedy: Reference<Remedy>) -> Standing { standings[remedy.index] }

  /// The situation with these facts set, and the decisions that depend on them evaluated again.
  package func setting(_ changes: [(Slot, Value)]) -> Situation {
    var copy = self
    copy.set(changes)
    return copy
  }

  /// The same, for a look at a few conditions: what was decided of all others is not taken along.
  func trying(_ changes: [(Slot, Value)]) -> Situation {
    var copy = self
    copy.decided = []
    copy.set(changes)
    return copy
  }

  private mutating func set(_ changes: [(Slot, Value)]) {
    for (slot, value) in changes { frame.values[slot.index] = value }
    let decisions = rules.decisions(restingOn: changes.map(\.0))
    rules.derive(decisions, in: &frame)
    forget(changes.map(\.0) + decisions.map { playbook[$0].slot })
  }

  /// The situation once these facts have been set, which then count as stated; what was taken about
  /// them no longer holds.
  func carryingOut(_ changes: [(Slot, Value)]) -> Situation {
    var copy = self
    copy.carryOut(changes)
    return copy
  }

  /// The same in place.
  mutating func carryOut(_ changes: [(Slot, Value)]) {
    set(changes)
    let facts = changes.map(\.0)
    stated.formUnion(facts)
    doubtful.subtract(facts)
    let premises = limits.premises.filter { premise in
      rules.index.diagrams.facts(premise.condition, playbook).isDisjoint(with: facts)
    }
    limits = known.limits(in: place, stated: stated)
    limits.premises = premises
  }

  /// Takes the premise to be so, as a plan does; what was unknown may be known then.
  mutating func take(_ premise: Premise) {
    limits.premises.append(premise)
    for index in decided.indices where decided[index]?.isUnknown == true { decided[index] = nil }
  }

  /// Takes back what was taken about these facts.
  mutating func dropPremises(about facts: Set<Slot>) {
    let kept = limits.premises.filter {
      rules.index.diagrams.facts($0.condition, playbook).isDisjoint(with: facts)
    }
    if kept.count == limits.premises.count { return }
    limits.premises = kept
    decided = []
  }

  /// The situation without what a contradiction names, and what is inferred through that.
  var doubting: Situation {
    setting(doubtful.sorted().map { ($0, .unknown(.one($0))) })
  }

  /// What is known where nothing but the stated facts is, as far as the `when`s of blockers read it.
  var byStatedFacts: Frame {
    var frame = frame
    var isSame = true
    for fact in playbook.facts
    where !stated.contains(fact.slot) && frame.values[fact.slot.index].unknowns == nil {
      frame.values[fact.slot.index] = .unknown(.one(fact.slot))
      isSame = false
    }
    if !isSame { rules.derive(rules.index.decisionsOfSigns, in: &frame) }
    return frame
  }

  /// Takes over what the other decided of the conditions; it has to be the same situation.
  mutating func adopt(_ other: Situation) { decided = other.decided }

  /// Forgets the truths of the conditions that may depend on these slots.
  private mutating func forget(_ slots: [Slot]) {
    guard !decided.isEmpty else { return }
    var slots = slots
    if !limits.premises.isEmpty {
      let facts = linkedFacts(Set(slots))
      slots = facts + rules.decisions(restingOn: facts).map { playbook[$0].slot }
    }
    for slot in slots {
      for diagram in rules.index.diagrams.reading[slot.index] { decided[diagram] = nil }
      for diagram in rules.index.constraints.near[slot] ?? [] { decided[diagram] = nil }
    }
  }

  /// The truth of the condition with that diagram.
  func truth(diagram: Int) -> Truth {
    if !decided.isEmpty, let known = decided[diagram] { return known }
    return decide(diagram, in: frame)
  }

  /// The same, remembered for the next time and for the situations that are made from this one.
  mutating func settleTruth(diagram: Int) -> Truth {
    if decided.isEmpty {
      decided = Array(repeating: nil, count: rules.index.diagrams.conditions.count)
    }
    if let known = decided[diagram] { return known }
    let truth = decide(diagram, in: frame)
    decided[diagram] = truth
    return truth
  }

  /// The truth of the condition where this is known of the facts, under the limits (contract,
  /// section 2).
  private func decide(_ diagram: Int, in frame: Frame) -> Truth {
    let truth = Truth(rules.conditions.decide(diagram: diagram, in: frame))
    guard case .unknown(let slots) = truth, !slots.isEmpty, isLimited(diagram) else {
      return truth
    }
    let near = limits(near: diagram)
    guard !near.isEmpty,
      let answers = rules.conditions.space(for: frame).answers(
        to: diagram, in: frame, under: near),
      let only = answers.only
    else { return truth }
    return Truth(.certain(only))
  }

  /// The situation after one more entry in the log.
  package func recording(_ entry: LogEntry) -> Situation {
    var copy = self
    copy.record(entry)
    return copy
  }

  /// The same in place.
  mutating func record(_ entry: LogEntry) { standings[entry.remedy.index].record(entry) }

  /// The same facts on another day, with the decisions that depend on the day evaluated again.
  func frame(on day: CalendarDate) -> Frame {
    var values = frame.values
    values[playbook.vocabulary.today.index] = .date(day)
    var other = Frame(values: values, now: DateAndTime(startOf: day))
    rules.derive(rules.decisions(restingOn: [playbook.vocabulary.today]), in: &other)
    return other
  }
}
