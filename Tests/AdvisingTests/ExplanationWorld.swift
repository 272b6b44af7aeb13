import Advising
import Diagnostics
import FEEL
import Playbooks
import Testing

/// Random numbers that are the same in every run (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A small random playbook, and all cases about its four facts.
struct ExplanationWorld {
  /// The values of each fact, unknown last.
  static let choices: [(name: String, texts: [String])] = [
    ("f.a", ["true", "false"]), ("f.b", ["true", "false"]),
    ("f.s", [#""x""#, #""y""#, #""z""#]), ("f.n", ["0", "1", "3", "4"]),
  ]

  let playbook: Playbook
  let day: CalendarDate
  let log: [LogEntry]
  let values: [[Value]]

  /// The playbook of this number, with constraints between its facts or without.
  init(seed: UInt64, isLimited: Bool = false) throws {
    var text = PlaybookText(random: SeededRandom(seed: seed))
    let rules = text.whole()
    // Constraints that exclude what a remedy achieves make no playbook; then it goes without.
    let limited = isLimited ? Self.load(rules + text.constraints()).playbook : nil
    let free = Self.load(rules)
    playbook = try #require(
      limited ?? free.playbook, "seed \(seed): \(free.diagnostics.map(\.id))")
    let day = try #require(CalendarDate(year: 2021, month: 6, day: 1))
    self.day = day
    var entries: [LogEntry] = []
    for index in playbook.remedies.indices where text.roll(4) == 0 {
      let status = LogEntry.Status.allCases[text.roll(LogEntry.Status.allCases.count)]
      entries.append(LogEntry(on: day, remedy: Reference(index), status: status))
    }
    log = entries
    let nothing = Frame(values: [], now: DateAndTime(startOf: day))
    values = try Self.choices.map { choice in
      try choice.texts.map {
        try #require(Program.compile($0, in: Scope([])).program).evaluate(in: nothing)
      } + [.unknown(.one(Slot(0)))]
    }
  }

  private static func load(_ text: String) -> LoadedPlaybook {
    PlaybookLoader.load([SourceFile(name: "rules.yaml", text: Array(text.utf8))])
  }

  /// The case in which each fact has the value of that number; past the last: unknown.
  func file(_ numbers: [Int]) -> Case {
    var facts: [Slot: Statement] = [:]
    for (index, number) in numbers.enumerated() where number < values[index].count - 1 {
      facts[Slot(index)] = Statement(value: values[index][number])
    }
    return Case(id: "c", title: Text("c"), facts: facts, log: log)
  }

  /// Every choice of values, unknown ones too.
  var all: [[Int]] {
    values.reduce([[]]) { all, values in
      all.flatMap { head in values.indices.map { head + [$0] } }
    }
  }

  var subjects: [ExplanationSubject] {
    playbook.blockers.indices.map { .blocker(Reference($0)) }
      + playbook.remedies.indices.map { .remedy(Reference($0)) }
      + playbook.goals.indices.map { .goal(Reference($0)) }
  }

  /// Whether the constraints allow what is known in that case, whatever is unknown; tried value by
  /// value.
  func isPossible(_ numbers: [Int]) -> Bool {
    var frame = playbook.blankFrame(on: day)
    return isPossible(numbers[...], 0, &frame)
  }

  private func isPossible(_ rest: ArraySlice<Int>, _ fact: Int, _ frame: inout Frame) -> Bool {
    guard let number = rest.first else {
      for decision in playbook.decisionOrder {
        frame.values[playbook[decision].slot.index] = playbook[decision].evaluate(in: frame)
      }
      func gives(_ answer: Bool, _ formula: Formula) -> Bool {
        formula.program.evaluate(in: frame).isSame(as: .boolean(answer))
      }
      return !playbook.constraints.contains { constraint in
        constraint.if.map { gives(true, $0) } != false && gives(false, constraint.then)
      }
    }
    let own = values[fact].dropLast()
    let tried = number < own.count ? [own[number]] : Array(own)
    return tried.contains { value in
      frame.values[fact] = value
      return isPossible(rest.dropFirst(), fact + 1, &frame)
    }
  }

  /// The value that the rules cannot tell from this one.
  func number(of setting: FactSetting) -> Int? {
    let own = values[setting.fact.index]
    if let number = own.firstIndex(where: { $0.isSame(as: setting.value) }) { return number }
    guard case .number(let number) = setting.value else { return nil }
    return number < Number(3) ? 1 : 3
  }
}

/// Writes random playbooks.
private struct PlaybookText {
  var random: SeededRandom

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

