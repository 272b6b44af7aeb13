import FEEL
import Playbooks
import Reasoning

/// Compares conditions of two versions over every possible case.
struct ConditionComparer {
  private let common: CommonGround
  private let constraints: AllowedCases
  private var space: ConditionSpace

  /// The largest number of boxes that describe one change; beyond it the description is incomplete.
  private static let mostBoxes = 4

  init(_ common: CommonGround, pairs: [(Program, Program)], on date: CalendarDate) {
    self.common = common
    let constraints = common.constraints(on: date)
    space = ConditionSpace(
      common.ground, frame: common.frame,
      conditions: pairs.flatMap { [$0.0, $0.1] } + constraints.joined().flatMap(\.conditions))
    self.constraints = AllowedCases(constraints, &space)
  }

  /// The difference between two conditions; a missing condition counts as `true`.
  ///
  /// The conditions of a constraint are compared over all cases, since they say themselves which
  /// cases are allowed.
  mutating func compare(_ old: Formula?, _ new: Formula?, ofConstraint: Bool = false)
    -> ConditionDifference
  {
    let left = common.program(old, .old)
    let right = common.program(new, .new)
    return compare(
      left, right, old: old?.text, new: new?.text, ofConstraint ? .constraint : .condition)
  }

  /// What is compared.
  private enum Kind { case condition, constraint, decision }

  /// The difference between two decisions by their values.
  mutating func compare(_ old: Decision, _ new: Decision) -> ConditionDifference {
    compare(
      common.program(old.id, .old), common.program(new.id, .new),
      old: old.shownLogic(beside: new), new: new.shownLogic(beside: old), .decision)
  }

  private mutating func compare(
    _ left: Program?, _ right: Program?, old: String?, new: String?, _ kind: Kind
  ) -> ConditionDifference {
    guard let left, let right else {
      return ConditionDifference(
        old: old, new: new, shifts: [], notAnalysed: [new ?? old ?? ""])
    }
    if left.shape() == right.shape() {
      return ConditionDifference(old: old, new: new, shifts: [], notAnalysed: [])
    }
    do {
      return try compared(left, right, old, new, kind)
    } catch {
      return ConditionDifference(old: old, new: new, shifts: [], notAnalysed: [right.text])
    }
  }

  private mutating func compared(
    _ left: Program, _ right: Program, _ old: String?, _ new: String?, _ kind: Kind
  ) throws(Overflow) -> ConditionDifference {
    guard let before = try outcomes(of: left, kind),
      let after = try outcomes(of: right, kind)
    else {
      return ConditionDifference(old: old, new: new, shifts: [], notAnalysed: [new ?? ""])
    }
    var shifts: [ConditionDifference.Shift] = []
    var opaque: [String] = []
    for (from, here) in before {
      for (to, there) in after where !from.isSame(as: to) {
        let both = try space.possible(space.store.and(here, there))
        if both == .alwaysFalse { continue }
        for text in space.notAnalysed(in: both) where !opaque.contains(text) {
          opaque.append(text)
        }
        let allowed = kind == .constraint ? both : try constraints.allowed(both, &space)
        shifts.append(try shift(from, to, both, allowed, left, right))
      }
    }
    return ConditionDifference(old: old, new: new, shifts: shifts, notAnalysed: opaque)
  }

  private mutating func outcomes(of program: Program, _ kind: Kind) throws(Overflow)
    -> [(Value, Diagram)]?
  {
    if kind == .decision {
      return try space.outcomes(of: program)?.all.map { ($0.value, $0.when) }
    }
    let diagram = try space.diagram(of: program)
    var found: [(Value, Diagram)] = []
    for truth in Ternary.allCases {
      found.append((truth.value, try space.store.has(truth, diagram)))
    }
    return found
  }

