/// A small random playbook with a case, as YAML: few facts with few values, so that every
/// completion can be tried.
struct RandomPlaybook {
  let rules: String
  /// The ids of the case's parts; none where it is one whole.
  let parts: [String]
  /// What the case leaves unknown.
  let unknown: [OpenFact]
  /// What the case states.
  let stated: [Line]
  /// Whether the checklist has been gone through.
  let isScreened: Bool
  /// The facts of the checklist; none where the playbook has none.
  let screen: [String]
  /// The facts that are assumed, with the values.
  let assumed: [String: String]
  private let log: [String]

  /// A fact that the case, or a part of it, leaves unknown.
  struct OpenFact {
    let name: String
    /// Nil: the case does.
    let part: String?
    /// As YAML.
    let values: [String]
    /// What the case says of it all the same, as YAML: it was asked about, or it is disputed.
    let withheld: String?
  }

  /// A fact with a value, in a part or in the case.
  struct Line {
    let name: String
    let part: String?
    let value: String
  }

  /// A fact of every sample.
  struct Declared {
    let name: String
    let declaration: String
    let values: [String]
    /// What an `is` may set it to.
    var formulas: [String] = []
    var isOfCase = false
  }

  static let facts = [
    Declared(
      name: "a", declaration: "{title: A, type: boolean}", values: ["true", "false"],
      formulas: ["not(a)", "c", "true"]),
    Declared(
      name: "b", declaration: "{title: B, type: boolean, of: case}", values: ["true", "false"],
      isOfCase: true),
    Declared(
      name: "c", declaration: "{title: C, type: boolean}", values: ["true", "false"],
      formulas: ["a", "a and c", "false"]),
    Declared(
      name: "s", declaration: "{title: S, type: string, allowed: [x, y, z]}",
      values: ["x", "y", "z"], formulas: ["\"x\"", "if c then \"y\" else \"z\""]),
    Declared(
      name: "n", declaration: "{title: N, type: number, allowed: '>= 0'}",
      values: ["0", "5", "10", "15"], formulas: ["5", "n"]),
    Declared(
      name: "o", declaration: "{title: O, type: number, optional: true}",
      values: ["null", "3", "7"]),
  ]

  private static let remedies = (0..<5).map { "r\($0)" }

  /// At most this many facts are left open where there are parts, each of which has its own.
  private static let mostOpenInParts = 4

  init(_ random: inout some RandomNumberGenerator) {
    func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    screen =
      chance(2) ? ["a", "c", "n"].shuffled(using: &random).prefix(chance(2) ? 2 : 1).sorted() : []
    var assumed: [String: String] = [:]
    if chance(4) { assumed["b"] = "false" }
    if chance(4) { assumed["s"] = "x" }
    self.assumed = assumed
    isScreened = !screen.isEmpty && chance(3)
    rules = Self.rules(&random, screen, assumed)
    parts = Int.random(in: 0..<3, using: &random) == 0 ? ["p1", "p2"] : []
    var unknown: [OpenFact] = []
    var stated: [Line] = []
    for fact in Self.facts {
      let places: [String?] = parts.isEmpty || fact.isOfCase ? [nil] : parts
      for part in places {
        let isFull = !parts.isEmpty && unknown.count >= Self.mostOpenInParts
        if !isFull, Bool.random(using: &random) {
          let withheld = [
            "{status: asked, on: 2021-05-01}", "{value: \(fact.values[0]), status: disputed}",
          ]
          unknown.append(
            OpenFact(
              name: fact.name, part: part, values: fact.values,
              withheld: chance(8) ? withheld.randomElement(using: &random) : nil))
        } else {
          let value = fact.values.randomElement(using: &random) ?? ""
          stated.append(Line(name: fact.name, part: part, value: value))
        }
      }
    }
    self.unknown = unknown
    self.stated = stated
    log = Self.log(&random, parts)
  }

