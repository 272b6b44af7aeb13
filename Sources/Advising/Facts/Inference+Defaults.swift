package import FEEL
import Playbooks
import Reasoning

extension PlaybookInForce {
  /// The value that the fact is assumed or none to have where the case file is silent, and how.
  func defaultValue(of fact: Fact) -> (value: Value, origin: FactOrigin)? {
    if let value = fact.assume { return fact.allows(value) ? (value, .assumed) : nil }
    guard let screen = index.screens[fact.slot], let none = fact.none else { return nil }
    return fact.allows(none) ? (none, .screen(screen)) : nil
  }
}

/// Values taken where the case file is silent (contract, section 2).
extension Inference {
  /// Gives the facts their assumed values and provisional nones, in the order of the facts, as far as
  /// the constraints, what is stated and what was taken before allow.
  ///
  /// A fact that is one for the case gets its value in all parts or in none, and of two parts that
  /// would take a value neither goes first.
  func takeDefaults(_ parts: inout [PartFacts]) {
    let isConsistent = closed(parts.map(\.frame), under: parts.map(\.limits)) != nil
    for fact in rules.playbook.facts {
      guard let (value, origin) = rules.defaultValue(of: fact) else { continue }
      var wanting = parts.indices.filter {
        parts[$0].isOpen(fact.slot) && !parts[$0].isWithheld(fact.slot)
      }
      if wanting.isEmpty { continue }
      if isNeeded, rules.index.constraints.facts.contains(fact.slot) {
        guard isConsistent else { continue }
        if fact.ofCase, parts.count > 1 {
          guard wanting.count == parts.count, fits(fact, value, in: wanting, parts) else {
            continue
          }
        } else {
          wanting = wanting.filter { fits(fact, value, in: [$0], parts) }
          guard !wanting.isEmpty,
            wanting.count == 1 || fits(fact, value, in: wanting, parts)
          else { continue }
        }
      } else if fact.ofCase, parts.count > 1, wanting.count < parts.count {
        continue
      }
      for index in wanting {
        parts[index].frame.values[fact.slot.index] = value
        parts[index].origins[fact.slot] = origin
        if case .screen = origin { parts[index].provisional.insert(fact.slot) }
      }
    }
  }

  /// Whether the value goes together with all that is known, and settles no other fact to a value
  /// which that one would not itself be assumed or none to have.
  private func fits(_ fact: Fact, _ value: Value, in wanting: [Int], _ parts: [PartFacts]) -> Bool {
    let constraints = rules.index.constraints
    // Only what constraints link to the fact can be changed by it.
    let limits = parts.map { part in
      Limits(constraints: constraints.constraints(part.limits.constraints, linkedTo: fact.slot))
    }
    let linked = constraints.linked(to: fact.slot)
    if let fits = fitsByGroups(fact, value, in: wanting, parts, under: limits, linked) {
      return fits
    }
    if wanting.allSatisfy({ isFree(fact.slot, value, in: parts[$0]) }) { return true }
    let now = parts.map(\.frame)
    var trying = now
    for index in wanting { trying[index].values[fact.slot.index] = value }
    guard let before = closed(now, under: limits), let after = closed(trying, under: limits) else {
      return false
    }
    return parts.indices.allSatisfy { index in
      linked.allSatisfy { other in
        guard other != fact.slot, before[index].values[other.index].unknowns != nil,
          after[index].values[other.index].unknowns == nil
        else { return true }
        return isOwnDefault(after[index].values[other.index], of: other, in: parts[index])
      }
    }
  }
}

extension Inference {
  /// The same where the groups of constraints tell, and no part says anything of another; nil where
  /// it is not so.
  private func fitsByGroups(
    _ fact: Fact, _ value: Value, in wanting: [Int], _ parts: [PartFacts], under limits: [Limits],
    _ linked: Set<Slot>
  ) -> Bool? {
    guard !readsDecisions, ofCase.allSatisfy({ !linked.contains($0) }) else { return nil }
    for place in wanting {
      let part = parts[place]
      switch space?.taking(value, for: fact.slot, in: part.frame, under: limits[place]) {
      case nil: return nil
      case .impossible: return false
      case .possible(let before, let after):
        let isAlone = after.settled.allSatisfy { other, settled in
          other == fact.slot || before.settled.contains { $0.fact == other }
            || isOwnDefault(settled, of: other, in: part)
        }
        if !isAlone { return false }
      }
    }
    return true
  }

  /// Whether the fact would itself take the value where the case is silent.
  private func isOwnDefault(_ value: Value, of fact: Slot, in part: PartFacts) -> Bool {
    guard let declared = rules.playbook.fact(at: fact), !part.isWithheld(fact),
      let own = rules.defaultValue(of: declared)?.value
    else { return false }
    return own.isSameFact(as: value)
  }

  /// Whether each constraint that reads the fact is kept with that value, whatever is not known.
  ///
  /// Then the value settles nothing else; most often it is so.
  private func isFree(_ fact: Slot, _ value: Value, in part: PartFacts) -> Bool {
    let reading = (rules.index.constraints.reading[fact] ?? [])
      .filter(part.limits.constraints.contains)
    if reading.isEmpty { return true }
    var frame = part.frame
    frame.values[fact.index] = value
    return reading.allSatisfy { rules.playbook.constraints[$0].implication.isKept(in: frame) }
  }
}

extension Value {
  /// Whether both are the same value of a fact.
  package func isSameFact(as other: Value) -> Bool { sameText(text, other.text) }
}
