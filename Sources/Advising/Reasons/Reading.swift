import FEEL
import Playbooks

/// One reading of the graph of reasons in one situation; it works out only what it is asked.
///
/// With `Bool` it answers as far as is known: what the advice says today. With `Truth` it answers
/// for every filling of the unknown facts at once.
struct Reading<Answer: ReasonAnswer>: Sendable {
  /// The part as it stands; it remembers the conditions decided on the way.
  var situation: Situation
  private let graph: ReasonGraph
  /// What the other parts of the case have to do with this one.
  var elsewhere = Elsewhere()
  /// What a plan takes to be so; nil outside of plans.
  var taking: Taking?
  /// In a plan that has changed the part, the part before: what is known of goals and remedies does
  /// not change by what is taken.
  private var asKnown: Situation?
  /// The answers found so far.
  private var answers: [Answer] = []
  /// For each node, which of `answers` is its own, counted from 1; 0 where it has none.
  private var numbers: [UInt32]
  /// What is known where nothing but the stated facts is; nil until it is needed.
  private var byStated: Frame?
  /// Tries what remedies achieve; nil until it is needed.
  private var trial: RemedyTrial?

  init(_ situation: Situation, taking: Taking? = nil) {
    self.situation = situation
    self.taking = taking
    graph = situation.rules.graph
    numbers = Array(repeating: 0, count: graph.kinds.count)
  }

  /// Reads the graph anew in another situation of the same rules, and reuses the storage.
  mutating func turn(to other: Situation) {
    situation = other
    asKnown = nil
    trial = nil
    byStated = nil
    for node in numbers.indices { numbers[node] = 0 }
    answers.removeAll(keepingCapacity: true)
  }

  /// Changes the part as a plan does; what has been answered stays as it is.
  mutating func change(_ change: (inout Situation) -> Void) {
    if asKnown == nil { asKnown = situation }
    change(&situation)
    trial = nil
  }

  /// The part without the changes of a plan.
  var known: Situation { asKnown ?? situation }

  private func noted(_ node: Int) -> Answer? {
    let number = numbers[node]
    return number == 0 ? nil : answers[Int(number) - 1]
  }

  private mutating func note(_ answer: Answer, at node: Int) {
    if numbers[node] > 0 {
      answers[Int(numbers[node]) - 1] = answer
    } else {
      answers.append(answer)
      numbers[node] = UInt32(answers.count)
    }
  }

  /// Whether the node, or its negation, is true.
  subscript(link: ReasonGraph.Link) -> Answer {
    mutating get {
      let answer = answer(of: link.node)
      return link.isNegated ? answer.not : answer
    }
  }

  /// The truth of the condition that the entry has under this key; true where it has none.
  mutating func truth(_ role: Clause.Role, of subject: Clause.Subject) -> Truth {
    situation.playbook.clauses.number(role, of: subject).map { situation.settleTruth(of: $0) }
      ?? .holds
  }

  private mutating func answer(of node: Int) -> Answer {
    if let noted = noted(node) { return noted }
    if graph.isAsKnown[node], var part = asKnown.take() {
      swap(&situation, &part)
      let ownTrial = trial.take()
      let answer = self.answer(of: node)
      trial = ownTrial
      swap(&situation, &part)
      asKnown = part
      return answer
    }
    var answer: Answer
    switch graph.kinds[node] {
    case .atom(let atom):
      answer = self.answer(to: atom)
    case .all(let links):
      answer = Answer(true)
      for link in links where !answer.isFalse { answer = answer.and(self[graph.links[Int(link)]]) }
    case .any(let links):
      answer = Answer(false)
      for link in links where !answer.isTrue { answer = answer.or(self[graph.links[Int(link)]]) }
    case .advised(let remedy):
      settleAdvised(among: graph.remediesBearing(on: remedy))
      return noted(node) ?? Answer(false)
    }
    note(answer, at: node)
    return answer
  }