  mutating func pick(_ choices: [String]) -> String { choices[roll(choices.count)] }

  mutating func atom() -> String {
    switch roll(5) {
    case 0: "f.a"
    case 1: "f.b"
    case 2: pick([#"f.s = "x""#, #"f.s != "y""#, #"f.s in ("x", "z")"#])
    case 3: pick(["f.n >= 3", "f.n < 3"])
    default: pick(["both", "not(both)"])
    }
  }

  mutating func condition(_ depth: Int) -> String {
    guard depth > 0, roll(4) > 0 else { return atom() }
    switch roll(5) {
    case 0: return "not(\(condition(depth - 1)))"
    case 1, 2: return "(\(condition(depth - 1)) and \(condition(depth - 1)))"
    default: return "(\(condition(depth - 1)) or \(condition(depth - 1)))"
    }
  }

  mutating func list(_ names: [String], most: Int) -> String {
    let chosen = names.shuffled(using: &random).prefix(roll(most + 1))
    return "[\(chosen.joined(separator: ", "))]"
  }

  mutating func line(_ key: String, _ text: String, chance: Int) -> String {
    roll(chance) == 0 ? "    \(key): \(text)\n" : ""
  }

  mutating func whole() -> String {
    let remedies = ["r0", "r1", "r2", "r3"]
    let goals = ["g0", "g1"].prefix(roll(3))
    var text = """
      playbook: {id: p, version: "1", title: p}
      facts:
        f.a: {title: a, type: boolean}
        f.b: {title: b, type: boolean}
        f.s: {title: s, type: string, allowed: [x, y, z]}
        f.n: {title: n, type: number, allowed: ">= 0"}
      decisions:
        both: {type: boolean, is: f.a and f.n >= 3}

      """
    if !goals.isEmpty { text += "goals:\n" }
    for goal in goals {
      text += "  \(goal):\n    title: \(goal)\n"
      text += line("when", quoted(condition(1)), chance: 2)
      text += "    reached: \(quoted(atom()))\n    remedies: \(list(remedies, most: 2))\n"
    }
    text += "blockers:\n"
    for blocker in ["b0", "b1"] {
      text += "  \(blocker):\n    title: \(blocker)\n    when: \(quoted(condition(2)))\n"
      if roll(3) == 0 { text += "    stops: \(list(Array(goals), most: 1))\n" }
      text += "    remedies: \(list(remedies, most: 3))\n"
    }
    text += "remedies:\n"
    for remedy in remedies { text += self.remedy(remedy, others: remedies.filter { $0 != remedy }) }
    return text
  }

  /// One or two constraints between the facts.
  mutating func constraints() -> String {
    var text = "constraints:\n"
    for name in ["c0", "c1"].prefix(1 + roll(2)) {
      text += "  \(name):\n    title: \(name)\n"
      text += line("if", quoted(condition(1)), chance: 2)
      text += "    then: \(quoted(condition(1)))\n"
    }
    return text
  }

  private mutating func remedy(_ name: String, others: [String]) -> String {
    var text = "  \(name):\n    title: \(name)\n"
    text += line("when", quoted(condition(1)), chance: 2)
    text += line("needs", quoted(condition(2)), chance: 2)
    text += line("decide", "{consider: []}", chance: 4)
    text += line("excludes", "[\(pick(others))]", chance: 5)
    var achieved = [
      "f.a: \(pick(["true", "false", "{is: f.b}"]))", "f.b: \(pick(["true", "false"]))",
      "f.s: \(pick(["x", "y", "z"]))", "f.n: \(pick(["0", "3", "{is: if f.a then 3 else 0}"]))",
    ].shuffled(using: &random)
    achieved.removeFirst(2 + roll(3))
    if !achieved.isEmpty { text += "    achieves: {\(achieved.joined(separator: ", "))}\n" }
    return text
  }

  private func quoted(_ condition: String) -> String { "'\(condition)'" }
}
