package import FEEL
import Synchronization

/// What cannot be otherwise, in any case: where `if` is true, `then` is not false.
package struct Implication: Sendable {
  /// The condition under which `then` cannot be false; nil means always.
  package let `if`: Program?
  /// What cannot be false then.
  package let then: Program

  /// The implication from one condition to another.
  package init(if: Program?, then: Program) {
    self.if = `if`
    self.then = then
  }

  /// Its conditions: `if`, where it has one, and `then`.
  package var conditions: [Program] { [`if`, then].compactMap { $0 } }

  /// Whether the facts keep it, whatever those are that are not known.
  package func isKept(in frame: Frame) -> Bool {
    if let condition = `if`?.evaluate(in: frame), case .boolean(false) = condition { return true }
    if case .boolean(true) = then.evaluate(in: frame) { return true }
    return false
  }

  /// Whether the facts break it, as far as they are known.
  package func isBroken(in frame: Frame) -> Bool {
    let condition = `if`?.evaluate(in: frame) ?? .boolean(true)
    guard case .boolean(true) = condition else { return false }
    guard case .boolean(false) = then.evaluate(in: frame) else { return false }
    return true
  }
}

/// The conditions of a playbook on one day over shared cells, together with the constraints among
/// the facts (contract, section 2).
///
/// It says which answers a condition can still have, given what is known, what the constraints
/// exclude and what was taken to be so. Only constraints and premises that touch the unknown facts
/// of the condition are looked at, directly or through other unknown facts.
///
/// Limits that no fact links are looked at apart, so that what becomes known of a fact is worked out
/// only where it matters.
///
/// The work is bounded: constraints that are too entangled for diagrams are left out of account, and
/// ``isBeyondBound(in:under:)`` says so. Then more stays unknown than need be, and nothing wrong is
/// said.
package final class ConstraintSpace: Sendable {
  /// The constraints, by number.
  package let constraints: [Implication]
  /// Whether each constraint does no more than compare facts with constants, by number.
  ///
  /// The others count only where all their facts are known.
  package let isSimple: [Bool]
  /// The facts that each constraint reads, through decisions, by number.
  package let facts: [[Slot]]
  /// The facts that constraints read which are not simple.
  private let factsOfOthers: Set<Slot>
  /// The simple constraints in groups that facts link; nil where one is too large.
  private let linked: [LinkedConstraints]?
  private let state: Mutex<State>

  /// The greatest number of nodes that the diagrams of one group of limits may have, in one case.
  package static let mostNodes = 50_000

  /// Prepares the space.
  ///
  /// - Parameters:
  ///   - space: a space in which all these conditions and constraints have cut the cells.
  ///   - conditions: the conditions, by number.
  ///   - constants: the facts whose values are known in the frame of the space, besides the day.
  package init(
    _ space: ConditionSpace, conditions: [Program], constraints: [Implication],
    constants: Set<Slot> = []
  ) {
    self.constraints = constraints
    let ground = space.ground
    isSimple = constraints.map { constraint in
      constraint.conditions.allSatisfy { ground.comparesWithConstants($0, constants: constants) }
    }
    facts = constraints.map { constraint in
      ground.facts(readBy: constraint.conditions)
    }
    factsOfOthers = Set(zip(facts, isSimple).filter { !$1 }.flatMap(\.0))
    let state = State(space, conditions, constraints, isSimple)
    linked = state.linked
    self.state = Mutex(state)
  }

  /// Whether constraints were left out of account because they are too entangled.
  package func isBeyondBound(in frame: Frame, under limits: Limits) -> Bool {
    state.withLock { state in
      state.isBeyondBound
        || state.fillings(in: frame, under: limits).contains(where: \.isBeyondBound)
    }
  }

  /// What is possible for the unknown facts, given what is known of all facts.
  ///
  /// Nil where no filling of the unknown facts is possible at all.
  package func possibilities(in frame: Frame, under limits: Limits) -> Possibilities? {
    if breaks(limits, in: frame) { return nil }
    if let groups = groups(of: limits) { return possibilities(groups, in: frame, with: []) }
    return state.withLock { state in
      var settled: [(fact: Slot, value: Value)] = []
      for fillings in state.fillings(in: frame, under: limits) {
        guard let own = fillings.settled(in: state.space) else { return nil }
        settled += own
      }
      settled.sort { $0.fact < $1.fact }
      return Possibilities(settled: settled)
    }
  }

  private func possibilities(
    _ groups: [LinkedConstraints], in frame: Frame, with changes: [(Slot, Value)]
  ) -> Possibilities? {
    var settled: [(fact: Slot, value: Value)] = []
    for group in groups {
      guard let own = group.settled(in: frame, with: changes) else { return nil }
      settled += own
    }
    settled.sort { $0.fact < $1.fact }
    return Possibilities(settled: settled)
  }

  /// What is possible for the unknown facts before and after a fact gets a value.
  package enum Taking {
    /// Nothing is possible before or after.
    case impossible
    /// What is settled before, and after.
    case possible(before: Possibilities, after: Possibilities)
  }

  /// What giving the unknown fact the value settles; nil where that cannot be told without a frame in
  /// which it has the value.
  package func taking(_ value: Value, for fact: Slot, in frame: Frame, under limits: Limits)
    -> Taking?
  {
    guard let groups = groups(of: limits), !factsOfOthers.contains(fact) else { return nil }
    if breaks(limits, in: frame) { return .impossible }
    guard let before = possibilities(groups, in: frame, with: []),
      let after = possibilities(groups, in: frame, with: [(fact, value)])
    else { return .impossible }
    return .possible(before: before, after: after)
  }

  /// Whether some filling of the unknown facts is possible once these facts have these values; nil
  /// where that cannot be told without a frame in which they have them.
  package func isPossible(in frame: Frame, under limits: Limits, with changes: [(Slot, Value)])
    -> Bool?
  {
    guard let groups = groups(of: limits),
      !changes.contains(where: { factsOfOthers.contains($0.0) })
    else { return nil }
    if breaks(limits, in: frame) { return false }
    return groups.allSatisfy { $0.isPossible(in: frame, with: changes) }
  }

  /// Whether some filling of the unknown facts is possible.
  package func isPossible(in frame: Frame, under limits: Limits) -> Bool {
    if breaks(limits, in: frame) { return false }
    if let groups = groups(of: limits) { return groups.allSatisfy { $0.isPossible(in: frame) } }
    return state.withLock { $0.fillings(in: frame, under: limits).allSatisfy(\.isPossible) }
  }

  /// The answers that the condition with that number can still have; nil where the limits say
  /// nothing about it.
  package func answers(to condition: Int, in frame: Frame, under limits: Limits) -> TernarySet? {
    state.withLock { $0.answers(to: condition, in: frame, under: limits) }
  }

  /// Whether `second` is true in every possible filling in which `first` is false, and there is one.
  package func isTrue(
    _ second: Int, whereverFalse first: Int, in frame: Frame, under limits: Limits
  )
    -> Bool
  {
    state.withLock { $0.isTrue(second, whereverFalse: first, in: frame, under: limits) }
  }

  /// The value that the program has in every possible filling; nil where it has several, or they
  /// cannot be listed.
  package func value(of program: Program, in frame: Frame, under limits: Limits) -> Value? {
    state.withLock { $0.value(of: program, in: frame, under: limits) }
  }

  /// The groups of which the limits are made up; nil where they hold a part of one only, or premises.
  private func groups(of limits: Limits) -> [LinkedConstraints]? {
    guard let linked, limits.premises.isEmpty else { return nil }
    var counts = Array(repeating: false, count: constraints.count)
    for number in limits.constraints { counts[number] = true }
    var groups: [LinkedConstraints] = []
    for group in linked {
      let isIn = counts[group.numbers[0]]
      guard group.numbers.allSatisfy({ counts[$0] == isIn }) else { return nil }
      if isIn { groups.append(group) }
    }
    return groups
  }

  /// Whether a constraint that is not simple, and whose facts are all known, is broken.
  private func breaks(_ limits: Limits, in frame: Frame) -> Bool {
    limits.constraints.contains { !isSimple[$0] && constraints[$0].isBroken(in: frame) }
  }
}

extension ConstraintSpace {
  /// What is possible for the unknown facts that constraints touch.
  package struct Possibilities: Sendable {
    /// For each such fact, its only value; facts with several are left out.
    package let settled: [(fact: Slot, value: Value)]
  }
}

extension Ground {
  /// The facts that the programs read, directly or through decisions, in order of appearance.
  func facts(readBy programs: [Program]) -> [Slot] {
    var found: [Slot] = []
    var seen: Set<Slot> = []
    var open = programs.flatMap(\.slots).reversed().map { $0 }
    while let slot = open.popLast() {
      guard seen.insert(slot).inserted else { continue }
      if let decision = decisions[slot] {
        open += decision.parts.flatMap(\.slots).reversed()
      } else if domains[slot] != nil {
        found.append(slot)
      }
    }
    return found
  }
}
