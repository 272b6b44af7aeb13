import Diagnostics
import FEEL
import Testing

struct DecisionTableTests {
  private static let scope = Scope([
    Scope.Name(path: "m", type: .number, slot: Slot(0)),
    Scope.Name(path: "n", type: .number, slot: Slot(1)),
  ])

  /// Each row: two tests and an output.
  private func table(
    _ rows: [[String]], _ hit: HitPolicy, priorities: [String] = []
  ) throws -> DecisionTable {
    let inputs = try ["m", "n"].map {
      try #require(Program.compile($0, in: Self.scope).program)
    }
    return DecisionTable(
      inputs: inputs,
      rows: try rows.map { row in
        let tests = try row.prefix(2).map {
          try #require(Program.compileUnaryTests($0, input: .number, in: Self.scope).program)
        }
        return DecisionTable.Row(
          tests: tests, output: try #require(Program.compile(row[2], in: Self.scope).program))
      }, hit: hit, priorities: priorities.map(Value.string))
  }

  private func frame(_ m: Int?, _ n: Int?) -> Frame {
    let values = [m, n].enumerated().map { index, number in
      number.map { Value.number(Number($0)) } ?? .unknown(.one(Slot(index)))
    }
    return Frame(values: values, now: .test)
  }

  private static let rows = [
    ["> 1", "-", "\"a\""], ["-", "> 1", "\"b\""], ["> 2", "> 2", "\"c\""], ["3", "-", "\"a\""],
  ]

  @Test(arguments: [
    (HitPolicy.first, 2, 2, "\"a\""), (.first, 0, 2, "\"b\""), (.first, 0, 0, "null"),
    (.unique, 2, 0, "\"a\""), (.unique, 2, 2, "null"), (.any, 3, 0, "\"a\""), (.any, 2, 2, "null"),
    (.priority, 3, 3, "\"c\""), (.priority, 2, 2, "\"b\""),
    (.outputOrder, 3, 3, "[\"c\", \"b\", \"a\", \"a\"]"),
    (.ruleOrder, 3, 3, "[\"a\", \"b\", \"c\", \"a\"]"), (.collect, 2, 0, "[\"a\"]"),
    (.collect, 0, 0, "null"), (.collectCount, 3, 3, "4"), (.collectCount, 0, 0, "0"),
    (.collectMin, 3, 3, "\"a\""), (.collectMax, 3, 3, "\"c\""), (.collectSum, 3, 3, "null"),
  ])
  func eachPolicyChoosesAsTheStandardSays(hit: HitPolicy, m: Int, n: Int, result: String) throws {
    let table = try table(Self.rows, hit, priorities: ["c", "b", "a"])
    #expect(table.evaluate(in: frame(m, n)).literal == result)
  }

  @Test func sumsAddTheOutputs() throws {
    let table = try table([["> 1", "-", "m"], ["-", "> 1", "10"]], .collectSum)
    #expect(table.evaluate(in: frame(2, 2)).literal == "12")
  }

  @Test func severalMatchesOfAUniqueTableAreExplained() throws {
    let (value, failures) = try table(Self.rows, .unique).evaluateRecording(in: frame(3, 0))
    #expect(value.literal == "null")
    #expect(failures.map(\.reason.en) == ["rows 1, 4 match, and one at most may"])
  }

  @Test func whatSettlesATableIsTheMatchingRow() throws {
    let table = try table(Self.rows, .first)
    #expect(table.settling(in: frame(2, 0)) == [Slot(0)])
    #expect(table.matchedRows(in: frame(3, 3)) == [0, 1, 2, 3])
  }

  /// A known result is that of every filling, whatever the table.
  @Test(arguments: HitPolicy.allCases)
  func unknownCellsNeverSettleWrongly(hit: HitPolicy) throws {
    let cells = ["-", "> 1", "< 2", "1", "[1..2]", "not(2)"]
    let outputs = ["\"a\"", "\"b\"", "m", "1", "if n > 1 then \"a\" else \"b\""]
    var known = 0
    for seed in 1...300 {
      var random = RandomTerms(seed: UInt64(seed))
      let rows = (0..<1 + random.below(4)).map { _ in
        [cells[random.below(6)], cells[random.below(6)], outputs[random.below(5)]]
      }
      let table = try table(rows, hit, priorities: ["b", "a"])
      for (m, n) in [(nil, nil), (nil, 1), (2, nil)] as [(Int?, Int?)] {
        let answer = table.evaluate(in: frame(m, n))
        guard answer.unknowns == nil else { continue }
        known += 1
        for filledM in m.map({ [$0] }) ?? [0, 1, 2, 3] {
          for filledN in n.map({ [$0] }) ?? [0, 1, 2, 3] {
            let filled = table.evaluate(in: frame(filledM, filledN))
            #expect(filled.literal == answer.literal, "\(rows) \(hit) with \(filledM), \(filledN)")
          }
        }
      }
    }
    #expect(known > 10)
  }
}
