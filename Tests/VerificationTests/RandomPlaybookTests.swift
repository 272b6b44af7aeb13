import Advising
import Diagnostics
import FEEL
import Foundation
import Playbooks
import Testing
import Verification

/// What the checks say of conditions, held to trying out every case, on random small playbooks.
struct RandomPlaybookTests {
  @Test(arguments: 0..<60) func conditionsAreJudgedAsEveryCaseSays(seed: Int) throws {
    var random = Random(seed: UInt64(seed) &* 7919 &+ 17)
    let conditions = (0..<6).map { _ in random.condition(depth: 3) }
    let playbook = try #require(Self.playbook(conditions))
    let found = Set(
      Check.findings(in: playbook, on: ExampleReader.day).map(\.diagnostic).map {
        "\($0.id) \($0.place.start.line)"
      })
    let advisor = Advisor(playbook)
    let cases = Self.everyCase(playbook).map {
      Situation(advisor.rules(on: ExampleReader.day), $0, part: nil).frame
    }
    let answers = playbook.blockers.map { blocker in
      cases.map { frame in
        if case .boolean(true) = blocker.when.program.evaluate(in: frame) { true } else { false }
      }
    }
    for (index, blocker) in playbook.blockers.enumerated() {
      let line = blocker.when.place.start.line
      let isEver = answers[index].contains(true)
      if !isEver { #expect(found.contains("never-true \(line)"), "\(conditions[index])") }
      let isAlways = !answers[index].contains(false)
      if isAlways { #expect(found.contains("always-true \(line)"), "\(conditions[index])") }
      let isSame = answers[..<index].contains(answers[index])
      if isSame, isEver, !isAlways {
        #expect(found.contains("same-blocker \(line)"), "\(conditions[index])")
      }
      if found.contains("same-blocker \(line)") { #expect(isSame, "\(conditions[index])") }
    }
  }

  @Test(arguments: 0..<60) func tablesAreJudgedAsEveryCaseSays(seed: Int) throws {
    var random = Random(seed: UInt64(seed) &* 104_729 &+ 5)
    let rows = (0..<4).map { _ in random.row() }
    let text =
      Self.head + """
        decisions:
          d:
            title: D
            type: string
            table:
              hit: unique
              inputs: [n, s, a]
              rows:
        \(rows.map { "        - \($0)\n" }.joined())
        """
    let loaded = PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)])
    let playbook = try #require(loaded.playbook)
    guard case .table(let table) = playbook.decisions[0].logic else { return }
    let ids = Check.findings(in: playbook, on: ExampleReader.day).map(\.diagnostic.id)
    let advisor = Advisor(playbook)
    let matched = Self.everyCase(playbook).map { file in
      let situation = Situation(advisor.rules(on: ExampleReader.day), file, part: nil)
      return table.table.matchedRows(in: situation.frame)
    }
    #expect(ids.contains("table-gap") == matched.contains(where: \.isEmpty), "\(rows)")
    #expect(ids.contains("table-overlap") == matched.contains { $0.count > 1 }, "\(rows)")
    let unmatched = table.rows.indices.filter { row in !matched.contains { $0.contains(row) } }
    #expect(ids.count { $0 == "row-never-chosen" } == unmatched.count, "\(rows)")
  }

  private static let head = """
    playbook: {id: p, version: "1", title: P}
    facts:
      a: {title: A, type: boolean}
      b: {title: B, type: boolean}
      n: {title: N, type: number, optional: true}
      s: {title: S, type: string, allowed: [x, y, z]}

    """

  private static func playbook(_ conditions: [String]) -> Playbook? {
    let blockers = conditions.enumerated().map { "  b-\($0): {title: B, when: '\($1)'}\n" }
    let text = head + "blockers:\n" + blockers.joined()
    return PlaybookLoader.load([SourceFile(name: "p.yaml", text: text)]).playbook
  }

  /// Every combination of values on both sides of every number that conditions compare with.
  private static func everyCase(_ playbook: Playbook) -> [Case] {
    let numbers = (0...7).map { Value.number(Number($0)) } + [.null]
    let texts = ["x", "y", "z"].map { Value.string($0) }
    var cases: [Case] = []
    for a in [true, false] {
      for b in [true, false] {
        for n in numbers {
          for s in texts {
            let values: [Value] = [.boolean(a), .boolean(b), n, s]
            let facts = values.enumerated().map { (Slot($0), Statement(value: $1)) }
            cases.append(
              Case(
                id: "c", title: Text("c"),
                facts: Dictionary(facts, uniquingKeysWith: { first, _ in first })))
          }
        }
      }
    }
    return cases
  }

  /// Conditions over the numbers 2, 4 and 6, so that 0 to 7 lie on all sides.
  struct Random {
    var state: UInt64

    init(seed: UInt64) { state = seed | 1 }

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }

    mutating func condition(depth: Int) -> String {
      if depth == 0 || below(4) == 0 { return atom() }
      let (left, right) = (condition(depth: depth - 1), condition(depth: depth - 1))
      switch below(4) {
      case 0: return "(\(left) and \(right))"
      case 1: return "(\(left) or \(right))"
      case 2: return "not(\(left))"
      default: return "(if \(atom()) then \(left) else \(right))"
      }
    }

    mutating func row() -> String {
      let numbers = ["-", "< 4", ">= 4", "[2..6]", "null", "not(null)", "> 6"]
      let texts = ["-", "\"x\"", "\"y\", \"z\"", "not(\"x\")"]
      let flags = ["-", "true", "false"]
      let output = ["\"p\"", "\"q\""][below(2)]
      let cells = [numbers[below(7)], texts[below(4)], flags[below(3)], output]
      return "[" + cells.map { "'\($0)'" }.joined(separator: ", ") + "]"
    }

    private mutating func atom() -> String {
      let number = 2 * (1 + below(3))
      switch below(7) {
      case 0: return "a"
      case 1: return "b"
      case 2: return "n > \(number)"
      case 3: return "n <= \(number)"
      case 4: return "n = null"
      case 5: return "s in (\"x\", \"y\")"
      default: return "s = \"\(["x", "y", "z"][below(3)])\""
      }
    }
  }
}