  private mutating func answer(to atom: ReasonGraph.Atom) -> Answer {
    let rules = situation.rules
    switch atom {
    case .hasNoGoals: return Answer(rules.goals.isEmpty)
    case .goalIsInForce(let goal):
      return Answer(taking.map { $0.goals.contains(goal) } ?? rules.contains(goal))
    case .blockerIsInForce(let blocker): return Answer(rules.contains(blocker))
    case .remedyIsInForce(let remedy): return Answer(rules.contains(remedy))
    case .isTrue(let clause): return Answer(isTrue: situation.settleTruth(of: clause))
    case .isFalse(let clause): return Answer(isFalse: situation.settleTruth(of: clause))
    case .applies(let goal):
      return taking == nil ? Answer(isTrue: situation.applies(goal)) : Answer(true)
    case .appliesNot(let goal):
      return taking == nil ? Answer(isFalse: situation.applies(goal)) : Answer(false)
    case .isReached(let goal): return Answer(isTrue: situation.reached(goal))
    case .isNotReached(let goal):
      let reached = situation.reached(goal)
      return taking == nil ? Answer(isFalse: reached) : Answer(isTrue: reached).not
    case .isPresent(let blocker): return Answer(isTrue: truth(of: blocker))
    case .isAbsent(let blocker): return Answer(isFalse: truth(of: blocker))
    case .isLikely(let blocker):
      let truth = truth(of: blocker)
      guard truth.isUnknown else { return Answer(false) }
      return Answer(isLikely(blocker), whileUnknown: truth)
    case .isMet(let need):
      return taking?.answer(to: need, .met).map(Answer.init)
        ?? Answer(isTrue: situation.settleTruth(of: graph.needs[need].operand))
    case .isUnmet(let need):
      return taking?.answer(to: need, .open).map(Answer.init)
        ?? Answer(isFalse: situation.settleTruth(of: graph.needs[need].operand))
    case .makesTrue(let filling):
      let filling = graph.fillings[filling]
      // Taken out while it is used, so that its frame is not copied.
      var trial = self.trial.take() ?? RemedyTrial(situation)
      let makes = trial.makes(graph.needs[filling.need].operand, trueBy: filling.filler)
      self.trial = trial
      return Answer(isTrue: makes)
    case .suitsWhereUnmet(let filling):
      let filling = graph.fillings[filling]
      let suits = truth(.when, of: .remedy(filling.filler.remedy))
      guard suits.isUnknown else { return Answer(isTrue: suits) }
      let need = graph.needs[filling.need].operand
      return answer(whileUnknown: suits.and(situation.settleTruth(of: need))) { reading in
        reading.suits(filling.filler.remedy, whereverUnmet: need)
      }
    case .needsAreMet(let remedy):
      return taking.map { Answer($0.needsAreClear(graph.ties[remedy.index].needs)) }
        ?? Answer(isTrue: truth(.needs, of: .remedy(remedy)))
    case .isAchieved(let remedy): return Answer(isTrue: situation.isAchieved(remedy))
    case .isAllowed(let remedy):
      return Answer(
        !elsewhere.forbidden.contains(remedy)
          && situation.allows(situation.changes(by: situation.playbook[remedy])))
    case .isBarred(let remedy): return Answer(situation.standing(of: remedy).isBarred)
    case .isUnderWay(let remedy): return Answer(situation.standing(of: remedy).isUnderWay)
    case .isInProgress(let remedy): return Answer(situation.standing(of: remedy).isInProgress)
    case .isDone(let remedy): return Answer(situation.standing(of: remedy).isDone)
    case .isExcludedElsewhere(let remedy):
      return Answer(elsewhere.excluders[remedy]?.isEmpty == false)
    case .isHeldUpElsewhere(let remedy): return Answer(elsewhere.heldUp.contains(remedy))
    case .isPrecaution(let need): return Answer(taking?.needs[need] == .precaution)
    case .isTakenToSuit(let remedy): return Answer(taking?.suited.contains(remedy) == true)
    case .isTakenToFill(let filling): return Answer(taking?.fillers.contains(filling) == true)
    }
  }