  private mutating func shift(
    _ from: Value, _ to: Value, _ when: Diagram, _ allowed: Diagram,
    _ left: Program, _ right: Program
  ) throws(Overflow) -> ConditionDifference.Shift {
    let implicants = try space.store.primeImplicants(
      of: .true, in: when, atMost: Self.mostBoxes)
    let boxes = implicants.boxes.map { box in box.compactMap(demand) }
    var example: [ConditionDifference.Setting]?
    if let witness = space.store.witness(of: .true, in: allowed) {
      let settings = space.settings(of: witness)
      if holds(settings, left, from), holds(settings, right, to) {
        example = settings.compactMap { setting in
          common.facts[setting.fact].map {
            ConditionDifference.Setting(name: $0.id, value: setting.value)
          }
        }
      }
    }
    return ConditionDifference.Shift(
      from: from, to: to, cases: boxes, isComplete: implicants.complete, example: example,
      isExcluded: allowed == .alwaysFalse)
  }

  /// Whether the program evaluates to the value with these facts, whatever the others are.
  private func holds(
    _ settings: [ConditionSpace.Setting], _ program: Program, _ value: Value
  ) -> Bool {
    var frame = common.frame
    for setting in settings { frame.values[setting.fact.index] = setting.value }
    frame = common.ground.decided(frame)
    return Certainty(common.ground).value(of: program, in: frame).isSame(as: value)
  }

  private func demand(_ demand: PrimeImplicants.Demand) -> ConditionDifference.Demand? {
    switch space.subjects[demand.variable.index] {
    case .opaque(let opaque):
      let ranges = demand.cells.cells.map { cell in
        ConditionDifference.ValueRange.value(Ternary.allCases[cell].value)
      }
      return ConditionDifference.Demand(subject: .condition(opaque.text), ranges: ranges)
    case .fact(let slot):
      guard let cells = space.cells(of: slot) else { return nil }
      let subject: ConditionDifference.Subject =
        common.facts[slot].map { .fact($0) }
        ?? .ofCase(slot == common.caseOpened ? "case.opened" : "case.id")
      return ConditionDifference.Demand(
        subject: subject, ranges: cells.ranges(of: demand.cells))
    }
  }
}

extension Cells {
  /// The values of the chosen cells, with neighbouring runs joined.
  fileprivate func ranges(of chosen: CellSet) -> [ConditionDifference.ValueRange] {
    var ranges: [ConditionDifference.ValueRange] = []
    var last: Int?
    for index in chosen.cells where index < count {
      let next = self[index].range
      defer { last = index }
      if last == index - 1, let previous = ranges.last, index > 0,
        let joined = previous.joined(with: next, self[index - 1], self[index])
      {
        ranges[ranges.count - 1] = joined
      } else {
        ranges.append(next)
      }
    }
    return ranges
  }
}

extension Cell {
  fileprivate var range: ConditionDifference.ValueRange {
    switch extent {
    case .value: .value(value)
    case .otherText: .otherText
    case .run(let from, let to):
      .run(
        from: from.map { ($0.value, $0.included) }, to: to.map { ($0.value, $0.included) })
    }
  }
}

extension ConditionDifference.ValueRange {
  /// One run made of two neighbours on a line; nil where they do not form a run.
  fileprivate func joined(
    with next: Self, _ left: Cell, _ right: Cell
  ) -> Self? {
    switch (self, next) {
    case (.run(let from, _), .run(_, let to)): .run(from: from, to: to)
    case (.run(let from, _), .value(let value)) where value.isOnLine:
      .run(from: from, to: (value, true))
    case (.value(let value), .run(_, let to)) where value.isOnLine:
      .run(from: (value, true), to: to)
    default: nil
    }
  }
}

extension Value {
  /// Whether the value has neighbours, as numbers, dates, times and durations do.
  fileprivate var isOnLine: Bool {
    switch self {
    case .number, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths: true
    default: false
    }
  }
}

extension Decision {
  /// The expression, or those rows of the table that the other version does not have.
  fileprivate func shownLogic(beside other: Decision) -> String {
    switch logic {
    case .expression(let formula): return formula.text
    case .table(let table):
      let theirs: Set<String> =
        if case .table(let table) = other.logic { Set(table.rowTexts) } else { [] }
      let own = table.rowTexts.filter { !theirs.contains($0) }
      return own.isEmpty ? "\(table.table.hit)" : own.joined(separator: "; ")
    }
  }
}

extension Decision.Table {
  fileprivate var rowTexts: [String] {
    rows.map { row in "[" + row.map(\.text).joined(separator: " | ") + "]" }
  }
}
