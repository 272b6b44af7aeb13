import Diagnostics
import FEEL
import Foundation
import Testing

/// Random soups of tokens: nothing traps, and every fault lies inside the text.
///
/// `FEEL_FUZZ` sets how many.
struct FuzzTests {
  static let pieces = [
    "households", "site.guarded", "seizures.list", "assets.", "today", "金额", "rank", "x", "item",
    "1", "0", "-1", "2.5", "1e3", "1e6000", "\"a\"", "\"", "true", "null", "@\"2021-06-01\"",
    "@\"P1D\"", "@\"PT1H\"", "@\"P1Y\"", "@", "+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">",
    ">=",
    "and", "or", "not(", "(", ")", "[", "]", "{", "}", "a:", ",", ".", "..", "if ", " then ",
    " else ",
    "for x in ", " return ", "some x in ", "every x in ", " satisfies ", " in ", " between ",
    " instance of ", "list<", "number", "function(x) ", "date(", "date and time(", "count(", "sum(",
    "substring(", "sort(", "string(", "list contains(", "replace(", "split(", "?", "，", "＞", "（",
    "）", "１", "“",
    "”", "\u{3000}", "/*", "*/", "//", "\\", "\\u12", "🐎", "e\u{301}", "range(\"[1..3]\")",
    "partial",
    "modulo(", "median(", "context put(", "get value(", "duration(", "now()", "min(", "1..3",
    "[1..3]",
  ]

  static var count: Int {
    ProcessInfo.processInfo.environment["FEEL_FUZZ"].flatMap(Int.init) ?? 10_000
  }

  @Test(arguments: 0..<4)
  func soupsOfTokensNeverTrap(part: Int) {
    var evaluated = 0
    for index in 0..<Self.count / 4 {
      var random = RandomTerms(seed: UInt64(index * 4 + part + 1))
      let length = 1 + random.below(14)
      let text = (0..<length).map { _ in Self.pieces[random.below(Self.pieces.count)] }
        .joined(separator: random.below(3) == 0 ? " " : "")
      for mode in [Program.Mode.strict, .dynamic] {
        let compiled = Program.compile(text, in: .vocabulary, mode: mode)
        check(compiled, text)
        guard let program = compiled.program else { continue }
        evaluated += 1
        evaluate(program)
      }
      check(Program.compileUnaryTests(text, input: .number, in: .vocabulary), text)
    }
    #expect(evaluated > Self.count / 100, "some soups are expressions")
  }

  private func check(_ compiled: Program.Compiled, _ text: String) {
    let errors = compiled.faults.filter { $0.severity == .error }
    #expect((compiled.program == nil) == !errors.isEmpty, "\(text)")
    for fault in compiled.faults {
      #expect(fault.span.end <= text.utf8.count, "\(text): \(fault.id)")
    }
  }

  private func evaluate(_ program: Program) {
    let count = Scope.vocabulary.names.count
    let unknown = (0..<count).map { Value.unknown(.one(Slot($0))) }
    let known: [Value] = [
      .boolean(true), .null, .boolean(false), .number(Number(3)), .string("a"),
      .date(DateAndTime.test.date), .list([]), .number(Number(100)), .date(DateAndTime.test.date),
    ]
    for values in [unknown, known] {
      let frame = Frame(values: values, now: .test)
      _ = program.evaluateRecording(in: frame)
      _ = program.settling(in: frame)
      _ = program.conjuncts.map { $0.evaluate(in: frame) }
    }
  }
}
