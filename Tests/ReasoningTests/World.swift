import FEEL
import Reasoning
import Testing

/// Facts of every kind, with values on all sides of the constants of ``ConditionText``, and a few
/// decisions about them.
struct World {
  struct Fact {
    let name: String
    let type: FEELType
    let values: [String]
    var allowed: String?
    var isEnumeration = false

    var optional: Bool { values.contains("null") }
  }

  static let facts = [
    Fact(name: "sold", type: .boolean, values: ["true", "false"]),
    Fact(name: "sealed", type: .boolean, values: ["true", "false", "null"]),
    Fact(
      name: "permit", type: .string, values: [#""draft""#, #""filed""#, #""granted""#],
      isEnumeration: true),
    Fact(
      name: "homes", type: .number,
      values: ["0", "1", "1.5", "2.5", "2.75", "3", "100", "300", "300.5"], allowed: ">= 0"),
    Fact(
      name: "rank", type: .number,
      values: ["-4", "1", "2", "2.5", "2.6", "3", "4", "300", "900", "null"]),
    Fact(
      name: "expires", type: .date,
      values: [
        #"@"2001-01-31""#, #"@"2020-01-01""#, #"@"2020-01-02""#, #"@"2020-02-01""#,
        #"@"2021-06-01""#, #"@"2031-01-01""#, "null",
      ]),
    Fact(
      name: "delay", type: .daysAndTime,
      values: [
        #"@"PT1H""#, #"@"P1D""#, #"@"PT30H""#, #"@"PT36H""#, #"@"P8D""#, #"@"P30D""#, #"@"P90D""#,
      ]),
    Fact(
      name: "lease", type: .yearsAndMonths,
      values: [#"@"P0M""#, #"@"P1M""#, #"@"P7M""#, #"@"P1Y""#, #"@"P5Y""#]),
  ]

  let scope: Scope
  let now: DateAndTime
  let fillings: [[Value]]
  private(set) var ground: Ground
  private let order: [Slot]

  /// - Parameter decisions: names with their FEEL texts, each about facts and earlier decisions.
  init(decisions: [(name: String, type: FEELType, text: String)] = []) throws {
    let names = Self.facts.map { ($0.name, $0.type) } + decisions.map { ($0.name, $0.type) }
    let scope = Scope(
      names.enumerated().map { Scope.Name(path: $1.0, type: $1.1, slot: Slot($0)) })
    let now = try #require(DateAndTime("2021-06-01T00:00:00Z"))
    let nothing = Frame(values: [], now: now)
    fillings = try Self.facts.map { fact in
      try fact.values.map { text in
        try #require(Program.compile(text, in: Scope([])).program).evaluate(in: nothing)
      }
    }
    var domains: [Slot: Domain] = [:]
    for (index, fact) in Self.facts.enumerated() {
      domains[Slot(index)] = Domain(
        fact.type, values: fact.isEnumeration ? fillings[index] : nil,
        tests: try fact.allowed.map {
          try #require(
            Program.compileUnaryTests($0, input: fact.type, in: Scope([])).program)
        }, optional: fact.optional)
    }
    var derivations: [Slot: Derivation] = [:]
    for (index, decision) in decisions.enumerated() {
      let program = try #require(Program.compile(decision.text, in: scope).program)
      derivations[Slot(Self.facts.count + index)] = .expression(program)
    }
    order = derivations.keys.sorted()
    ground = Ground(domains: domains, decisions: derivations)
    self.scope = scope
    self.now = now
  }

  /// Takes the place of a decision.
  mutating func decide(_ name: String, by table: DecisionTable) throws {
    ground.decisions[try #require(scope[path: name]).slot] = .table(table)
  }

  func program(_ text: String) throws -> Program {
    try #require(Program.compile(text, in: scope).program, "\(text)")
  }

  var facts: [Slot] { Self.facts.indices.map { Slot($0) } }

  /// The open facts unknown, the others as chosen, the decisions worked out, or those that are
  /// asked.
  func frame(_ chosen: [Value], open: Set<Slot>, asked: Set<Slot>? = nil) -> Frame {
    var frame = Frame(values: chosen + order.map { .unknown(.one($0)) }, now: now)
    for slot in open { frame.values[slot.index] = .unknown(.one(slot)) }
    for slot in order where asked?.contains(slot) != false {
      switch ground.decisions[slot] {
      case .expression(let program): frame.values[slot.index] = program.evaluate(in: frame)
      case .table(let table): frame.values[slot.index] = table.evaluate(in: frame)
      case nil: break
      }
    }
    return frame
  }

  func randomChoice(using random: inout FixedRandom) -> [Value] {
    fillings.map { $0.randomElement(using: &random) ?? .null }
  }

  /// The facts that a program asks, through decisions.
  func facts(of program: Program) -> Set<Slot> { asked(by: program).intersection(facts) }

  /// The facts and decisions that a program asks.
  func asked(by program: Program) -> Set<Slot> {
    var found: Set<Slot> = []
    var open = program.slots
    while let slot = open.popLast() {
      guard found.insert(slot).inserted else { continue }
      switch ground.decisions[slot] {
      case .expression(let program): open += program.slots
      case .table(let table):
        open += table.inputs.flatMap(\.slots)
        open += table.rows.flatMap { $0.tests.flatMap(\.slots) + $0.output.slots }
      case nil: break
      }
    }
    return found
  }

  /// Every filling of the open facts, with the decisions that are asked.
  func completions(of chosen: [Value], open: Set<Slot>, asked: Set<Slot>) -> [Frame] {
    var all = [chosen]
    for slot in open.sorted() {
      all = all.flatMap { choice in
        fillings[slot.index].map { value in
          var choice = choice
          choice[slot.index] = value
          return choice
        }
      }
    }
    return all.map { frame($0, open: [], asked: asked) }
  }

  /// What a condition comes to under every filling, found by trying all of them.
  func verdict(
    on program: Program, _ chosen: [Value], open: Set<Slot>
  ) throws -> (verdict: Verdict, answers: [Ternary]) {
    let asked = asked(by: program)
    let relevant = open.intersection(asked).sorted()
    let answers = completions(of: chosen, open: Set(relevant), asked: asked).map {
      Ternary($0, program)
    }
    if let first = answers.first, answers.allSatisfy({ $0 == first }) {
      return (.certain(first), answers)
    }
    // The last fact changes fastest: an answer hangs on a fact if a step of that fact changes it.
    var stride = 1
    var hangsOn: [Slot] = []
    for slot in relevant.reversed() {
      let count = fillings[slot.index].count
      let differs = answers.indices.contains { place in
        let step = place / stride % count
        return step > 0 && answers[place] != answers[place - stride]
      }
      if differs { hangsOn.append(slot) }
      stride *= count
    }
    return (.unknown(hangsOn.sorted()), answers)
  }
}

extension Ternary {
  init(_ frame: Frame, _ program: Program) {
    switch program.evaluate(in: frame) {
    case .boolean(let truth): self = Ternary(truth)
    default: self = .null
    }
  }
}
