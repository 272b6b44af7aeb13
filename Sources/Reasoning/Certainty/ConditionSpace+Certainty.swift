package import FEEL

/// Decides conditions of one case in the space that they share.
extension ConditionSpace {
  /// Whether a condition has one answer for every filling of the unknown facts of the frame.
  ///
  /// If the diagrams exceed their limit, the evaluator's answer is used, which is never wrong.
  package mutating func decide(_ condition: Program, in frame: Frame) -> Verdict {
    let value = condition.evaluate(in: frame)
    guard let open = value.unknowns else { return .certain(Ternary(value)) }
    do {
      let diagram = try diagram(of: condition)
      let verdict = try verdict(on: diagram, under: restriction(to: frame))
      guard case .unknown(let facts) = verdict else { return verdict }
      return .unknown(narrowed(facts, by: open, notAnalysed(in: diagram).isEmpty))
    } catch {
      return .unknown(ground.facts(behind: open.slots))
    }
  }

  /// The value of an expression, or unknown with the facts that it depends on.
  package mutating func value(of program: Program, in frame: Frame) -> Value {
    let value = program.evaluate(in: frame)
    guard case .unknown(let open) = value else { return value }
    do {
      guard let outcomes = try outcomes(of: program) else { return value }
      let restriction = restriction(to: frame)
      var facts: Set<Slot> = []
      var isAnalysed = true
      for outcome in outcomes.all {
        let verdict = try verdict(on: outcome.when, under: restriction)
        if verdict == .certain(.true) { return outcome.value }
        if case .unknown(let hangsOn) = verdict { facts.formUnion(hangsOn) }
        isAnalysed = isAnalysed && notAnalysed(in: outcome.when).isEmpty
      }
      let found = narrowed(facts.sorted(), by: open, isAnalysed).map(SlotSet.one)
      guard let first = found.first else { return value }
      return .unknown(found.reduce(first) { $0.union($1) })
    } catch {
      return value
    }
  }

  /// The facts that both methods name; used where an opaque condition makes each name too many.
  private func narrowed(_ facts: [Slot], by open: SlotSet, _ isAnalysed: Bool) -> [Slot] {
    if isAnalysed { return facts }
    let both = Set(facts).intersection(ground.facts(behind: open.slots)).sorted()
    return both.isEmpty ? facts : both
  }
}

extension Ground {
  /// The facts on which the slots depend, through decisions.
  fileprivate func facts(behind slots: [Slot]) -> [Slot] {
    var facts: Set<Slot> = []
    var seen: Set<Slot> = []
    var open = slots
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let decision = decisions[slot] {
        open += decision.parts.flatMap(\.slots)
      } else {
        facts.insert(slot)
      }
    }
    return facts.sorted()
  }
}
