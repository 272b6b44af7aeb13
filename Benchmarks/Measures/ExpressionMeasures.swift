import FEEL
import Reasoning

/// The language alone: evaluation, compiling, numbers, diagrams.
struct ExpressionMeasures {
  static let condition =
    "households >= 300 and status = \"insolvent\" and delay > 2 and gap < 32000000"

  let scope = Scope([
    .init(path: "households", type: .number, slot: Slot(0)),
    .init(path: "status", type: .string, slot: Slot(1)),
    .init(path: "delay", type: .number, slot: Slot(2)),
    .init(path: "gap", type: .number, slot: Slot(3)),
  ])
  let now: DateAndTime

  func measures() -> [Measure] {
    guard let program = Program.compile(Self.condition, in: scope).program else { return [] }
    let known = Frame(
      values: [
        .number(Number(357)), .string("insolvent"), .number(Number(5)), .number(Number(3_000)),
      ], now: now)
    var partly = known
    partly.values[1] = .unknown(.one(Slot(1)))
    partly.values[3] = .unknown(.one(Slot(3)))
    return [
      Measure("condition of four comparisons, all known", times: 200_000) {
        keep(program.evaluate(in: known))
      },
      Measure("the same, two facts unknown", times: 200_000) {
        keep(program.evaluate(in: partly))
      },
      Measure("parse and check it", times: 5_000) {
        keep(Program.compile(Self.condition, in: scope))
      },
    ] + numbers() + [diagrams()]
  }

  private func numbers() -> [Measure] {
    let small = (Number(357), Number(120_000))
    guard let third = Number(1) / Number(3), let seventh = Number(22) / Number(7) else { return [] }
    return [
      Measure("number: small + small", times: 1_000_000) { keep(small.0 + small.1) },
      Measure("number: small * small", times: 1_000_000) { keep(small.0 * small.1) },
      Measure("number: 34 digits * 34 digits", times: 200_000) { keep(third * seventh) },
      Measure("number: 34 digits / 34 digits", times: 200_000) { keep(seventh / third) },
    ]
  }

  /// 3,000 conditions over 60 facts, in one store.
  private func diagrams() -> Measure {
    let names = (0..<60).map {
      Scope.Name(path: "f\($0)", type: $0 % 3 == 0 ? .boolean : .number, slot: Slot($0))
    }
    let scope = Scope(names)
    let programs = (0..<3_000).compactMap { Program.compile(Self.text($0), in: scope).program }
    let frame = Frame(values: names.map { .unknown(.one($0.slot)) }, now: now)
    let ground = Ground(
      domains: Dictionary(uniqueKeysWithValues: names.map { ($0.slot, Domain($0.type)) }),
      decisions: [:])
    return Measure("diagrams of \(programs.count) conditions", times: 1, rounds: 5) {
      var space = ConditionSpace(ground, frame: frame, conditions: programs)
      keep(programs.map { try? space.diagram(of: $0) })
    }
  }

  private static func text(_ index: Int) -> String {
    func number(_ salt: Int) -> Int { (index * 31 + salt * 17) % 20 * 3 + 1 + salt % 2 }
    let flag = (index * 7) % 20 * 3
    return """
      f\(flag) and f\(number(1) / 3 * 3 + 1) >= \(index % 5 * 100) \
      and (f\(number(2) / 3 * 3 + 2) < \(index % 7 * 10) or not(f\((flag + 3) % 60)))
      """
  }
}
