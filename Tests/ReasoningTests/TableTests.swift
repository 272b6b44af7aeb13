import FEEL
import Reasoning
import Testing

struct TableTests {
  private static let policies: [HitPolicy] = [
    .unique, .any, .priority, .first, .outputOrder, .ruleOrder, .collect, .collectSum, .collectMin,
    .collectMax, .collectCount,
  ]

  /// Tests of the two inputs: one about a number, one about a decision of three texts.
  private static let homes = ["-", "< 3", ">= 300", "[1..300)", "2.5, 3", "not(< 3)", "null"]
  private static let tier = ["-", #""x""#, #""x", "y""#, #"not("z")"#, "null"]

  private func table(
    _ hit: HitPolicy, _ world: World, _ random: inout FixedRandom
  ) throws -> DecisionTable {
    let outputs =
      switch hit {
      case .collectSum, .collectMin, .collectMax: ["1", "2.5", "300", "1"]
      default: [#""low""#, #""mid""#, #""high""#, #"if sold then "mid" else "low""#]
      }
    var rows: [DecisionTable.Row] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let tests = [
        try unary(Self.homes, .number, world, &random),
        try unary(Self.tier, .string, world, &random),
      ]
      let output = try world.program(outputs.randomElement(using: &random) ?? "")
      rows.append(DecisionTable.Row(tests: tests, output: output))
    }
    return DecisionTable(
      inputs: [try world.program("homes"), try world.program("tier")], rows: rows, hit: hit,
      priorities: ["high", "mid", "low"].map { .string($0) })
  }

  private func unary(
    _ choices: [String], _ type: FEELType, _ world: World, _ random: inout FixedRandom
  ) throws -> Program {
    let text = choices.randomElement(using: &random) ?? "-"
    return try #require(
      Program.compileUnaryTests(text, input: type, in: world.scope, mode: .dynamic).program,
      "\(text)")
  }

  @Test func tablesAreSeenThroughWhateverTheirHitPolicy() throws {
    var random = FixedRandom(seed: 41)
    let decisions: [(name: String, type: FEELType, text: String)] = [
      ("tier", .string, #"if rank > 3 then "x" else if sealed then "y" else "z""#),
      ("outcome", .any, "null"),
    ]
    for round in 0..<1_100 {
      let hit = Self.policies[round % Self.policies.count]
      var world = try World(decisions: decisions)
      let table = try table(hit, world, &random)
      try world.decide("outcome", by: table)
      let certainty = Certainty(world.ground)
      for text in Self.conditions(hit) {
        let program = try #require(
          Program.compile(text, in: world.scope, mode: .dynamic).program, "\(text)")
        let chosen = world.randomChoice(using: &random)
        let open = Set(world.facts(of: program).sorted().shuffled(using: &random).prefix(2))
        let expected = try world.verdict(on: program, chosen, open: open).verdict
        let found = certainty.decide(program, in: world.frame(chosen, open: open))
        #expect(found == expected, "\(hit): \(text)")
      }
    }
  }

  private static func conditions(_ hit: HitPolicy) -> [String] {
    switch hit {
    case .unique, .any, .priority, .first:
      [#"outcome = "low""#, #"outcome != null"#, #"outcome in ("mid", "high") or sold"#]
    case .outputOrder, .ruleOrder, .collect: [#"outcome = ["low"]"#, "outcome = null"]
    case .collectSum, .collectMin, .collectMax: ["outcome > 2", "outcome in [1..3]"]
    case .collectCount: ["outcome >= 2", "outcome = 0"]
    }
  }
}
