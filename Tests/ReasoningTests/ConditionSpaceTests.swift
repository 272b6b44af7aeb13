import FEEL
import Reasoning
import Testing

struct ConditionSpaceTests {
  @Test(arguments: [
    ("homes >= 300", "homes", ["[0..300)", "[300..)"]),
    ("homes > 300 or homes < 1", "homes", ["[0..1)", "[1..300]", "(300..)"]),
    ("homes = 3", "homes", ["[0..3)", "3", "(3..)"]),
    ("homes in [1..3)", "homes", ["[0..1)", "[1..3)", "[3..)"]),
    ("rank between 1 and 3", "rank", ["(..1)", "[1..3]", "(3..)", "null"]),
    ("homes + 1 > 3 or homes <= 2", "homes", ["[0..2]", "(2..)"]),
    ("permit = \"draft\"", "permit", ["\"draft\"", "\"filed\"", "\"granted\""]),
    ("sealed", "sealed", ["false", "true", "null"]),
    (
      #"expires > @"2020-01-01" and expires < @"2020-01-02""#, "expires",
      [#"(..@"2020-01-01"]"#, #"[@"2020-01-02"..)"#, "null"]
    ),
    ("homes >= share", "homes", ["[0..1)", "[1..2.5)", "[2.5..300)", "[300..)"]),
  ]) func cellsAreCutAtConstantsOnly(text: String, fact: String, expected: [String]) throws {
    let world = try World(decisions: [
      ("share", .number, "if sold then 1 else if sealed then 2.5 else 300")
    ])
    let program = try world.program(text)
    let space = ConditionSpace(
      world.ground, frame: world.unknown, conditions: [program])
    let slot = try #require(world.scope[path: fact]).slot
    let cells = try #require(space.cells(of: slot))
    #expect(cells.cells.map(\.text) == expected)
    for (index, cell) in cells.cells.enumerated() { #expect(cells.cell(of: cell.value) == index) }
  }

  @Test func aDiagramAnswersAsTheEvaluatorForEveryCase() throws {
    let world = try World(decisions: [
      ("urgent", .boolean, #"homes >= 300 and delay > @"P1D" or permit = "draft""#)
    ])
    var text = ConditionText(random: FixedRandom(seed: 31), decisions: ["urgent", "homes > rank"])
    let conditions = (0..<400).map { _ in text.condition(depth: 3) }
    let programs = try conditions.map(world.program)
    var space = ConditionSpace(
      world.ground, frame: world.unknown, conditions: programs)
    let diagrams = try programs.map { try space.diagram(of: $0) }
    for _ in 0..<200 {
      let frame = world.frame(world.randomChoice(using: &text.random), open: [])
      let here = space.restriction(to: frame)
      for (program, diagram) in zip(programs, diagrams) {
        let expected = Verdict.certain(Ternary(frame, program))
        #expect(try space.verdict(on: diagram, under: here) == expected, "\(program.text)")
      }
    }
  }

  @Test func whatIsNoComparisonWithConstantsIsNamed() throws {
    let world = try World()
    let program = try world.program("sold and homes > rank or homes * 2 > 5")
    var space = ConditionSpace(
      world.ground, frame: world.unknown, conditions: [program])
    let diagram = try space.diagram(of: program)
    #expect(space.notAnalysed(in: diagram) == ["homes > rank", "homes * 2 > 5"])
    let names = try space.facts(of: diagram).map { World.facts[$0.index].name }
    #expect(names == ["sold", "homes", "rank"])
  }

  @Test func smallestChangesTurnTheConditionAndNoPartOfThemDoes() throws {
    let world = try World(decisions: [
      ("urgent", .boolean, #"homes >= 300 and delay > @"P1D" or permit = "draft""#)
    ])
    var text = ConditionText(
      random: FixedRandom(seed: 32), decisions: ["urgent", "homes > rank"])
    var turned = 0
    for _ in 0..<1_000 {
      let program = try world.program(text.condition(depth: 3))
      var space = ConditionSpace(
        world.ground, frame: world.unknown, conditions: [program])
      let diagram = try space.diagram(of: program)
      let chosen = world.randomChoice(using: &text.random)
      let open = Set(world.facts.filter { _ in Int.random(in: 0..<6, using: &text.random) == 0 })
      let frame = world.frame(chosen, open: open)
      let truth: Ternary = Bool.random(using: &text.random) ? .true : .false
      func comesAbout(_ settings: [ConditionSpace.Setting]) -> Bool {
        var chosen = chosen
        for setting in settings { chosen[setting.fact.index] = setting.value }
        let left = open.subtracting(settings.map(\.fact))
        return Certainty(world.ground).decide(program, in: world.frame(chosen, open: left))
          == .certain(truth)
      }
      let changes = try space.smallestChanges(
        of: diagram, to: truth, in: frame, atMost: 5, confirm: comesAbout)
      for settings in changes {
        turned += 1
        #expect(comesAbout(settings), "\(program.text)")
        for place in settings.indices {
          var fewer = settings
          fewer.remove(at: place)
          #expect(!comesAbout(fewer), "\(program.text)")
        }
      }
    }
    #expect(turned > 1_000)
  }

  @Test func answersSettleWhatTheyMakeTrueOrFalse() throws {
    let world = try World(decisions: [("late", .boolean, #"delay > @"P30D""#)])
    let texts = [
      "homes >= 300 and sold", "homes < 300 or late", "rank < 3 or homes >= 300",
      "permit = \"draft\"",
      "homes * 2 > 500", "late",
    ]
    let programs = try texts.map(world.program)
    var space = ConditionSpace(world.ground, frame: world.unknown, conditions: programs)
    let diagrams = try programs.map { try space.diagram(of: $0) }
    let questions = try space.questions(about: diagrams, in: world.unknown)
    let found = questions.map { question in
      "\(World.facts[question.fact.index].name) \(question.answers.map(\.settles)) \(question.value)"
    }
    #expect(
      found == [
        "sold [[0], []] 0.5", "permit [[3], [3], [3]] 1.0", "homes [[0, 1, 4], [2, 4]] 2.5",
        "rank [[2], [], []] 0.3333333333333333", "delay [[5], [1, 5]] 1.5",
      ])
  }

  @Test func witnessesAreFillings() throws {
    let world = try World()
    let program = try world.program(#"homes > 300 and permit != "draft" and rank = null"#)
    var space = ConditionSpace(world.ground, frame: world.unknown, conditions: [program])
    let diagram = try space.diagram(of: program)
    let cells = try #require(space.store.witness(of: .true, in: diagram))
    let settings = space.settings(of: cells)
    #expect(settings.map(\.value.literal) == ["301", #""filed""#, "null"])
    #expect(try space.store.primeImplicants(of: .true, in: diagram, atMost: 9).boxes.count == 1)
  }
}

extension World {
  /// Nothing known.
  var unknown: Frame { frame(facts.map { _ in .null }, open: Set(facts)) }
}

extension Cell {
  /// As FEEL writes a value or a range, without the ends that it has not.
  fileprivate var text: String {
    switch extent {
    case .value: return value.literal
    case .otherText: return "other"
    case .run(let from, let to):
      let start = from.map { ($0.included ? "[" : "(") + $0.value.literal } ?? "("
      let end = to.map { $0.value.literal + ($0.included ? "]" : ")") } ?? ")"
      return start + ".." + end
    }
  }
}
