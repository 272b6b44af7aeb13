import Advising
import FEEL
import Playbooks
import Reasoning

/// Cases that stand for all that the facts allow: one of each choice of cells where there are few
/// enough, else each way for a blocker to be present, alone and with each other blocker.
struct CaseSampler {
  /// Facts with their values; every fact that a condition asks is among them.
  let cases: [[(Slot, Value)]]
  /// Those of the cases in which no more than one blocker was sought.
  let alone: [[(Slot, Value)]]
  /// Nothing stands in the way, and every goal is open, as far as both go together.
  let quiet: [(Slot, Value)]
  /// Whether they are one of each choice of cells.
  let isProduct: Bool
  /// Whether they are all that there are: no condition looks closer than the cells.
  let isExhaustive: Bool
  /// How many choices of cells there are, in powers of ten.
  let magnitude: Double

  private struct Dimension {
    let slot: Slot
    let values: [Value]
  }

  init(_ playbook: Playbook, on date: CalendarDate, atMost bound: Int) {
    var space = CaseSampler.space(playbook, date)
    let dimensions = playbook.facts.compactMap { fact -> Dimension? in
      guard let cells = space.cells(of: fact.slot) else { return nil }
      return Dimension(slot: fact.slot, values: cells.cells.map(\.value))
    }
    var count = 1.0
    for dimension in dimensions { count *= Double(dimension.values.count) }
    magnitude = CaseSampler.powerOfTen(count)
    isProduct = count <= Double(bound)
    let open = Set(playbook.conditions.flatMap(\.slots)).filter { slot in
      playbook.fact(at: slot) != nil && space.cells(of: slot) == nil
    }
    isExhaustive = isProduct && space.blurred.isEmpty && open.isEmpty
    let calm = CaseSampler.calm(playbook, &space)
    quiet = dimensions.map { ($0.slot, calm[$0.slot] ?? $0.values[0]) }
    if isProduct {
      cases = CaseSampler.all(dimensions[...])
      alone = cases
      return
    }
    let base = Dictionary(quiet, uniquingKeysWith: { a, _ in a })
    let ways = CaseSampler.ways(playbook, &space)
    var overlays: [[Slot: Value]] = [[:]] + ways.flatMap { $0 }
    for (index, first) in ways.enumerated() {
      for second in ways.dropFirst(index + 1) {
        guard let a = first.first, let b = second.first else { continue }
        overlays.append(a.merging(b) { $1 })
      }
    }
    cases = overlays.prefix(bound).map { overlay in
      let values = base.merging(overlay) { $1 }
      return dimensions.map { ($0.slot, values[$0.slot] ?? $0.values[0]) }
    }
    alone = Array(cases.prefix(1 + ways.reduce(0) { $0 + $1.count }))
  }

  private static func space(_ playbook: Playbook, _ date: CalendarDate) -> ConditionSpace {
    var values: [Value] = []
    for index in 0..<playbook.vocabulary.count { values.append(.unknown(.one(Slot(index)))) }
    values[playbook.vocabulary.today.index] = .date(date)
    return ConditionSpace(
      playbook.ground, frame: Frame(values: values, now: DateAndTime(startOf: date)),
      conditions: playbook.conditions)
  }

  private static func powerOfTen(_ count: Double) -> Double {
    var rest = count
    var power = 0.0
    while rest >= 10 {
      rest /= 10
      power += 1
    }
    return power
  }

  private static func all(_ dimensions: ArraySlice<Dimension>) -> [[(Slot, Value)]] {
    guard let first = dimensions.first else { return [[]] }
    let rest = all(dimensions.dropFirst())
    return first.values.flatMap { value in rest.map { [(first.slot, value)] + $0 } }
  }

  /// What is to be said for nothing to stand in the way, and every goal to be open.
  private static func calm(_ playbook: Playbook, _ space: inout ConditionSpace)
    -> [Slot: Value]
  {
    var all = Diagram.alwaysTrue
    func add(_ program: Program?, _ wanted: Ternary) {
      guard let program, let diagram = try? space.diagram(of: program),
        let wanted = try? space.store.has(wanted, diagram),
        let both = try? space.store.and(all, wanted), both != .alwaysFalse
      else { return }
      all = both
    }
    for goal in playbook.goals {
      add(goal.when?.program, .true)
      add(goal.reached.program, .false)
    }
    for blocker in playbook.blockers { add(blocker.when.program, .false) }
    guard let witness = space.store.witness(of: .true, in: all) else { return [:] }
    return Dictionary(
      space.settings(of: witness).map { ($0.fact, $0.value) }, uniquingKeysWith: { a, _ in a })
  }

  /// For each blocker, the ways for it to be present.
  private static func ways(_ playbook: Playbook, _ space: inout ConditionSpace)
    -> [[[Slot: Value]]]
  {
    playbook.blockers.map { blocker in
      guard let diagram = try? space.diagram(of: blocker.when.program),
        let found = try? space.store.primeImplicants(of: .true, in: diagram, atMost: 8)
      else { return [] }
      return found.boxes.map { box in
        let cells = box.reduce(into: [Variable: Int]()) { $0[$1.variable] = $1.cells.first }
        return Dictionary(
          space.settings(of: cells).map { ($0.fact, $0.value) }, uniquingKeysWith: { a, _ in a })
      }
    }
  }
}
