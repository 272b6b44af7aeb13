import Advising
import FEEL
import Playbooks
import Reasoning

/// Chooses cases that represent everything the facts allow.
///
/// Where there are few enough, these are all combinations of cells. Otherwise they are each way in
/// which a blocker can be present, alone and together with each other blocker. Cases that the
/// constraints exclude are not among them; where a blocker is aimed at, other facts make way.
struct CaseSampler {
  /// The cases, each as the facts with their values.
  let cases: [[(Slot, Value)]]
  /// The cases in which at most one blocker was aimed at; all cases where they are all
  /// combinations.
  let alone: [[(Slot, Value)]]
  /// Facts with which no blocker is present and every goal is open, as far as these are compatible.
  let quiet: [(Slot, Value)]
  /// Whether the cases are all combinations of cells.
  let isProduct: Bool
  /// Whether the cases represent every possible case, because no condition distinguishes values
  /// within a cell.
  let isExhaustive: Bool
  /// The number of combinations of cells, as a power of ten, rounded down.
  let magnitude: Double

  /// A fact with one value for each of its cells.
  private struct Dimension {
    let slot: Slot
    let values: [Value]
  }

  init(_ advisor: Advisor, on date: CalendarDate, atMost bound: Int) {
    let playbook = advisor.playbook
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
    let limits = SampleLimits(advisor, on: date, &space)
    let calm = CaseSampler.calm(playbook, limits, &space)
    quiet = dimensions.map { ($0.slot, calm[$0.slot] ?? $0.values[0]) }
    if isProduct {
      cases = CaseSampler.all(dimensions[...]).filter(limits.allow)
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
    let single = 1 + ways.reduce(0) { $0 + $1.count }
    let found = overlays.prefix(bound).enumerated().compactMap { number, overlay in
      limits.repaired(overlay, on: base, space).flatMap { values in
        let facts = dimensions.map { ($0.slot, values[$0.slot] ?? $0.values[0]) }
        return limits.allow(facts) ? (isAlone: number < single, facts: facts) : nil
      }
    }
    cases = found.map(\.facts)
    alone = found.filter(\.isAlone).map(\.facts)
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

  /// Facts with which no blocker is present and every goal is open, as far as these are compatible.
  private static func calm(
    _ playbook: Playbook, _ limits: SampleLimits, _ space: inout ConditionSpace
  ) -> [Slot: Value] {
    var all = limits.kept ?? .alwaysTrue
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

  /// For each blocker, at most eight ways in which it can be present.
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