  /// The answer to a question that only arises while something is unknown.
  ///
  /// For every filling at once it is as unknown as that; so it is worked out only as far as is known.
  private mutating func answer(
    whileUnknown truth: Truth, _ work: (inout Self) -> Bool
  ) -> Answer {
    Answer.isForEveryFilling
      ? Answer(truth != .unknown([]), whileUnknown: truth)
      : Answer(work(&self), whileUnknown: truth)
  }

  /// Whether the remedy's `when` is true in every filling in which the operand is false.
  private mutating func suits(
    _ remedy: Reference<Remedy>, whereverUnmet need: RuleIndex.Need
  ) -> Bool {
    guard let when = situation.playbook.clauses.number(.when, of: .remedy(remedy)) else {
      return true
    }
    // Taken out while it is used, so that its frame is not copied.
    var trial = self.trial.take() ?? RemedyTrial(situation)
    let suits = trial.isTrue(
      situation.rules.index.diagrams.ofClauses[when.index], whereverUnmet: need)
    self.trial = trial
    return suits
  }

  /// Whether an unknown blocker is likely.
  mutating func isLikely(_ blocker: Reference<Blocker>) -> Bool {
    guard situation.rules.index.signs[blocker.index].contains(where: \.isPositive) else {
      return false
    }
    let frame = byStated ?? situation.byStatedFacts
    byStated = frame
    return situation.isLikely(blocker, byStated: frame)
  }

  /// Whether the blocker is present; in a plan, what is taken of it.
  mutating func truth(of blocker: Reference<Blocker>) -> Truth {
    taking?.blockers[blocker] ?? truth(.when, of: .blocker(blocker))
  }

  /// Works out which remedies are advised, all at once: the smallest set that the rules allow.
  ///
  /// It starts from those that blockers and goals advise and adds what supports them, until nothing
  /// is added (contract, section 4.3). A plan takes what is unknown on the way: `choosing` is called
  /// for each remedy that a blocker or goal advises, and `weighing` for each advised remedy before
  /// its gaps are looked at.
  mutating func settleAdvised(
    choosing: (inout Self, Reference<Remedy>) -> Void = { _, _ in },
    weighing: (inout Self, Reference<Remedy>) -> Void = { _, _ in }
  ) {
    var open: [Reference<Remedy>] = []
    for blocker in situation.rules.blockers {
      let nodes = graph.blockers[blocker.index]
      if self[nodes.present].isFalse, self[nodes.likely].isFalse { continue }
      if !self[nodes.matters].isFalse { begin(with: nodes.places, &open, choosing) }
    }
    for goal in situation.rules.goals {
      let nodes = graph.goals[goal.index]
      if !self[nodes.open].isFalse { begin(with: nodes.places, &open, choosing) }
    }
    for remedy in situation.rules.remedies {
      let node = graph.remedies[remedy.index].advised.node
      if noted(node) == nil { note(Answer(false), at: node) }
    }
    spread(from: &open, weighing)
  }

  private mutating func begin(
    with places: [ReasonGraph.Place], _ open: inout [Reference<Remedy>],
    _ choosing: (inout Self, Reference<Remedy>) -> Void
  ) {
    for place in places {
      let advised = self[place.advised]
      if advised.isFalse { continue }
      choosing(&self, place.remedy)
      let node = graph.remedies[place.remedy.index].advised.node
      note((noted(node) ?? Answer(false)).or(advised), at: node)
      open.append(place.remedy)
    }
  }

  /// The same for these remedies only, which have to include all that one of them may support.
  private mutating func settleAdvised(among remedies: [Reference<Remedy>]) {
    var open: [Reference<Remedy>] = []
    for remedy in remedies {
      let chosen = self[graph.remedies[remedy.index].chosen]
      note(chosen, at: graph.remedies[remedy.index].advised.node)
      if !chosen.isFalse { open.append(remedy) }
    }
    spread(from: &open) { _, _ in }
  }

