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
  package var playbook: Playbook { _read { yield rules.playbook } }
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
    for (slot, value) in changes { copy.frame.values[slot.index] = value }
    let decisions = rules.decisions(restingOn: changes.map(\.0))
    rules.derive(decisions, in: &copy.frame)
    copy.forget(changes.map(\.0) + decisions.map { playbook[$0].slot })
    return copy
  }

  /// The situation once these facts have been set, which then count as stated; what was taken about
  /// them no longer holds.
  func carryingOut(_ changes: [(Slot, Value)]) -> Situation {
    var copy = setting(changes)
    let facts = changes.map(\.0)
    copy.stated.formUnion(facts)
    copy.doubtful.subtract(facts)
    copy.limits = known.limits(in: place, stated: copy.stated)
    copy.limits.premises = limits.premises.filter { premise in
      rules.index.diagrams.facts(premise.condition, playbook).isDisjoint(with: facts)
    }
    return copy
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

  /// Whether some filling is possible if the premise is taken too, besides these others.
  func isPossible(taking premise: Premise, with others: [Premise] = []) -> Bool {
    var limits = limits(near: premise.condition, with: others)
    limits.premises.append(premise)
    return rules.conditions.space(for: frame).isPossible(in: frame, under: limits)
  }

  /// The truth of the condition with that diagram under these premises too.
  func truth(diagram: Int, with premises: [Premise]) -> Truth {
    let truth = truth(diagram: diagram)
    guard truth.isUnknown, !premises.isEmpty else { return truth }
    let limits = limits(near: diagram, with: premises)
    if limits.isEmpty { return truth }
    let answers = rules.conditions.space(for: frame).answers(
      to: diagram, in: frame, under: limits)
    return answers?.only.map { Truth(.certain($0)) } ?? truth
  }

  /// The limits that unknown facts link to the condition with that diagram, directly or through others.
  private func limits(near diagram: Int, with premises: [Premise] = []) -> Limits {
    let index = rules.index
    var near = index.diagrams.facts(diagram, playbook).filter { !isKnown($0) }
    var constraints = limits.constraints.map { (number: $0, facts: index.constraints.read[$0]) }
    var others = (limits.premises + premises).enumerated().map { place, premise in
      (place: place, premise: premise, facts: index.diagrams.facts(premise.condition, playbook))
    }
    var found = Limits()
    var taken: [(place: Int, premise: Premise)] = []
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      constraints.removeAll { number, facts in
        guard !facts.isDisjoint(with: near) else { return false }
        found.constraints.append(number)
        near.formUnion(facts.filter { !isKnown($0) })
        isGrowing = true
        return true
      }
      others.removeAll { place, premise, facts in
        guard !facts.isDisjoint(with: near) else { return false }
        taken.append((place, premise))
        near.formUnion(facts.filter { !isKnown($0) })
        isGrowing = true
        return true
      }
    }
    found.constraints.sort()
    found.premises = taken.sorted { $0.place < $1.place }.map(\.premise)
    return found
  }

  /// The situation without what a contradiction names, and what is inferred through that.
  var doubting: Situation {
    setting(doubtful.sorted().map { ($0, .unknown(.one($0))) })
  }

  /// What is known where nothing but the stated facts is.
  var byStatedFacts: Frame {
    var frame = frame
    var isSame = true
    for fact in playbook.facts
    where !stated.contains(fact.slot) && frame.values[fact.slot.index].unknowns == nil {
      frame.values[fact.slot.index] = .unknown(.one(fact.slot))
      isSame = false
    }
    if !isSame { rules.derive(playbook.decisionOrder, in: &frame) }
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

  /// The facts, and all that constraints and premises link to them.
  private func linkedFacts(_ slots: Set<Slot>) -> [Slot] {
    let constraints = rules.index.constraints
    var facts = constraints.linked(to: slots)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for premise in limits.premises {
        let own = rules.index.diagrams.facts(premise.condition, playbook)
        if own.isDisjoint(with: facts) || own.isSubset(of: facts) { continue }
        facts = constraints.linked(to: facts.union(own))
        isGrowing = true
      }
    }
    return facts.sorted()
  }

  /// Whether a constraint or a premise touches the condition, directly or through a constraint.
  private func isLimited(_ diagram: Int) -> Bool {
    let isConstrained = rules.index.constraints.touches[diagram]
    if isConstrained, !limits.constraints.isEmpty { return true }
    guard !limits.premises.isEmpty else { return false }
    let facts = rules.index.diagrams.facts(diagram, playbook)
    return isConstrained
      || limits.premises.contains {
        !rules.index.diagrams.facts($0.condition, playbook).isDisjoint(with: facts)
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

  /// Whether the constraints allow some filling of the unknown facts.
  var isPossible: Bool {
    limits.isEmpty || rules.conditions.space(for: frame).isPossible(in: frame, under: limits)
  }

  /// Whether constraints were left out of account because they are too entangled.
  var isBeyondBound: Bool {
    !limits.constraints.isEmpty
      && rules.conditions.space(for: frame).isBeyondBound(in: frame, under: limits)
  }

  /// The value of the decision, or unknown with the facts that it depends on.
  package func value(of decision: Reference<Decision>) -> Value {
    let value = rules.conditions.value(of: decision, in: frame)
    guard value.unknowns != nil, !limits.isEmpty else { return value }
    let declared = playbook[decision]
    let program = Program.value(of: declared.slot, named: declared.id, declared.type.feel)
    return rules.conditions.space(for: frame).value(of: program, in: frame, under: limits) ?? value
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
    rules.derive(rules.decisions(restingOn: [playbook.vocabulary.today]), in: &other)
    return other
  }
}

extension [Situation] {
  /// The parts with the facts known that have one value left under the constraints, after a plan has
  /// set others (contract, section 4.6).
  func inferringMore() -> [Situation] {
    guard !self[0].rules.constraints.isEmpty,
      let frames = self[0].known.closed(
        map(\.frame), under: map { Limits(constraints: $0.limits.constraints) })
    else { return self }
    return zip(self, frames).map { situation, frame in
      let new = situation.playbook.facts.map(\.slot).filter {
        !situation.isKnown($0) && frame.values[$0.index].unknowns == nil
      }
      return new.isEmpty ? situation : situation.setting(new.map { ($0, frame.values[$0.index]) })
    }
  }

  /// Tells each part what the others say of goals that are for the whole case.
  mutating func tellOneAnotherTheirGoals() {
    guard count > 1, let rules = first?.rules else { return }
    for goal in rules.goals where rules.playbook.isForWholeCase(rules.playbook[goal]) {
      let own = map { $0.appliesHere(goal) }
      for place in indices {
        let others = own.indices.filter { $0 != place }.map { own[$0] }
        self[place].ofOtherParts[goal] = others.reduce(.fails) { $0.or($1) }
      }
    }
  }
}
