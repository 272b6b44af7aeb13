import FEEL
import Testing

/// What is too deep, too long or without end is refused, and quickly.
struct HardInputTests {
  static let hard: [(start: String, count: Int, end: String)] = [
    ("(", 100_000, ""), ("not(", 20_000, ""), ("[", 30_000, ""), ("{a:", 30_000, ""),
    ("-", 30_000, "1"), ("1 in (", 30_000, "1"), ("if ", 30_000, "1"), ("1+", 30_000, "1"),
    ("x.", 30_000, "x"), ("f(", 30_000, ")"), ("function(", 20_000, ""), ("[1[", 20_000, "1"),
    ("a instance of list<", 20_000, ""), ("＞", 20_000, ""), ("a＞", 20_000, ""), ("“", 20_001, ""),
    ("for x in ", 20_000, "1"), ("1 = ", 20_000, "1"), ("(1..", 20_000, "1"), ("\"", 20_001, ""),
    ("&& ", 20_000, ""), ("'", 20_001, ""), ("{a b c: 1, ", 20_000, ""), ("/*", 20_000, ""),
    ("\u{1}", 20_000, ""), ("@", 20_000, ""), ("a b ", 20_000, ""), ("1 between ", 20_000, ""),
  ]

  @Test(arguments: hard.indices)
  func endlessTextsAreFaults(index: Int) {
    let (start, count, end) = Self.hard[index]
    let text = String(repeating: start, count: count) + end
    let expression = Program.compile(text, in: .vocabulary)
    #expect(expression.program == nil)
    #expect((1...110).contains(expression.faults.count), "\(start): \(expression.faults.count)")
    let tests = Program.compileUnaryTests(text, input: .number, in: .vocabulary)
    #expect(tests.program == nil)
  }

  @Test func longChainsOfOneConnectiveAreNotDeep() throws {
    let text = Array(repeating: "site.guarded", count: 2_000).joined(separator: " and ")
    let program = try #require(Program.compile(text, in: .vocabulary).program)
    #expect(program.conjuncts.count == 2_000)
    #expect(program.slots.count == 1)
  }

  @Test func nestingInsideTheBoundIsFine() throws {
    let text = String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)
    #expect(Program.compile(text, in: .vocabulary).program != nil)
  }

  @Test(arguments: [
    "for i in [1..1e30] return i", "for i in 1..2000, j in 1..2000 return i",
    "some i in 1..1e9 satisfies i = 3", "(function(f) f(f))(function(f) f(f))",
    "sort([2, 1], (function(f) f(f))(function(f) f(f)))",
    "for i in 1..100000 return count(partial) + count(partial)",
  ])
  func workWithoutEndIsNullWithAReason(text: String) throws {
    let program = try #require(Program.compile(text, in: Scope([]), mode: .dynamic).program)
    let (value, failures) = program.evaluateRecording(in: Frame(values: [], now: .test))
    guard case .null = value else {
      Issue.record("\(text) is \(value.literal.prefix(80))")
      return
    }
    #expect(!failures.isEmpty)
  }
}