  /// Adds what supports these remedies, what supports that, and so on.
  private mutating func spread(
    from open: inout [Reference<Remedy>],
    _ weighing: (inout Self, Reference<Remedy>) -> Void
  ) {
    var next = 0
    while next < open.count {
      let needing = open[next]
      next += 1
      weighing(&self, needing)
      let advised = self[graph.remedies[needing.index].advised]
      for need in graph.ties[needing.index].needs {
        for number in graph.needs[need].fillings {
          let filling = graph.fillings[number]
          let node = graph.remedies[filling.filler.remedy.index].advised.node
          guard let before = noted(node), !before.isTrue else { continue }
          let joined = before.or(advised.and(self[filling.supports]))
          note(joined, at: node)
          if !joined.isSameKind(as: before) { open.append(filling.filler.remedy) }
        }
      }
    }
  }
}

/// What the other parts of a case have to do with one of them (contract, section 4.8).
struct Elsewhere: Sendable {
  /// For each remedy, the actions of other parts that keep it from starting here.
  var excluders: [Reference<Remedy>: [Reference<Remedy>]] = [:]
  /// The remedies that are one for the case and cannot start because of another part.
  var heldUp: Set<Reference<Remedy>> = []
  /// The remedies whose changes the constraints do not allow in another part.
  var forbidden: Set<Reference<Remedy>> = []
}

/// What a node of the graph of reasons can come out as.
protocol ReasonAnswer: Sendable {
  /// A known answer.
  init(_ value: Bool)
  /// The answer to whether a condition of that truth is true.
  init(isTrue truth: Truth)
  /// The answer to whether a condition of that truth is false.
  init(isFalse truth: Truth)
  /// Whether it is an answer for every filling at once.
  static var isForEveryFilling: Bool { get }
  /// An answer that counts as long as the truth is unknown.
  init(_ value: Bool, whileUnknown truth: Truth)
  /// Whether it is known to be true.
  var isTrue: Bool { get }
  /// Whether it is known to be false.
  var isFalse: Bool { get }
  /// The negation.
  var not: Self { get }
  /// The conjunction.
  func and(_ other: Self) -> Self
  /// The disjunction.
  func or(_ other: Self) -> Self
}

extension ReasonAnswer {
  /// Whether both are true, both are false, or both are unknown.
  fileprivate func isSameKind(as other: Self) -> Bool {
    isTrue == other.isTrue && isFalse == other.isFalse
  }
}

/// As far as is known: a condition that is unknown is neither true nor false.
extension Bool: ReasonAnswer {
  static var isForEveryFilling: Bool { false }
  init(isTrue truth: Truth) { self = truth == .holds }
  init(isFalse truth: Truth) { self = truth == .fails }
  init(_ value: Bool, whileUnknown truth: Truth) { self = value }
  var isTrue: Bool { self }
  var isFalse: Bool { !self }
  var not: Bool { !self }
  func and(_ other: Bool) -> Bool { self && other }
  func or(_ other: Bool) -> Bool { self || other }
}

/// For every filling: a condition that is unknown may turn out true or false. One that is null
/// whatever the facts is neither.
extension Truth: ReasonAnswer {
  static var isForEveryFilling: Bool { true }
  init(_ value: Bool) { self = value ? .holds : .fails }
  init(isTrue truth: Truth) { self = truth == .unknown([]) ? .fails : truth }
  init(isFalse truth: Truth) { self = truth == .unknown([]) ? .fails : truth.not }
  init(_ value: Bool, whileUnknown truth: Truth) {
    self = !value ? .fails : truth == .unknown([]) ? .holds : truth
  }
  var isTrue: Bool { self == .holds }
  var isFalse: Bool { self == .fails }
}
