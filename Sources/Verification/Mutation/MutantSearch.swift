import Advising
import FEEL
import Playbooks
import Reasoning

/// Searches for the cases in which a change makes a difference, by means of diagrams.
struct MutantSearch {
  /// The largest number of choices of facts that are returned.
  private static let most = 12
  private let old: Program?
  private let new: Program?
  /// What must also be the case for the difference to show in the advice; any one of these lists is
  /// enough.
  private let context: [[Claim]]
  private var decision: (old: Program, new: Program)?
  /// The changed constraint, before and after.
  private var exclusion: (old: Exclusion, new: Exclusion)?
  private var tables: (old: DecisionTable, new: DecisionTable, row: Int)?
  private var space: ConditionSpace
  /// The constraints in force, without a changed one: no case that they exclude is looked at.
  private let constraints: [KeptConstraint]

  init(
    _ advisor: Advisor, _ ground: Ground, _ frame: Frame, _ mutant: Mutant, on day: CalendarDate
  ) {
    let playbook = advisor.playbook
    let ways = WaysToAdvice(advisor)
    var cuts: [Program] = []
    switch mutant.target {
    case .circumstance(let index, let formula):
      (old, new) = (nil, nil)
      context = [[]]
      let now = playbook.constraints[index].exclusion
      exclusion = (now, Exclusion(circumstance: formula.program, consequence: now.consequence))
    case .consequence(let index, let formula):
      (old, new) = (nil, nil)
      context = [[]]
      let now = playbook.constraints[index].exclusion
      exclusion = (now, Exclusion(circumstance: now.circumstance, consequence: formula.program))
    case .screen(let index, let formula):
      (old, new) = (playbook.screens[index].when?.program, formula.program)
      context = [[]]
    case .blocker(let index, let formula):
      (old, new) = (playbook.blockers[index].when.program, formula.program)
      context = [[]]
    case .suits(let index, let formula):
      (old, new) = (playbook.remedies[index].when?.program, formula.program)
      context = ways.ways(to: Reference(index))
    case .needs(let index, let formula):
      (old, new) = (playbook.remedies[index].needs?.program, formula.program)
      context = ways.ways(to: Reference(index)).map { $0 + ways.suits(Reference(index)) }
    case .blockerOrder(let index, let swap):
      (old, new) = (nil, nil)
      let blocker = playbook.blockers[index]
      context = [ways.claims(that: .blocker(Reference(index))) + ways.pair(blocker.remedies, swap)]
    case .goalOrder(let index, let swap):
      (old, new) = (nil, nil)
      context = [
        ways.claims(that: .goal(Reference(index))) + ways.pair(playbook.goals[index].remedies, swap)
      ]
    case .decision(let index, let formula):
      (old, new) = (nil, nil)
      context = [[]]
      decision = playbook.decisions[index].program.map { ($0, formula.program) }
    case .table(let index, let row, let table):
      (old, new) = (nil, nil)
      context = [[]]
      tables = playbook.decisions[index].table.map { ($0, table.table, row) }
      cuts = playbook.cuts(of: table, row)
    }
    let name = mutant.decision.map { playbook.decisions[$0].id }
      .flatMap { Program.compile($0, in: playbook.vocabulary.scope).program }
    space = ConditionSpace(
      ground, frame: frame,
      conditions: [
        old, new, name, decision?.new, exclusion?.new.circumstance, exclusion?.new.consequence,
      ].compactMap { $0 } + cuts
        + context.flatMap { $0.map(\.program) }
        + playbook.constraints.flatMap { $0.conditions.map(\.program) })
    constraints = space.kept(advisor.constraints(on: day), of: playbook)
      .filter { $0.reference.index != mutant.constraint }
  }

  /// Whether the change can make a difference to the advice on any case.
  mutating func canShow() throws(Overflow) -> Bool {
    let shows = try shows()
    if try possible(shows) == .alwaysFalse { return false }
    guard old != nil, new != nil else { return true }
    for claims in context {
      if try possible(space.store.and(shows, all(claims))) != .alwaysFalse { return true }
    }
    return false
  }

