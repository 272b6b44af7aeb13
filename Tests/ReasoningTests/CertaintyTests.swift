import FEEL
import Reasoning
import Testing

struct CertaintyTests {
  private static let decisions: [(name: String, type: FEELType, text: String)] = [
    ("urgent", .boolean, #"homes >= 300 and delay > @"P1D" or permit = "draft""#),
    ("tier", .string, #"if urgent then "x" else if rank in [1..3] then "y" else "z""#),
    ("share", .number, #"if sold then 1 else if sealed then 2.5 else 300"#),
    ("odd", .boolean, #"homes + rank > 3"#),
  ]

  /// At most three facts are open, so that every filling can be tried.
  private func open(_ program: Program, in world: World, _ random: inout FixedRandom) -> Set<Slot> {
    let facts = world.facts(of: program).sorted().shuffled(using: &random)
    return Set(facts.prefix(Int.random(in: 1...3, using: &random)))
  }

  @Test func certaintyIsThatOfEveryFilling() throws {
    let world = try World(decisions: Self.decisions)
    let certainty = Certainty(world.ground)
    var text = ConditionText(
      random: FixedRandom(seed: 21),
      decisions: ["urgent", #"tier = "x""#, #"tier != "y""#, "homes > share", "share = rank"])
    for _ in 0..<20_000 {
      let condition = text.condition(depth: 2)
      let program = try world.program(condition)
      let open = open(program, in: world, &text.random)
      let chosen = world.randomChoice(using: &text.random)
      let expected = try world.verdict(on: program, chosen, open: open).verdict
      let found = certainty.decide(program, in: world.frame(chosen, open: open))
      #expect(found == expected, "\(condition)")
    }
  }

  @Test func conditionsThatShareASpaceAreDecidedAsAlone() throws {
    let world = try World(decisions: Self.decisions)
    let certainty = Certainty(world.ground)
    var text = ConditionText(
      random: FixedRandom(seed: 23), decisions: ["urgent", #"tier = "x""#, "odd", "homes > rank"])
    for _ in 0..<100 {
      let programs = try (0..<10).map { _ in try world.program(text.condition(depth: 2)) }
      let open = Set(world.facts.filter { _ in Bool.random(using: &text.random) })
      let frame = world.frame(world.randomChoice(using: &text.random), open: open)
      var space = ConditionSpace(world.ground, frame: frame, conditions: programs)
      for program in programs {
        let alone = certainty.decide(program, in: frame)
        #expect(space.decide(program, in: frame) == alone, "\(program.text)")
      }
    }
  }

  @Test func aFullStoreLeavesTheEvaluatorsAnswer() throws {
    let world = try World()
    let program = try world.program("homes < 3 and sold or homes >= 3 and sold or sealed")
    var space = ConditionSpace(
      world.ground, frame: world.unknown, conditions: [program], bound: 2)
    #expect(throws: Overflow.self) { try space.diagram(of: program) }
    let verdict = space.decide(program, in: world.unknown)
    #expect(verdict == .unknown([Slot(0), Slot(1), Slot(3)]))
  }

  @Test func certaintyIsNeverWrongWhereConditionsAreOpaque() throws {
    let world = try World(decisions: Self.decisions)
    let certainty = Certainty(world.ground)
    var text = ConditionText(
      random: FixedRandom(seed: 22),
      decisions: [
        "odd", "homes > rank", "homes * 2 >= 5", "permit > \"e\"",
        "(some n in [homes, 3] satisfies n < 3)", "expires.year >= 2021",
        "(if odd then 1 else rank) = 1",
      ])
    var decided = 0
    for _ in 0..<5_000 {
      let condition = "\(text.condition(depth: 1)) \(text.pick(["and", "or"])) \(text.atom())"
      let program = try world.program(condition)
      let open = open(program, in: world, &text.random)
      let chosen = world.randomChoice(using: &text.random)
      let (expected, answers) = try world.verdict(on: program, chosen, open: open)
      switch certainty.decide(program, in: world.frame(chosen, open: open)) {
      case .certain(let truth):
        decided += 1
        #expect(answers.allSatisfy { $0 == truth }, "\(condition)")
      case .unknown(let facts):
        #expect(Set(facts).isSubset(of: open), "\(condition)")
        if case .unknown(let least) = expected {
          #expect(Set(least).isSubset(of: facts), "\(condition)")
        }
      }
    }
    #expect(decided > 1_000)
  }

  @Test(arguments: [
    (#"a = "x" or a != "x""#, "true"),
    ("a < 3 or a >= 3", "true"),
    ("a > 3 and a < 3", "false"),
    ("a < 3 or b", "unknown a b"),
    ("a < 3 or a >= 3 or b = 7", "true"),
    ("a = true or a = false", "true"),
    ("a or not(a)", "true"),
    ("if a then 1 else 1", "1"),
    (#"if a > 3 then "big" else if a <= 3 then "small" else "none""#, "unknown a"),
    (#"(if a > 3 then "big" else "small") in ("big", "small")"#, "true"),
    ("a = null", "unknown a"),
    ("a = null and a > 3", "false"),
    ("a + b", "unknown a b"),
    ("a = b or a != b", "unknown a b"),
    (#"(a in ("x", "y") or b) and not(a = "z" and a = "x")"#, "unknown a b"),
    (#"a in ("x", "y") and a = "z""#, "false"),
    (#"(a = "x" or b > 3) and (a = "x" or b <= 3)"#, "unknown a"),
    (#"a between @"2020-01-01" and @"2020-12-31" and a > @"2021-01-01""#, "false"),
    ("[a > 3, a <= 3]", "unknown a"),
  ]) func unknownNamesAreOfTheKindTheyAreComparedWith(text: String, expected: String) throws {
    let scope = Scope([
      Scope.Name(path: "a", type: .any, slot: Slot(0)),
      Scope.Name(path: "b", type: .any, slot: Slot(1)),
    ])
    let program = try #require(Program.compile(text, in: scope, mode: .dynamic).program)
    let now = try #require(DateAndTime("2021-06-01T00:00:00Z"))
    let frame = Frame(values: [.unknown(.one(Slot(0))), .unknown(.one(Slot(1)))], now: now)
    let value = Certainty(Ground(inferredFrom: program, in: frame)).value(of: program, in: frame)
    if let unknown = value.unknowns {
      let names = unknown.slots.map { ["a", "b"][$0.index] }
      #expect((["unknown"] + names).joined(separator: " ") == expected)
    } else {
      #expect(value.literal == expected)
    }
  }
}
