/// A small random playbook with a case, as YAML: few facts with few values, so that every
/// completion can be tried.
struct RandomPlaybook {
  let rules: String
  let caseFile: String
  /// The facts that the case leaves unknown, each with its values as YAML.
  let unknown: [(name: String, values: [String])]

  private static let facts: [(name: String, declaration: String, values: [String])] = [
    ("a", "{title: A, type: boolean}", ["true", "false"]),
    ("b", "{title: B, type: boolean}", ["true", "false"]),
    ("c", "{title: C, type: boolean}", ["true", "false"]),
    ("s", "{title: S, type: string, allowed: [x, y, z]}", ["x", "y", "z"]),
    ("n", "{title: N, type: number, allowed: '>= 0'}", ["0", "5", "10", "15"]),
    ("o", "{title: O, type: number, optional: true}", ["null", "3", "7"]),
  ]

  init(_ random: inout some RandomNumberGenerator) {
    var text = "playbook: {id: random, version: '1', title: Random}\nfacts:\n"
    for fact in Self.facts { text += "  \(fact.name): \(fact.declaration)\n" }
    text += "decisions:\n  d: {type: boolean, is: '\(Self.condition(&random, depth: 1))'}\n"
    let goals = Int.random(in: 0...2, using: &random)
    let remedies = (0..<5).map { "r\($0)" }
    if goals > 0 { text += "goals:\n" }
    for goal in 0..<goals {
      let list = Self.subset(remedies, &random, most: 2)
      text +=
        "  g\(goal): {title: G, when: '\(Self.condition(&random, depth: 1))', "
        + "reached: '\(Self.atom(&random))', remedies: [\(list)]}\n"
    }
    text += "blockers:\n"
    for blocker in 0..<3 {
      let list = Self.subset(remedies, &random, most: 3)
      let stops =
        goals == 0 || Bool.random(using: &random)
        ? "" : ", stops: [\(Self.subset((0..<goals).map { "g\($0)" }, &random, most: 1))]"
      text +=
        "  k\(blocker): {title: K, when: '\(Self.condition(&random, depth: 2))', "
        + "remedies: [\(list)]\(stops)}\n"
    }
    text += "remedies:\n"
    for remedy in remedies { text += Self.remedy(remedy, &random) }
    rules = text
    var file = "case: random\nfacts:\n"
    var unknown: [(name: String, values: [String])] = []
    for fact in Self.facts {
      if Int.random(in: 0..<2, using: &random) == 0 {
        unknown.append((fact.name, fact.values))
      } else {
        file += "  \(fact.name): \(fact.values.randomElement(using: &random) ?? "")\n"
      }
    }
    if unknown.count == Self.facts.count { file = "case: random\n" }
    if Int.random(in: 0..<3, using: &random) == 0 {
      let status = ["assigned", "started", "failed", "done"].randomElement(using: &random) ?? ""
      let remedy = remedies.randomElement(using: &random) ?? "r0"
      file += "log: [{on: 2021-01-01, remedy: \(remedy), is: \(status)}]\n"
    }
    caseFile = file
    self.unknown = unknown
  }

  private static func remedy(_ id: String, _ random: inout some RandomNumberGenerator) -> String {
    var parts = ["title: R"]
    if Bool.random(using: &random) { parts.append("when: '\(condition(&random, depth: 1))'") }
    if Bool.random(using: &random) { parts.append("needs: '\(condition(&random, depth: 1))'") }
    if let fact = facts.dropLast().randomElement(using: &random),
      let value = fact.values.randomElement(using: &random),
      Int.random(in: 0..<4, using: &random) > 0
    {
      parts.append("achieves: {\(fact.name): \(value)}")
    }
    return "  \(id): {\(parts.joined(separator: ", "))}\n"
  }

  private static func condition(_ random: inout some RandomNumberGenerator, depth: Int) -> String {
    if depth == 0 { return atom(&random) }
    let (a, b) = (condition(&random, depth: depth - 1), condition(&random, depth: depth - 1))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "\(a) and \(b)"
    case 1: return "(\(a) or \(b))"
    case 2: return "not(\(a))"
    case 3: return "(if \(a) then \(b) else \(atom(&random)))"
    default: return a
    }
  }

  private static func atom(_ random: inout some RandomNumberGenerator) -> String {
    [
      "a", "b", "c", "not(a)", "s = \"x\"", "s != \"y\"", "s in (\"x\", \"z\")", "n > 5",
      "n <= 10", "n between 5 and 10", "o = null", "o > 5", "n >= 0",
    ].randomElement(using: &random) ?? "a"
  }

  private static func subset(
    _ names: [String], _ random: inout some RandomNumberGenerator, most: Int
  ) -> String {
    names.shuffled(using: &random).prefix(Int.random(in: 1...most, using: &random))
      .joined(separator: ", ")
  }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