  /// The cases in which the changed condition, decision or list makes a difference by itself.
  mutating func shows() throws(Overflow) -> Diagram {
    if let old, let new { return try differ(old, new) }
    if let exclusion {
      return try space.store.differ(excluded(exclusion.old), excluded(exclusion.new))
    }
    if let tables { return try space.differ(tables.old, tables.new, about: tables.row) }
    if let decision, decision.old.type == .boolean {
      return try differ(decision.old, decision.new)
    }
    return try all(context.first ?? [])
  }

  /// A choice of facts for each context, and one without any context.
  mutating func settings() throws(Overflow) -> [[ConditionSpace.Setting]] {
    let shows = try shows()
    var found: [[ConditionSpace.Setting]] = []
    for claims in context + [[]] where found.count < Self.most {
      let both = try possible(space.store.and(shows, all(claims)))
      if let witness = space.store.witness(of: .true, in: both) {
        found.append(space.settings(of: witness))
      }
    }
    return found
  }

  /// Those of the cases that the constraints allow.
  private mutating func possible(_ cases: Diagram) throws(Overflow) -> Diagram {
    let near = constraints.linked(to: space.store.support(of: cases))
    return near.isEmpty ? cases : try space.store.keeping(near, in: cases)
  }

  /// The cases that the constraint excludes.
  private mutating func excluded(_ exclusion: Exclusion) throws(Overflow) -> Diagram {
    let consequence = try space.diagram(of: exclusion.consequence)
    let fails = try space.store.isFalse(consequence)
    guard let circumstance = exclusion.circumstance else { return fails }
    let diagram = try space.diagram(of: circumstance)
    return try space.store.and(space.store.isTrue(diagram), fails)
  }

  /// The cases in which exactly one of the two is true; null counts as not true.
  private mutating func differ(_ old: Program, _ new: Program) throws(Overflow) -> Diagram {
    let left = try space.diagram(of: old)
    let right = try space.diagram(of: new)
    return try space.store.differ(left, right)
  }

  private mutating func all(_ claims: [Claim]) throws(Overflow) -> Diagram {
    var all = Diagram.alwaysTrue
    for claim in claims {
      let diagram = try space.diagram(of: claim.program)
      let isSo = try claim.answer ? space.store.isTrue(diagram) : space.store.isFalse(diagram)
      all = try space.store.and(all, claim.isSo ? isSo : space.store.not(isSo))
    }
    return all
  }
}

extension WaysToAdvice {
  /// The claims that a remedy of a list and the next one both suit the case.
  fileprivate func pair(_ remedies: [Reference<Remedy>], _ first: Int) -> [Claim] {
    suits(remedies[first]) + suits(remedies[first + 1])
  }
}

extension Playbook {
  /// The tests of a row as conditions, so that the cells are cut at their bounds.
  fileprivate func cuts(of table: Decision.Table, _ row: Int) -> [Program] {
    guard table.rows.indices.contains(row) else { return [] }
    return zip(table.inputs, table.rows[row]).compactMap { input, cell in
      cell.text == "-"
        ? nil
        : Program.compile("(\(input.text)) in (\(cell.text))", in: vocabulary.scope)
          .program
    }
  }
}

/// The two conditions of a constraint: it excludes the cases where the first is true and the second
/// false.
private struct Exclusion {
  let circumstance: Program?
  let consequence: Program
}

extension Constraint {
  fileprivate var exclusion: Exclusion {
    Exclusion(circumstance: `if`?.program, consequence: then.program)
  }
}

extension Mutant {
  /// The index of the constraint that is changed; nil where another entry is.
  var constraint: Int? {
    switch target {
    case .circumstance(let index, _), .consequence(let index, _): index
    case .screen, .blocker, .suits, .needs, .blockerOrder, .goalOrder, .decision, .table: nil
    }
  }

  /// The index of the decision that is changed; nil where another entry is.
  var decision: Int? {
    switch target {
    case .decision(let index, _), .table(let index, _, _): index
    case .circumstance, .consequence, .screen, .blocker, .suits, .needs, .blockerOrder,
      .goalOrder:
      nil
    }
  }
}

extension Decision {
  fileprivate var program: Program? {
    if case .expression(let formula) = logic { formula.program } else { nil }
  }

  fileprivate var table: DecisionTable? {
    if case .table(let table) = logic { table.table } else { nil }
  }
}