  /// The case.
  func caseFile() -> String {
    let withheld = unknown.compactMap { fact in
      fact.withheld.map { Line(name: fact.name, part: fact.part, value: $0) }
    }
    let all = stated + withheld
    func facts(of part: String?) -> String {
      "{" + all.filter { $0.part == part }.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
        + "}"
    }
    var text = "case: random\nfacts: \(facts(of: nil))\n"
    if isScreened { text += "screened: {list: 2021-05-01}\n" }
    if !parts.isEmpty {
      text += "parts:\n"
      for part in parts { text += "  - {id: \(part), title: P, facts: \(facts(of: part))}\n" }
    }
    return log.isEmpty ? text : text + "log:\n" + log.map { "  - \($0)\n" }.joined()
  }

  private static func rules(
    _ random: inout some RandomNumberGenerator, _ screen: [String], _ assumed: [String: String]
  ) -> String {
    var text = "playbook: {id: random, version: '1', title: Random}\n"
    let hasPhases = Bool.random(using: &random)
    if hasPhases { text += "phases: {first: {title: P}, second: {title: P}, third: {title: P}}\n" }
    text += "facts:\n"
    for fact in facts {
      let declaration = assumed[fact.name].map { "\(fact.declaration.dropLast()), assume: \($0)}" }
      text += "  \(fact.name): \(declaration ?? fact.declaration)\n"
    }
    text += constraints(&random) + checklist(&random, screen)
    text +=
      "decisions:\n  d: {type: boolean, is: '\(condition(&random, depth: 1, among: factAtoms))'}\n"
    text +=
      "  t: {type: boolean, table: {hit: first, inputs: [n, s], rows: [['<= 5', '\"x\"', 'true'], "
      + "['-', 'not(\"y\")', '\(Bool.random(using: &random))'], ['-', '-', 'false']]}}\n"
    text += "offices: {office: {title: O}}\n"
    let goals = Int.random(in: 0...2, using: &random)
    if goals > 0 { text += "goals:\n" }
    for goal in 0..<goals {
      text +=
        "  g\(goal): {title: G, when: '\(condition(&random, depth: 1))', "
        + "reached: '\(atom(&random))', remedies: [\(subset(remedies, &random, most: 2))]"
        + phase(&random, hasPhases) + "}\n"
    }
    text += "blockers:\n"
    for blocker in 0..<3 {
      let stops =
        goals == 0 || Bool.random(using: &random)
        ? "" : ", stops: [\(subset((0..<goals).map { "g\($0)" }, &random, most: 1))]"
      text +=
        "  k\(blocker): {title: K, when: '\(condition(&random, depth: 2))', "
        + "remedies: [\(subset(remedies, &random, most: 3))]\(stops)\(phase(&random, hasPhases))}\n"
    }
    text += "remedies:\n"
    for remedy in remedies { text += self.remedy(remedy, &random, phase(&random, hasPhases)) }
    text +=
      "clocks:\n  w: {title: W, when: '\(atom(&random))', from: 'date(\"2021-05-01\")', "
      + "within: 3 days, met: '\(atom(&random))'\(Bool.random(using: &random) ? ", holder: office" : "")}\n"
    return text
  }

