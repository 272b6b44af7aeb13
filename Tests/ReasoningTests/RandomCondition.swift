/// Random FEEL conditions over a few facts and decisions, as text, all of the class that is
/// decided exactly: comparisons of a fact with constants, joined.
struct ConditionText {
  static let numbers = ["1", "2.5", "3", "300"]
  static let dates = [#"@"2020-01-01""#, #"@"2020-01-02""#, #"@"2021-06-01""#]
  static let spans = [#"@"P1D""#, #"@"PT36H""#, #"@"P30D""#]
  static let months = [#"@"P1M""#, #"@"P1Y""#]
  static let states = [#""draft""#, #""filed""#, #""granted""#]

  var random: FixedRandom
  /// Names of boolean decisions that may be used.
  var decisions: [String] = []

  mutating func pick(_ choices: [String]) -> String {
    choices.randomElement(using: &random) ?? "true"
  }

  mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

  mutating func condition(depth: Int) -> String {
    guard depth > 0, roll(6) > 0 else { return atom() }
    switch roll(8) {
    case 0, 1: return "(\(condition(depth: depth - 1)) and \(condition(depth: depth - 1)))"
    case 2, 3: return "(\(condition(depth: depth - 1)) or \(condition(depth: depth - 1)))"
    case 4: return "not(\(condition(depth: depth - 1)))"
    case 5:
      let parts = (0..<3).map { _ in condition(depth: depth - 1) }
      return "(if \(parts[0]) then \(parts[1]) else \(parts[2]))"
    case 6:
      let parts = (0..<2).map { _ in condition(depth: depth - 1) }
      return #"(if \#(parts[0]) then "x" else if \#(parts[1]) then "y" else "z") = "#
        + pick([#""x""#, #""y""#, #""z""#])
    default: return "(\(condition(depth: depth - 1))) = \(pick(["true", "false"]))"
    }
  }

  mutating func atom() -> String {
    switch roll(8) {
    case 0: return pick(["sold", "sealed"] + decisions)
    case 1, 2: return text("permit", Self.states)
    case 3: return line("homes", Self.numbers)
    case 4: return line("rank", Self.numbers)
    case 5: return line("expires", Self.dates)
    case 6: return line("delay", Self.spans)
    default: return line("lease", Self.months)
    }
  }

  private mutating func text(_ fact: String, _ values: [String]) -> String {
    let (a, b) = (pick(values), pick(values))
    switch roll(5) {
    case 0: return "\(fact) = \(a)"
    case 1: return "\(fact) != \(a)"
    case 2: return "\(a) = \(fact)"
    case 3: return "\(fact) in (\(a), \(b))"
    default: return "\(fact) in [\(a), \(b)]"
    }
  }

  private mutating func line(_ fact: String, _ values: [String]) -> String {
    let places = [roll(values.count), roll(values.count)].sorted()
    let (a, b) = (values[places[0]], values[places[1]])
    let compare = pick(["<", "<=", ">", ">=", "=", "!="])
    switch roll(9) {
    case 0, 1, 2: return "\(fact) \(compare) \(a)"
    case 3: return "\(a) \(compare) \(fact)"
    case 4: return "\(fact) between \(a) and \(b)"
    case 5: return "\(fact) in \(pick(["[", "("]))\(a)..\(b)\(pick(["]", ")"]))"
    case 6: return "\(fact) in (< \(a), > \(b))"
    case 7: return "\(fact) in (\(a), \(b))"
    default: return "\(fact) \(pick(["=", "!="])) null"
    }
  }
}
