/// A random playbook of blockers with many kinds of conditions, and lines of cases for it.
struct BlockSample {
  let rules: String

  private static let facts = [
    "a: {title: A, type: boolean}", "b: {title: B, type: boolean}",
    "x.c: {title: C, type: boolean, assume: false}",
    "s: {title: S, type: string, allowed: [x, y, z]}",
    "x.r: {title: R, type: string, allowed: [x, y, z], assume: x}", "t: {title: T, type: string}",
    "n: {title: N, type: number, allowed: '>= 0'}", "m: {title: M, type: number}",
    "x.y.q: {title: Q, type: number, allowed: '[0..9]', assume: 3}",
    "o: {title: O, type: number, optional: true}", "d: {title: D, type: date}",
    "e: {title: E, type: date}", "l: {title: L, type: list<string>}",
  ]

  /// Conditions that compare facts with constants.
  private static let plain = [
    "a", "b", "x.c", "not(a)", "s = \"x\"", "s != \"y\"", "s in (\"x\", \"z\")", "x.r = \"y\"",
    "t = \"stop\"", "n > 5", "n <= 10", "n between 5 and 10", "n = 2.5", "m < -3", "x.y.q > 3",
    "x.y.q = 3", "o = null", "o > 5", "d < date(\"2021-06-01\")", "d <= today()",
    "e in [date(\"2021-01-01\")..date(\"2021-12-31\"))",
  ]

  /// Those, and conditions that ask more.
  private static let all =
    plain + [
      "list contains(l, \"u\")", "list contains(l, \"砖\")", "count(l) > 1", "n > m", "d < e",
      "n + m > 10", "d + duration(\"P30D\") < today()", "starts with(t, \"st\")",
      "some u in l satisfies u = \"w\"",
      "n > x.y.q", "f", "g", "h > 3", "not(f)",
    ]

  init(_ random: inout SeededGenerator) {
    var text = "playbook: {id: random, version: '1', title: Random, languages: [en]}\nfacts:\n"
    for fact in Self.facts { text += "  \(fact)\n" }
    let constraints = Int.random(in: 0...4, using: &random)
    if constraints > 0 { text += "constraints:\n" }
    for number in 0..<constraints {
      let one = Int.random(in: 0..<6, using: &random) == 0
      let (p, q) = (
        Self.condition(&random, 1, Self.plain),
        one ? "n >= m" : Self.condition(&random, 0, Self.plain)
      )
      text += "  c\(number): {title: C, if: '\(p)', then: '\(q)'}\n"
    }
    text += "screens:\n  list: {title: L, ask: L, facts: [a, n]}\n"
    text += "decisions:\n"
    text += "  f: {type: boolean, is: '\(Self.condition(&random, 1, Self.plain))'}\n"
    text += "  g: {type: boolean, is: 'n > m or \(Self.condition(&random, 0, Self.plain))'}\n"
    text +=
      "  h: {type: number, table: {hit: first, inputs: [n, s], rows: [['<= 5', '\"x\"', '1'], "
      + "['-', 'not(\"y\")', '5'], ['-', '-', '9']]}}\n"
    text +=
      "offices: {office: {title: O}}\nremedies: {act: {title: Act, lead: office}}\nblockers:\n"
    for number in 0..<12 {
      text +=
        "  k\(number): {title: K, when: '\(Self.condition(&random, 2, Self.all))', remedies: [act]}\n"
    }
    rules = text
  }

  private static func condition(
    _ random: inout SeededGenerator, _ depth: Int, _ atoms: [String]
  ) -> String {
    if depth == 0 { return atoms.randomElement(using: &random) ?? "a" }
    let a = condition(&random, depth - 1, atoms)
    let b = condition(&random, depth - 1, atoms)
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1: return "\(a) and \(b)"
    case 2: return "(\(a) or \(b))"
    case 3: return "not(\(a))"
    default: return "(if \(a) then \(b) else \(atoms.randomElement(using: &random) ?? "a"))"
    }
  }

  /// What a line may say of each fact, as JSON; the last ones are seldom or wrong.
  private static let values: [(name: String, usual: [String], odd: [String])] = [
    ("a", ["true", "false"], ["null", "\"true\"", "1"]), ("b", ["true", "false"], ["{}"]),
    ("x.c", ["true", "false"], ["{\"value\": true, \"source\": \"s\"}"]),
    ("s", ["\"x\"", "\"y\"", "\"z\""], ["\"w\"", "\"\\u0078\""]),
    ("x.r", ["\"x\"", "\"y\"", "\"z\""], ["{\"status\": \"asked\", \"on\": \"2021-05-01\"}"]),
    ("t", ["\"stop\"", "\"start\"", "\"停\"", "\"\""], ["\"a\\nb\"", "7"]),
    ("n", ["0", "5", "7", "10", "11", "2.5"], ["-1", "1e1", "05", "12345678901234567890"]),
    ("m", ["-7", "-3", "0", "2", "5.25"], ["\"5\"", "-"]),
    ("x.y.q", ["0", "3", "4", "9"], ["10", "{\"value\": 3, \"status\": \"disputed\"}"]),
    ("o", ["3", "5", "6"], ["null"]),
    (
      "d", ["\"2021-05-30\"", "\"2021-06-01\"", "\"2020-02-29\""],
      ["\"2021-02-29\"", "\"2021/6/1\""]
    ),
    ("e", ["\"2021-05-31\"", "\"2022-01-01\""], ["20210601"]),
    (
      "l", ["[]", "[\"u\"]", "[\"u\", \"砖\"]", "[\"w\", \"v\"]"], ["null", "[1]", "[\"u\", null]"]
    ),
  ]

  /// A line of a case; nested or flat, now and then one that is not plain or cannot be used.
  static func line(_ number: Int, _ random: inout SeededGenerator) -> String {
    func chance(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    var flat: [String] = []
    var inner: [String] = []
    let share = Int.random(in: 1...6, using: &random)
    for (name, usual, odd) in values.shuffled(using: &random) where !chance(share) {
      let value = (chance(60) ? odd : usual).randomElement(using: &random) ?? "null"
      if name.hasPrefix("x."), chance(2) {
        inner.append("\"\(name.dropFirst(2))\":\(value)")
      } else {
        flat.append("\"\(name)\":\(chance(9) ? " " : "")\(value)")
      }
    }
    if !inner.isEmpty { flat.append("\"x\":{\(inner.joined(separator: ","))}") }
    if chance(90), let first = flat.first { flat.append(first) }
    if chance(90) { flat.append("\"unheard\":1") }
    let ids = ["", " ", "案-\(number)", "a\\\"b", "q\u{7}"]
    let tails = [
      ",\"title\":\"楼\"", ",\"opened\":\"2021-01-01\"", ",\"log\":[]", ",", "}",
      ",\"screened\":{\"list\":\"2021-05-01\"}", ",\"screened\":{\"list\":\"2022-05-01\"}",
      ",\"parts\":[{\"id\":\"p\",\"facts\":{}}]",
    ]
    let id = chance(30) ? ids.randomElement(using: &random) ?? "" : "c\(number)"
    let more = chance(15) ? tails.randomElement(using: &random) ?? "" : ""
    return "{\"case\":\"\(id)\",\"facts\":{\(flat.joined(separator: ","))}\(more)}"
  }
}