  /// Up to three constraints: implications, exclusions, and one that compares two facts.
  private static func constraints(_ random: inout some RandomNumberGenerator) -> String {
    let lines = (0..<Int.random(in: 0...3, using: &random)).map { number in
      let (a, b) = (atom(&random, among: factAtoms), atom(&random, among: factAtoms))
      let condition =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: "then: 'not(\(a) and \(b))'"
        case 1: "if: '\(a) and \(atom(&random, among: factAtoms))', then: '\(b)'"
        case 2: "if: d, then: '\(b)'"
        case 3: "if: 'o != null and n < o', then: '\(a)'"
        default: "if: '\(a)', then: '\(b)'"
        }
      return "  l\(number): {title: L, \(condition)}\n"
    }
    return lines.isEmpty ? "" : "constraints:\n" + lines.joined()
  }

  private static func checklist(
    _ random: inout some RandomNumberGenerator, _ facts: [String]
  ) -> String {
    if facts.isEmpty { return "" }
    let when = ["b", "s != \"y\"", "o = null"].randomElement(using: &random) ?? "b"
    return "screens:\n  list: {title: S, ask: S, facts: [\(facts.joined(separator: ", "))]"
      + (Bool.random(using: &random) ? ", when: '\(when)'}\n" : "}\n")
  }

  private static func phase(_ random: inout some RandomNumberGenerator, _ hasPhases: Bool) -> String
  {
    let phase = ["first", "second", "third"].randomElement(using: &random) ?? "first"
    return hasPhases && Bool.random(using: &random) ? ", phase: \(phase)" : ""
  }

  private static func remedy(
    _ id: String, _ random: inout some RandomNumberGenerator, _ phase: String
  ) -> String {
    func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    var keys = ["title: R" + phase]
    if chance(2) { keys.append("when: '\(condition(&random, depth: 1))'") }
    if chance(2) { keys.append("needs: '\(condition(&random, depth: 1))'") }
    if chance(5) { keys.append("decide: {by: office}") }
    if chance(4), let other = remedies.filter({ $0 != id }).randomElement(using: &random) {
      keys.append("excludes: [\(other)]")
    }
    if !chance(4) {
      let changed = facts.dropLast().shuffled(using: &random).prefix(chance(3) ? 2 : 1)
      let changes = changed.map { fact in
        if chance(4), let formula = fact.formulas.randomElement(using: &random) {
          return "\(fact.name): {is: '\(formula)'}"
        }
        return "\(fact.name): \(fact.values.randomElement(using: &random) ?? "")"
      }
      keys.append("achieves: {\(changes.joined(separator: ", "))}")
      let others = facts.dropLast().filter { fact in !changed.contains { $0.name == fact.name } }
      // Drawn apart, so that all else of the sample is the same with and without it.
      var apart = SeededGenerator(seed: keys.joined().utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
      if Bool.random(using: &apart), let other = others.randomElement(using: &apart) {
        keys.append("also: {\(other.name): \(other.values.randomElement(using: &apart) ?? "")}")
      }
    }
    return "  \(id): {\(keys.joined(separator: ", "))}\n"
  }

  /// Up to two entries, of the case or of one part.
  private static func log(_ random: inout some RandomNumberGenerator, _ parts: [String]) -> [String]
  {
    (0..<[0, 0, 1, 2][Int.random(in: 0..<4, using: &random)]).map { month in
      let status =
        ["assigned", "approved", "started", "submitted", "failed", "declined", "done"]
        .randomElement(using: &random) ?? ""
      let remedy = remedies.randomElement(using: &random) ?? "r0"
      let part = Bool.random(using: &random) ? parts.randomElement(using: &random) : nil
      return "{on: 2021-0\(month + 1)-01, remedy: \(remedy), is: \(status)"
        + (part.map { ", part: \($0)" } ?? "") + "}"
    }
  }

  private static func condition(
    _ random: inout some RandomNumberGenerator, depth: Int, among atoms: [String] = atoms
  ) -> String {
    if depth == 0 { return atom(&random, among: atoms) }
    let a = condition(&random, depth: depth - 1, among: atoms)
    let b = condition(&random, depth: depth - 1, among: atoms)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "\(a) and \(b)"
    case 1: return "(\(a) or \(b))"
    case 2: return "not(\(a))"
    case 3: return "(if \(a) then \(b) else \(atom(&random, among: atoms)))"
    default: return a
    }
  }

  private static func atom(
    _ random: inout some RandomNumberGenerator, among atoms: [String] = atoms
  ) -> String {
    atoms.randomElement(using: &random) ?? "a"
  }

  /// Conditions on facts alone.
  private static let factAtoms = [
    "a", "b", "c", "not(a)", "s = \"x\"", "s != \"y\"", "s in (\"x\", \"z\")", "n > 5", "n <= 10",
    "n between 5 and 10", "o = null", "o > 5", "n >= 0",
  ]

  /// Those, and the decisions.
  private static let atoms = factAtoms + ["d", "t", "not(t)"]

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
