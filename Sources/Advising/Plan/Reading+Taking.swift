import FEEL
import Playbooks
import Reasoning

/// One part as a stage of a plan sees it: what is not known is taken the ordinary way (contract,
/// section 4.6).
extension Reading<Bool> {
  private var rules: PlaybookInForce { situation.rules }
  private var graph: ReasonGraph { rules.graph }
  private var diagrams: DiagramNumbers { rules.index.diagrams }

  /// Reads the part with what is taken on the way.
  ///
  /// `mayBe` says whether the other parts allow a value of a fact that is one for the case.
  init(taking: Taking, in situation: Situation, mayBe: (Slot, Value) -> Bool) {
    self.init(situation, taking: taking)
    self.taking?.openGoals = taking.goals.filter { goal in
      let reached = situation.reached(goal)
      return reached != .holds && (reached != .fails || situation.applies(goal) != .holds)
    }
    takeBlockers()
    settleAdvised(
      choosing: { $0.takeToSuit($1) }, weighing: { $0.weigh($1, mayBe) })
  }

  /// Takes unknown blockers as absent and likely ones as present, in playbook order, as far as that
  /// goes together.
  private mutating func takeBlockers() {
    var premises: [Premise] = []
    for blocker in rules.blockers {
      guard let clause = situation.playbook.clauses.number(.when, of: .blocker(blocker)) else {
        continue
      }
      let diagram = diagrams.ofClauses[clause.index]
      let now = situation.settleTruth(diagram: diagram)
      guard now.isUnknown else {
        taking?.blockers[blocker] = now
        continue
      }
      let isLikely = isLikely(blocker)
      let matters = self[graph.blockers[blocker.index].matters]
      var taken = situation.truth(diagram: diagram, with: premises)
      if taken.isUnknown {
        let premise = Premise(diagram, isLikely)
        let goes = situation.isPossible(taking: premise, with: premises)
        taken = goes && isLikely ? .holds : .fails
        if matters {
          if goes { premises.append(premise) }
          taking?.takenBlockers.insert(blocker)
          if taken == .holds { taking?.likely.insert(blocker) }
        }
      }
      taking?.blockers[blocker] = taken
    }
  }

  /// Takes the condition with that diagram to be true, if that goes together with what was taken
  /// before.
  private mutating func take(_ diagram: Int, isOperand: Bool) -> Bool {
    let premise = Premise(diagram, true)
    let whens = taking?.whens ?? []
    if !whens.contains(premise), !situation.limits.premises.contains(premise) {
      guard situation.isPossible(taking: premise, with: whens) else { return false }
      taking?.facts.formUnion(situation.truth(diagram: diagram).slots)
    }
    if isOperand {
      if !situation.limits.premises.contains(premise) {
        change { $0.take(premise) }
        taking?.kept.append(premise)
      }
    } else if !whens.contains(premise) {
      taking?.whens.append(premise)
    }
    return true
  }

  /// Takes a remedy whose `when` is unknown to suit, if that goes together with what was taken before.
  @discardableResult
  private mutating func takeToSuit(_ remedy: Reference<Remedy>) -> Bool {
    if taking?.suited.contains(remedy) == true { return true }
    guard self[graph.remedies[remedy.index].isUndecided],
      let when = situation.playbook.clauses.number(.when, of: .remedy(remedy)),
      take(diagrams.ofClauses[when.index], isOperand: false)
    else { return false }
    taking?.suited.insert(remedy)
    return true
  }

  /// Settles how the operands of the remedy's `needs` count.
  ///
  /// An unclear gap is open where something fills it, else its operand holds.
  private mutating func weigh(_ remedy: Reference<Remedy>, _ mayBe: (Slot, Value) -> Bool) {
    let numbers = graph.ties[remedy.index].needs
    guard let first = numbers.first, taking?.needs[first] == nil else { return }
    let hasOpenGap = numbers.contains {
      situation.settleTruth(of: graph.needs[$0].operand) == .fails
    }
    for number in numbers {
      let need = graph.needs[number]
      switch situation.settleTruth(of: need.operand) {
      case .holds: taking?.needs[number] = .met
      case .fails:
        takeFiller(of: need)
        taking?.needs[number] = .open
      case .unknown:
        let filler = need.fillings.first { self[graph.fillings[$0].isFirstForUnclear] }
        taking?.needs[number] = .unclear
        if hasOpenGap { continue }
        if let filler, taking?.holdsGaps == false {
          let remedy = graph.fillings[filler].filler.remedy
          taking?.needs[number] = .precaution
          taking?.suited.insert(remedy)
        } else if hold(need.operand, mayBe) {
          taking?.needs[number] = .met
        }
      }
    }
  }

  /// Takes the first remedy to suit that would fill the open gap, if nothing else fills it.
  private mutating func takeFiller(of need: ReasonGraph.NeedNodes) {
    let able = need.fillings.filter { self[graph.fillings[$0].could] }
    if able.contains(where: { self[graph.fillings[$0].fits] }) { return }
    func isUnderWay(_ number: Int) -> Bool {
      situation.standing(of: graph.fillings[number].filler.remedy).isUnderWay
    }
    let order = able.filter(isUnderWay) + able.filter { !isUnderWay($0) }
    let taken =
      order.first { taking?.suited.contains(graph.fillings[$0].filler.remedy) == true }
      ?? order.first { takeToSuit(graph.fillings[$0].filler.remedy) }
    if let taken { taking?.fillers.insert(taken) }
  }

  /// Takes the operand to hold, if that goes together with what was taken before; a boolean or `=`
  /// operand then sets its fact.
  private mutating func hold(_ need: RuleIndex.Need, _ mayBe: (Slot, Value) -> Bool) -> Bool {
    let set = need.operand.program.settledFact.flatMap { fact, value in
      situation.playbook.fact(at: fact).map { ($0.slot, value) }
    }
    if let (fact, value) = set {
      if taking?.forbidden.contains(fact) == true || !mayBe(fact, value) { return false }
    }
    guard take(need.diagram, isOperand: true) else { return false }
    if let (fact, value) = set {
      taking?.sets[fact] = value
      change { $0 = $0.setting([(fact, value)]) }
    }
    return true
  }

  /// Whether all that asks for the step are gaps taken as open or likely blockers, so that it is a
  /// step if needed in the plan.
  mutating func isOnlyPrecaution(_ remedy: Reference<Remedy>) -> Bool {
    guard let taking, !situation.standing(of: remedy).isUnderWay else { return false }
    let ties = graph.ties[remedy.index]
    for (reason, advises, _) in ties.reasons where self[advises] {
      guard let blocker = reason.blocker, taking.likely.contains(blocker) else { return false }
    }
    return !ties.supports.contains { number in
      let filling = graph.fillings[number]
      return taking.needs[filling.need] == .open
        && self[graph.remedies[filling.needing.index].advised] && self[filling.supports]
    }
  }
}
