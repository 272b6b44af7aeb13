import FEEL

extension ConstraintSpace {
  /// The diagrams made so far, and what was read from them.
  struct State {
    var space: ConditionSpace
    private let conditions: [Program]
    /// For each constraint, where it is kept; nil for one that is not simple or too large.
    private let kept: [Compiled?]
    /// The conditions translated so far, by number.
    private var compiled: [Int: Compiled?] = [:]
    /// What is possible, by what is known and what limits it.
    private var fillings: [Key: Fillings] = [:]
    /// Whether a constraint or a premise was left out because it was too large.
    private(set) var isBeyondBound = false

    /// Capacity of the cache of fillings; it is cleared when full.
    private static let most = 256

    init(
      _ space: ConditionSpace, _ conditions: [Program], _ constraints: [Implication],
      _ isSimple: [Bool]
    ) {
      var space = space
      var isBeyondBound = false
      kept = zip(constraints, isSimple).map { constraint, isSimple in
        guard isSimple else { return nil }
        let diagram = try? space.kept(constraint)
        if diagram == nil { isBeyondBound = true }
        return diagram.map { Compiled($0, in: space.store) }
      }
      self.isBeyondBound = isBeyondBound
      self.space = space
      self.conditions = conditions
    }

    /// A condition as a diagram.
    struct Compiled: Sendable {
      let diagram: Diagram
      let variables: [Variable]

      init(_ diagram: Diagram, in store: DiagramStore) {
        self.diagram = diagram
        variables = store.support(of: diagram)
      }
    }

    /// What the fillings depend on: the limits, and the cells of the facts that these touch.
    private struct Key: Hashable {
      let limits: Limits
      let cells: [Int16]
    }

    /// The condition with that number as a diagram; nil where it is too large.
    private mutating func condition(_ number: Int) -> Compiled? {
      if let known = compiled[number] { return known }
      let diagram = try? space.diagram(of: conditions[number])
      let made = diagram.map { Compiled($0, in: space.store) }
      compiled[number] = .some(made)
      return made
    }

    /// The possible fillings, given what is known.
    mutating func fillings(in frame: Frame, under limits: Limits) -> Fillings {
      var parts: [(Compiled, Bool)] = []
      for number in limits.constraints {
        if let constraint = kept[number] { parts.append((constraint, true)) }
      }
      for premise in limits.premises {
        if let condition = condition(premise.condition) {
          parts.append((condition, premise.answer))
        }
      }
      var cells: [Int16] = []
      var restriction = Restriction()
      var seen: Set<Variable> = []
      for (part, _) in parts {
        for variable in part.variables where seen.insert(variable).inserted {
          let cell = space.cell(of: space.subjects[variable.index], in: frame)
          cells.append(Int16(clamping: cell ?? -1))
          if let cell { restriction[variable] = CellSet(cell) }
        }
      }
      let key = Key(limits: limits, cells: cells)
      if let known = fillings[key] { return known }
      let made = Fillings(parts, restriction, in: space)
      if fillings.count >= Self.most { fillings.removeAll(keepingCapacity: true) }
      fillings[key] = made
      return made
    }

    mutating func answers(to number: Int, in frame: Frame, under limits: Limits) -> TernarySet? {
      guard let condition = condition(number) else { return nil }
      let fillings = fillings(in: frame, under: limits)
      return fillings.answers(to: number, condition, in: frame, space)
    }

    mutating func isTrue(
      _ second: Int, whereverFalse first: Int, in frame: Frame, under limits: Limits
    ) -> Bool {
      guard let first = condition(first), let second = condition(second) else { return false }
      let fillings = fillings(in: frame, under: limits)
      return fillings.isTrue(second, whereverFalse: first, in: frame, space)
    }

    mutating func value(of program: Program, in frame: Frame, under limits: Limits) -> Value? {
      guard let outcomes = (try? space.outcomes(of: program)) ?? nil else { return nil }
      let fillings = fillings(in: frame, under: limits)
      var found: Value?
      for outcome in outcomes.all {
        let condition = Compiled(outcome.when, in: space.store)
        guard let answers = fillings.answers(condition, in: frame, space) else { return nil }
        guard answers.contains(TernarySet(.true)) else { continue }
        if found != nil { return nil }
        found = outcome.value
      }
      return found
    }
  }
}

extension ConditionSpace {
  /// The implication as a diagram that is true where it is kept, and false where it is broken.
  package mutating func kept(_ constraint: Implication) throws(Overflow) -> Diagram {
    let condition = try constraint.if.map { (program) throws(Overflow) in
      try diagram(of: program)
    }
    let applies = try condition.map { (diagram) throws(Overflow) in try store.isTrue(diagram) }
    let broken = try store.isFalse(diagram(of: constraint.then))
    return try store.not(store.and(applies ?? .alwaysTrue, broken))
  }
}
