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
    /// The groups that were made so far, by number.
    private var groups: [Group] = []
    /// The number of each group, by its limits.
    private var numbers: [Limits: Int] = [:]
    /// The numbers of the groups into which limits fall.
    private var divided: [Limits: [Int]] = [:]
    /// What is possible, by group and by what is known of the facts that it links.
    private var fillings: [Key: Fillings] = [:]
    /// Whether a constraint or a premise was left out because it was too large.
    private(set) var isBeyondBound = false
    /// The simple constraints in groups; nil where one is too large.
    let linked: [LinkedConstraints]?

    /// Capacity of the caches; they are cleared when one is full.
    private static let most = 512

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
      linked = isBeyondBound ? nil : space.linked(kept.map { $0?.diagram })
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

    /// Limits that facts link with one another, known or not.
    private struct Group: Sendable {
      let limits: Limits
      /// Each of them as a diagram, with the answer that it has.
      let conditions: [(condition: Compiled, answer: Bool)]
      /// The variables that they read, in the order in which they read them.
      let variables: [Variable]
    }

    /// What the fillings of a group depend on: the cells of the facts that it links, or -1.
    private struct Key: Hashable {
      let group: Int
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

    /// The possible fillings, given what is known, for each group of limits that facts link.
    mutating func fillings(in frame: Frame, under limits: Limits) -> [Fillings] {
      makeRoom()
      return numbers(dividing: limits).map { fillings(ofGroup: $0, in: frame) }
    }

    /// The possible fillings for those limits that the conditions have to do with.
    private mutating func fillings(
      in frame: Frame, under limits: Limits, near conditions: [Compiled]
    ) -> Fillings {
      makeRoom()
      let read = Set(conditions.flatMap(\.variables))
      let near = numbers(dividing: limits).filter { number in
        groups[number].variables.contains(where: read.contains)
      }
      if near.count == 1 { return fillings(ofGroup: near[0], in: frame) }
      let joined = limits.only(
        constraints: near.flatMap { groups[$0].limits.constraints },
        premises: near.flatMap { groups[$0].limits.premises })
      return fillings(ofGroup: number(of: joined), in: frame)
    }

    private mutating func makeRoom() {
      guard fillings.count >= Self.most || groups.count >= Self.most || divided.count >= Self.most
      else { return }
      fillings.removeAll(keepingCapacity: true)
      groups.removeAll(keepingCapacity: true)
      numbers.removeAll(keepingCapacity: true)
      divided.removeAll(keepingCapacity: true)
    }

    private mutating func fillings(ofGroup number: Int, in frame: Frame) -> Fillings {
      let group = groups[number]
      let key = Key(group: number, cells: space.cells(of: group.variables, in: frame))
      if let known = fillings[key] { return known }
      var restriction = Restriction()
      for (variable, cell) in zip(group.variables, key.cells) where cell >= 0 {
        restriction[variable] = CellSet(Int(cell))
      }
      let made = Fillings(group.conditions, restriction, in: space)
      fillings[key] = made
      return made
    }

    /// The numbers of the groups into which the limits fall.
    private mutating func numbers(dividing limits: Limits) -> [Int] {
      if let known = divided[limits] { return known }
      var parts: [(limits: Limits, variables: Set<Variable>)] = []
      func add(_ condition: Compiled, _ put: (inout Limits) -> Void) {
        var own = (limits: Limits(), variables: Set(condition.variables))
        put(&own.limits)
        parts.removeAll { part in
          guard !part.variables.isDisjoint(with: own.variables) else { return false }
          own.variables.formUnion(part.variables)
          own.limits.constraints += part.limits.constraints
          own.limits.premises += part.limits.premises
          return true
        }
        parts.append(own)
      }
      for number in limits.constraints {
        if let constraint = kept[number] { add(constraint) { $0.constraints.append(number) } }
      }
      for premise in limits.premises {
        if let condition = condition(premise.condition) {
          add(condition) { $0.premises.append(premise) }
        }
      }
      let found = parts.map { part in
        number(
          of: limits.only(
            constraints: part.limits.constraints, premises: part.limits.premises))
      }
      divided[limits] = found
      return found
    }

    /// The number of the group of all these limits.
    private mutating func number(of limits: Limits) -> Int {
      if let known = numbers[limits] { return known }
      var parts: [(condition: Compiled, answer: Bool)] = []
      for number in limits.constraints {
        if let constraint = kept[number] { parts.append((constraint, true)) }
      }
      for premise in limits.premises {
        if let condition = condition(premise.condition) {
          parts.append((condition, premise.answer))
        }
      }
      var seen: Set<Variable> = []
      let variables = parts.flatMap(\.condition.variables).filter { seen.insert($0).inserted }
      groups.append(Group(limits: limits, conditions: parts, variables: variables))
      numbers[limits] = groups.count - 1
      return groups.count - 1
    }

    mutating func answers(to number: Int, in frame: Frame, under limits: Limits) -> TernarySet? {
      guard let condition = condition(number) else { return nil }
      let fillings = fillings(in: frame, under: limits, near: [condition])
      return fillings.answers(to: number, condition, in: frame, space)
    }

    mutating func isTrue(
      _ second: Int, whereverFalse first: Int, in frame: Frame, under limits: Limits
    ) -> Bool {
      guard let first = condition(first), let second = condition(second) else { return false }
      let fillings = fillings(in: frame, under: limits, near: [first, second])
      return fillings.isTrue(second, whereverFalse: first, in: frame, space)
    }

    mutating func value(of program: Program, in frame: Frame, under limits: Limits) -> Value? {
      guard let outcomes = (try? space.outcomes(of: program)) ?? nil else { return nil }
      let conditions = outcomes.all.map { Compiled($0.when, in: space.store) }
      let fillings = fillings(in: frame, under: limits, near: conditions)
      var found: Value?
      for (outcome, condition) in zip(outcomes.all, conditions) {
        guard let mayHold = fillings.mayHold(condition, in: frame, space) else { return nil }
        guard mayHold else { continue }
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
  /// The cell of what is known of each, or -1.
  fileprivate func cells(of variables: [Variable], in frame: Frame) -> [Int16] {
    variables.map { Int16(clamping: cell(of: subjects[$0.index], in: frame) ?? -1) }
  }
}
