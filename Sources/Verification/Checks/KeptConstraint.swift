import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// A constraint over every case.
struct KeptConstraint: Sendable {
  /// Its place in the playbook.
  let reference: Reference<Constraint>
  /// The constraint.
  let constraint: Constraint
  /// True in the cases that keep it, and false in those that it excludes.
  let kept: Diagram
  /// The variables that it depends on.
  let variables: Set<Variable>
  /// The days on which it is in force.
  var period: EffectivePeriod { constraint.declaration.effective }

  init(
    _ reference: Reference<Constraint>, _ constraint: Constraint, _ kept: Diagram,
    in store: DiagramStore
  ) {
    self.reference = reference
    self.constraint = constraint
    self.kept = kept
    variables = Set(store.support(of: kept))
  }
}

/// What holds in every case, as a diagram over some variables.
protocol LinksVariables {
  /// The variables that it depends on.
  var variables: Set<Variable> { get }
}

extension KeptConstraint: LinksVariables {}

extension Array where Element: LinksVariables {
  /// Those that bear on the variables, directly or through one another, in their order.
  func linked(to variables: some Sequence<Variable>) -> [Element] {
    var reached: [Bool] = []
    func reach(_ variable: Variable) {
      while reached.count <= variable.index { reached.append(false) }
      reached[variable.index] = true
    }
    for variable in variables { reach(variable) }
    var isIn = Array<Bool>(repeating: false, count: count)
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      for index in indices where !isIn[index] {
        let own = self[index].variables
        guard own.contains(where: { $0.index < reached.count && reached[$0.index] }) else {
          continue
        }
        isIn[index] = true
        isGrowing = true
        for variable in own { reach(variable) }
      }
    }
    return indices.filter { isIn[$0] }.map { self[$0] }
  }
}

extension [KeptConstraint] {
  /// Those that are in force on every day of the period.
  func inForce(throughout period: EffectivePeriod) -> [KeptConstraint] {
    filter { $0.period.includes(period) }
  }

  /// Those that are in force on the day.
  func inForce(on day: CalendarDate) -> [KeptConstraint] {
    filter { $0.period.contains(day) }
  }

  /// How bad it is that they exclude something altogether.
  ///
  /// One that does more than compare facts with constants takes part only once all its facts are
  /// stated (contract, section 2), so a case that states less does not contradict it.
  func severity(in context: CheckContext) -> Severity {
    let ground = context.space.ground
    let areSimple = allSatisfy { kept in
      kept.constraint.conditions.allSatisfy { ground.comparesWithConstants($0.program) }
    }
    return areSimple ? .error : .warning
  }

  /// Their ids, each in backticks.
  var names: Wording {
    let names = map { "`\($0.constraint.id)`" }
    return Wording(
      en: names.joined(separator: ", "), zh: names.joined(separator: "、"))
  }

  /// One note for each, at its place.
  var notes: [Diagnostic.Note] {
    map {
      Diagnostic.Note(
        Wording(
          en: "the constraint `\($0.constraint.id)` is here",
          zh: "约束 `\($0.constraint.id)` 在这里"),
        at: $0.constraint.then.place)
    }
  }
}

extension EffectivePeriod {
  /// Whether each day of the other period is one of this one.
  func includes(_ other: EffectivePeriod) -> Bool {
    if let from {
      guard let start = other.from, from <= start else { return false }
    }
    if let until {
      guard let end = other.until, end <= until else { return false }
    }
    return true
  }
}

extension DiagramStore {
  /// The cases of the region in which all the constraints are kept.
  mutating func keeping(_ constraints: [KeptConstraint], in region: Diagram = .alwaysTrue)
    throws(Overflow) -> Diagram
  {
    var all = Diagram.alwaysTrue
    for constraint in constraints { all = try and(all, constraint.kept) }
    return try and(all, region)
  }

  /// A set of the constraints under which no case of the region is left, and of which none can be
  /// left out; nil where a case is left.
  ///
  /// Of several, it is the one that leaves out the earliest constraints that it can.
  mutating func least(_ constraints: [KeptConstraint], excluding region: Diagram)
    throws(Overflow) -> [KeptConstraint]?
  {
    guard try keeping(constraints, in: region) == .alwaysFalse else { return nil }
    var least = constraints
    var next = 0
    while next < least.count {
      var rest = least
      rest.remove(at: next)
      if try keeping(rest, in: region) == .alwaysFalse { least = rest } else { next += 1 }
    }
    return least
  }
}

extension ConditionSpace {
  /// The constraints over every case; those that are too large for diagrams are left out.
  ///
  /// The cells must have been cut by them.
  mutating func kept(_ constraints: [Reference<Constraint>], of playbook: Playbook)
    -> [KeptConstraint]
  {
    constraints.compactMap { reference in
      let constraint = playbook[reference]
      guard let kept = try? kept(constraint.implication) else { return nil }
      return KeptConstraint(reference, constraint, kept, in: store)
    }
  }
}
