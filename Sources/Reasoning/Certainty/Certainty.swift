package import FEEL

/// Says what expressions come to in one case, whatever the facts are that it does not know.
///
/// Exact for comparisons of facts with constants, however they are joined, and for decisions made
/// of these; for all else as exact as the evaluator, and never wrong.
package struct Certainty: Sendable {
  package let ground: Ground

  package init(_ ground: Ground) { self.ground = ground }

  /// Whether a condition is true, false or null for every filling of what the frame leaves unknown.
  package func decide(_ condition: Program, in frame: Frame) -> Verdict {
    let value = condition.evaluate(in: frame)
    guard let open = value.unknowns else { return .certain(Truth(value)) }
    var space = ConditionSpace(ground, frame: frame, conditions: [condition])
    do {
      let diagram = try space.diagram(of: condition)
      let verdict = try space.verdict(on: diagram, under: space.restriction(to: frame))
      guard case .unknown(let facts) = verdict else { return verdict }
      return .unknown(narrowed(facts, by: open, space.notAnalysed(in: diagram).isEmpty))
    } catch {
      return .unknown(facts(of: open.slots))
    }
  }

  /// The value of an expression, or the facts that it hangs on.
  package func value(of program: Program, in frame: Frame) -> Value {
    let value = program.evaluate(in: frame)
    guard case .unknown(let open) = value else { return value }
    var space = ConditionSpace(ground, frame: frame, conditions: [program])
    do {
      guard let outcomes = try space.outcomes(of: program) else { return value }
      let restriction = space.restriction(to: frame)
      var facts: Set<Slot> = []
      var isAnalysed = true
      for outcome in outcomes.all {
        let verdict = try space.verdict(on: outcome.when, under: restriction)
        if verdict == .certain(.true) { return outcome.value }
        if case .unknown(let hangsOn) = verdict { facts.formUnion(hangsOn) }
        isAnalysed = isAnalysed && space.notAnalysed(in: outcome.when).isEmpty
      }
      let found = narrowed(facts.sorted(), by: open, isAnalysed).map(SlotSet.one)
      guard let first = found.first else { return value }
      return .unknown(found.reduce(first) { $0.union($1) })
    } catch {
      return value
    }
  }

  /// Both say too much where a condition is opaque: what both say is enough.
  private func narrowed(_ facts: [Slot], by open: SlotSet, _ isAnalysed: Bool) -> [Slot] {
    if isAnalysed { return facts }
    let both = Set(facts).intersection(self.facts(of: open.slots)).sorted()
    return both.isEmpty ? facts : both
  }

  /// The facts behind the slots: a decision stands for those that it is made of.
  private func facts(of slots: [Slot]) -> [Slot] {
    var facts: Set<Slot> = []
    var seen: Set<Slot> = []
    var open = slots
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let decision = ground.decisions[slot] {
        open += decision.parts.flatMap(\.slots)
      } else {
        facts.insert(slot)
      }
    }
    return facts.sorted()
  }
}
