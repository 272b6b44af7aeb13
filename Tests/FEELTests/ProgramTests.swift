import Diagnostics
import FEEL
import Testing

struct ProgramTests {
  private func program(_ text: String) throws -> Program {
    let compiled = Program.compile(text, in: .vocabulary)
    return try #require(compiled.program, "\(compiled.faults)")
  }

  private func names(_ slots: [Slot]) -> [String] {
    slots.map { Scope.vocabulary.names[$0.index].path }
  }

  /// Values by name, all others unknown.
  private func frame(_ values: [String: Value]) -> Frame {
    Frame(
      values: Scope.vocabulary.names.map { values[$0.path] ?? .unknown(.one($0.slot)) }, now: .test)
  }

  @Test func conjunctsAreOpenedThroughBracketsAndDenials() throws {
    let opened = try program(
      "(site.guarded and (households > 3)) and not(assets.seized or not(assets.listed))"
    )
    .conjuncts
    #expect(
      opened.map(\.text) == [
        "site.guarded", "households > 3", "not(assets.seized)", "assets.listed",
      ])
    #expect(opened.map(\.sourceSpan.start) == [1, 19, 44, 65])
  }

  @Test func slotsComeInOrderOfAppearanceOnce() throws {
    let slots = try program("households > 3 and site.guarded or households = 1").slots
    #expect(names(slots) == ["households", "site.guarded"])
  }

  @Test(arguments: [
    ("site.guarded and assets.seized", ["assets.seized"]),
    ("site.guarded and assets.listed", ["site.guarded", "assets.listed"]),
    ("assets.seized or site.guarded or households > 3", ["site.guarded", "households"]),
    ("not(assets.seized or site.guarded)", ["site.guarded"]),
    ("if households > 3 then assets.listed else assets.seized", ["households", "assets.listed"]),
    ("households + 1 > 3", ["households"]),
  ])
  func whatSettlesAResultIsNamed(text: String, expected: [String]) throws {
    let frame = frame([
      "site.guarded": .boolean(true), "assets.seized": .boolean(false),
      "assets.listed": .boolean(true), "households": .number(Number(5)),
    ])
    #expect(names(try program(text).settling(in: frame)) == expected)
  }

  @Test(arguments: [
    ("-", "true"), ("5", "true"), ("< 5", "false"), ("> 3, < 2", "true"), ("[1..5]", "true"),
    ("(1..5)", "false"), ("not(5)", "false"), ("not(1, 2)", "true"), ("? > 3", "true"),
    ("modulo(?, 2) = 0", "false"), ("site.guarded", "true"), ("[1, 5]", "true"),
    ("households", "false"), ("null", "false"), ("1 + 4", "true"), ("(< 6)", "true"),
    ("not(site.guarded) and ? = 5", "false"),
  ])
  func unaryTestsTestTheInput(text: String, expected: String) throws {
    let compiled = Program.compileUnaryTests(text, input: .number, in: .vocabulary)
    let program = try #require(compiled.program, "\(compiled.faults)")
    let frame = frame(["site.guarded": .boolean(true), "households": .number(Number(7))])
    #expect(program.evaluate(in: frame, input: .number(Number(5))).literal == expected)
  }

  @Test func anUnknownFactEqualsItself() throws {
    let empty = frame([:])
    #expect(try program("households = households").evaluate(in: empty).literal == "true")
    #expect(try program("households != households").evaluate(in: empty).literal == "false")
    #expect(try program("seizures.list = seizures.list").evaluate(in: empty).literal == "?")
  }

  @Test func failuresNameThePlaceAndTheReason() throws {
    let compiled = Program.compile("1 + households.x", in: .vocabulary, mode: .dynamic)
    let program = try #require(compiled.program)
    let (value, failures) = program.evaluateRecording(in: frame(["households": .number(.one)]))
    #expect(value.literal == "null")
    #expect(failures.map(\.span?.start) == [4])
    #expect(failures.map(\.reason.en) == ["this `number` has no `x`"])
  }

  @Test(arguments: [
    "today - petition.accepted_on > @\"P60D\"", "(today - petition.accepted_on).days > 60",
    "petition.accepted_on + @\"P3M\" < today", "petition.accepted_on.year >= 2020",
    "some s in seizures.list satisfies s.rank = 1 and s.court != \"x\"",
    "count(seizures.list[rank > 1]) > 2", "sum(seizures.list.amount) > households * 100",
    "developer.status in (\"a\", \"b\")", "developer.status in [\"a\", \"b\"]",
    "households between 1 and 5 or households in [10..20]", "petition.accepted_on = null",
    "if site.guarded then households > 3 else assets.seized", "contains(developer.status, \"x\")",
    "max(seizures.list.amount) >= 5", "every s in seizures.list satisfies s.amount > 0",
    "date(\"2021-06-01\") < today", "seizures.list[1].court = \"x\"", "金额 > 3.5",
    "years and months duration(petition.accepted_on, today).months > 3",
    "list contains(seizures.list.court, developer.status)", "not(site.guarded)",
    "number(\"12\") < households", "abs(households - 3) < 2", "is(households, 3)",
    "{a: households, b: a + 1}.b > 3", "(function(x: number) x + 1)(households) > 2",
    "today in [@\"2021-01-01\"..@\"2021-12-31\"]", "before(petition.accepted_on, today)",
    "day of week(today) = \"Monday\"", "floor(households / 3) = 1", "all([site.guarded, true])",
  ])
  func sensibleConditionsHaveNoFaults(text: String) {
    let compiled = Program.compile(text, in: .vocabulary, expecting: .boolean)
    #expect(compiled.faults.isEmpty && compiled.program?.type == .boolean, "\(compiled.faults)")
  }
}
