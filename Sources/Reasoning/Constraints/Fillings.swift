import FEEL

/// The possible ways of filling in the unknown facts that limits touch, given what is known.
///
/// Facts that no limit links once that is known have nothing to do with one another; they are kept in
/// groups.
final class Fillings {
  /// Facts that limits link, and the condition under which their values go together.
  private struct Group {
    var variables: Set<Variable>
    var diagram: Diagram
  }

  private var store = DiagramStore(bound: ConstraintSpace.mostNodes)
  private var groups: [Group] = []
  /// Whether there is any way at all.
  private(set) var isPossible = true
  /// Whether some limits were left out because they are too entangled.
  private(set) var isBeyondBound = false
  /// The answers read so far, by the condition and what is known of it.
  private var known: [Question: TernarySet?] = [:]
  private var onlyValues: [(fact: Slot, value: Value)]?

  private struct Question: Hashable {
    let condition: Int
    let cells: [Int16]
  }

  /// Collects the limits, each a condition and the answer that it has, under what is known.
  init(
    _ limits: [(condition: ConstraintSpace.State.Compiled, answer: Bool)],
    _ restriction: Restriction,
    in space: ConditionSpace
  ) {
    for (limit, answer) in limits {
      do {
        let rest = try space.store.restricted(limit.diagram, to: restriction, into: &store)
        let kept = answer ? try store.isTrue(rest) : try store.isFalse(rest)
        if kept == .alwaysTrue { continue }
        try add(kept)
      } catch {
        isBeyondBound = true
        store = DiagramStore(bound: ConstraintSpace.mostNodes)
        groups = []
        return
      }
      if !isPossible { return }
    }
  }

  /// Adds a limit to the group of the facts that it links.
  private func add(_ limit: Diagram) throws(Overflow) {
    var joined = Group(variables: Set(store.support(of: limit)), diagram: limit)
    for index in groups.indices.reversed()
    where !groups[index].variables.isDisjoint(with: joined.variables) {
      let other = groups.remove(at: index)
      joined.variables.formUnion(other.variables)
      joined.diagram = try store.and(joined.diagram, other.diagram)
    }
    if joined.diagram == .alwaysFalse { isPossible = false }
    groups.append(joined)
  }

  /// The unknown facts that have one value left; nil where there is no way at all.
  func settled(in space: ConditionSpace) -> [(fact: Slot, value: Value)]? {
    guard isPossible else { return nil }
    if let onlyValues { return onlyValues }
    var found: [(fact: Slot, value: Value)] = []
    for group in groups {
      for variable in group.variables {
        guard case .fact(let fact) = space.subjects[variable.index],
          let cells = space.cells(of: fact),
          let only = onlyCell(of: variable, cells.count, in: group.diagram),
          cells[only].isOneValue
        else { continue }
        found.append((fact, cells[only].value))
      }
    }
    onlyValues = found
    return found
  }

  /// The only cell in which the variable can lie; nil where there are several.
  private func onlyCell(of variable: Variable, _ count: Int, in diagram: Diagram) -> Int? {
    var only: Int?
    for cell in 0..<count {
      var there = Restriction()
      there[variable] = CellSet(cell)
      guard store.outcomes(of: diagram, under: there).contains(TernarySet(.true)) else { continue }
      if only != nil { return nil }
      only = cell
    }
    return only
  }

  /// The answers that the condition with that number can have; nil where no limit touches it.
  func answers(
    to number: Int, _ condition: ConstraintSpace.State.Compiled, in frame: Frame,
    _ space: ConditionSpace
  ) -> TernarySet? {
    let cells = condition.variables.map {
      Int16(clamping: space.cell(of: space.subjects[$0.index], in: frame) ?? -1)
    }
    let question = Question(condition: number, cells: cells)
    if let answers = known[question] { return answers }
    let found = answers(condition, in: frame, space)
    known[question] = .some(found)
    return found
  }

  /// The answers that the condition can have; nil where no limit touches it.
  func answers(
    _ condition: ConstraintSpace.State.Compiled, in frame: Frame, _ space: ConditionSpace
  ) -> TernarySet? {
    reading { () throws(Overflow) in
      let rest = try restricted(condition, in: frame, space)
      guard let allowed = try allowed(touching: [rest]) else { return nil }
      var found: TernarySet = []
      for truth in Ternary.allCases {
        let both = try store.and(store.has(truth, rest), allowed)
        if both != .alwaysFalse { found.insert(TernarySet(truth)) }
      }
      return found
    } ?? nil
  }

  /// Whether the condition is true in some filling; nil where that takes too many nodes.
  func mayHold(
    _ condition: ConstraintSpace.State.Compiled, in frame: Frame, _ space: ConditionSpace
  ) -> Bool? {
    reading { () throws(Overflow) in
      let rest = try restricted(condition, in: frame, space)
      let allowed = try allowed(touching: [rest]) ?? .alwaysTrue
      return try store.and(store.isTrue(rest), allowed) != .alwaysFalse
    }
  }

  /// Whether `second` is true in every filling in which `first` is false, and there is one.
  func isTrue(
    _ second: ConstraintSpace.State.Compiled, whereverFalse first: ConstraintSpace.State.Compiled,
    in frame: Frame, _ space: ConditionSpace
  ) -> Bool {
    reading { () throws(Overflow) in
      let (one, other) = try (
        restricted(first, in: frame, space), restricted(second, in: frame, space)
      )
      let allowed = try allowed(touching: [one, other]) ?? .alwaysTrue
      let places = try store.and(store.isFalse(one), allowed)
      let exceptions = try store.and(places, store.not(store.isTrue(other)))
      return places != .alwaysFalse && exceptions == .alwaysFalse
    } ?? false
  }

  private func restricted(
    _ condition: ConstraintSpace.State.Compiled, in frame: Frame, _ space: ConditionSpace
  ) throws(Overflow) -> Diagram {
    var restriction = Restriction()
    for variable in condition.variables {
      if let cell = space.cell(of: space.subjects[variable.index], in: frame) {
        restriction[variable] = CellSet(cell)
      }
    }
    return try space.store.restricted(condition.diagram, to: restriction, into: &store)
  }

  /// What goes together of the facts that the conditions still depend on; nil where no limit touches
  /// them.
  private func allowed(touching conditions: [Diagram]) throws(Overflow) -> Diagram? {
    let read = Set(conditions.flatMap { store.support(of: $0) })
    var all: Diagram?
    for group in groups where !group.variables.isDisjoint(with: read) {
      all =
        try all.map { (diagram) throws(Overflow) in
          try store.and(diagram, group.diagram)
        } ?? group.diagram
    }
    return all
  }

  /// The result of the work; nil where it would take too many nodes.
  private func reading<Result>(_ work: () throws(Overflow) -> Result) -> Result? {
    do {
      return try work()
    } catch {
      isBeyondBound = true
      return nil
    }
  }
}
