import FEEL
import Testing

/// Texts that nobody means well with: whatever they are, nothing traps and nothing hangs.
struct HostileInputTests {
  /// The same random numbers each time.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private func texts(_ pieces: [String], count: Int, seed: UInt64) -> [String] {
    var random = Random(state: seed)
    return (0..<count).map { _ in
      (0..<Int.random(in: 0...12, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
  }

  @Test func randomPatternsMatchOrAreRefused() throws {
    let pieces = [
      "a", "b", "(", ")", "(?:", "[", "]", "^", "$", ".", "*", "+", "?", "{2}", "{1,3}", "{,", "|",
      "-", "\\d", "\\i", "\\C", "\\S", "\\p{Lu}", "\\P{IsGreek}", "\\1", "\\2", "\\", "-[", "[a-c]",
      "[^x-[b]]", "é", "𝒳", " ",
    ]
    let call = { (name: String, arguments: [Value?]) -> Builtin.Outcome? in
      let midnight = CalendarDate(year: 2021, month: 6, day: 1).map(DateAndTime.init(startOf:))
      return midnight.flatMap { now in
        let services = Builtin.Services(now: now) { _, _ in .null }
        return Builtin.named(name)?.body(
          Builtin.Call(arguments, signature: 0, services: services))
      }
    }
    var answered = 0
    for pattern in texts(pieces, count: 4000, seed: 1) {
      let outcome = call("matches", [.string("abcabc éab"), .string(pattern), .string("is")])
      if case .value = outcome { answered += 1 }
      _ = call("replace", [.string("aabbé"), .string(pattern), .string("<$1>"), nil])
      _ = call("split", [.string("aabbé"), .string(pattern)])
    }
    #expect(answered > 500 && answered < 4000)
  }

  @Test func randomTimesReadOrAreRefused() {
    let pieces = [
      "-", "+", "P", "T", "1", "12", "0", "999999999", "99999999999999999999", "Y", "M", "D", "H",
      "S", ".", ":", "Z", "@", "Europe/Paris", "2021-06-01", "10:30:00", "T24:00:00", "é", "１",
    ]
    for text in texts(pieces, count: 20_000, seed: 2) {
      guard let value = Value(atLiteral: text) else { continue }
      let again = Value(atLiteral: value.text)
      #expect(again?.isSame(as: value) == true, "\(text)")
    }
  }

  @Test func randomNumbersReadBack() {
    let pieces = [
      "-", ".", "e", "0", "1", "9", "5", "999999999999999999", "00000000", "e-", "6111", "6176",
    ]
    for text in texts(pieces, count: 20_000, seed: 3) {
      guard let number = Number(text) else { continue }
      #expect(Number(number.text) == number, "\(text)")
    }
  }

  @Test func randomArithmeticKeepsTheOneForm() {
    var random = Random(state: 4)
    for _ in 0..<20_000 {
      let (a, b) = (anyNumber(&random), anyNumber(&random))
      for result in [a + b, a - b, a * b, a / b, a.modulo(b), a.rounded(.halfEven, scale: 3)] {
        guard let result else { continue }
        #expect(Number(result.text) == result)
      }
      #expect((a < b) == ((a - b)?.isNegative ?? (a < b)))
    }
  }

  private func anyNumber(_ random: inout Random) -> Number {
    let digits =
      UInt128(random.next()) * UInt128(random.next() >> UInt64.random(in: 0...63, using: &random))
    let exponent = Int.random(in: -40...40, using: &random)
    return Number(coefficient: digits, exponent: exponent, negative: .random(using: &random))
      ?? .zero
  }

  @Test(arguments: [
    ("^(a+)+$", String(repeating: "a", count: 40) + "b"),
    ("(a*)*[bc]", String(repeating: "a", count: 5000)),
    ("a*[bc]", String(repeating: "a", count: 20_000)),
    ("(.*)(.*)(.*)(.*)[xy]", String(repeating: "a", count: 3000)),
  ])
  func aPatternThatTakesTooMuchWorkFails(pattern: String, input: String) {
    let evaluation = Evaluation("matches(\(quoted(input)), \(quoted(pattern)))")
    #expect(evaluation.reasons == ["the pattern takes too much work on this text"])
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "[a-", count: 100_000),
    String(repeating: "(a{60000}){60000}", count: 3), String(repeating: "(", count: 90) + "a",
  ])
  func aPatternThatIsTooLargeIsRefused(pattern: String) {
    let evaluation = Evaluation("matches(\"a\", \(quoted(pattern)))")
    #expect(evaluation.literal == "null" && evaluation.reasons.count == 1)
  }

  @Test func aTextThatWouldBeTooLongIsRefused() {
    let evaluation = Evaluation(
      "{s: string(for j in 1..20000 return \"abc\"), t: string(for i in 1..1000 return s)}.t")
    #expect(evaluation.literal == "null" && !evaluation.reasons.isEmpty)
  }

  @Test(arguments: [
    "count(for i in 1..60 return partial)", "flatten(for i in 1..60 return partial)",
    "{a: for i in 1..60 return partial, b: for i in 1..60 return partial, c: a = b}",
    "string(for i in 1..1000 return if i = 1 then [] else [partial[-1]])",
    Self.doubling("[", ", ", "]"), Self.doubling("{p: ", ", q: ", "}"),
  ])
  func aValueThatHoldsOneValueOverAndOverIsRefused(expression: String) {
    #expect(Evaluation(expression).reasons.contains { $0.contains("too large") })
  }

  /// A context whose entries each hold the one before twice.
  private static func doubling(_ open: String, _ comma: String, _ close: String) -> String {
    let entries = (1...40).map { "a\($0): \(open)a\($0 - 1)\(comma)a\($0 - 1)\(close)" }
    return "{a0: 1, " + entries.joined(separator: ", ") + ", end: count([a40])}.end"
  }
}
