import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Testing

/// Answers as people type them in an interview.
struct TypedAnswerTests {
  private static let rules = """
    playbook: {id: p, version: "1", title: P}
    facts:
      yes.no: {title: yes or no, type: boolean}
      how.many: {title: how many, type: number}
      money: {title: money, type: number, unit: CNY}
      day: {title: day, type: date, optional: true}
      kind:
        title: kind
        type: string
        allowed: {open: {en: open, zh: 在办}, shut: {en: shut down, zh: 已关停}}
    """

  private func small() throws -> SmallCase {
    try SmallCase(
      rules: Self.rules,
      cases: """
        case: c
        parts: [{id: a, title: {en: Block 1, zh: 1号楼}}, {id: b, title: {en: Block 2, zh: 2号楼}}]

        """)
  }

  private func reply(_ line: String, _ name: String) throws -> Reply {
    let small = try small()
    let playbook = small.advisor.playbook
    let fact = try #require(playbook.vocabulary.slot(named: name).flatMap(playbook.fact))
    return Reply(
      line, about: fact, parts: small.file.parts, today: try CalendarDate.day("2021-06-01"))
  }

  private func answers(_ line: String, _ name: String) throws -> [TypedAnswer]? {
    if case .answers(let answers) = try reply(line, name) { answers } else { nil }
  }

  @Test(arguments: [
    ("1", "yes.no", "true"), ("１", "yes.no", "true"), ("是的", "yes.no", "true"),
    ("有", "yes.no", "true"), ("没有", "yes.no", "false"), ("NO", "yes.no", "false"),
    ("３５７", "how.many", "357"), ("1,210", "how.many", "1210"), ("－3", "how.many", "-3"),
    ("１，２１０", "how.many", "1210"), ("3200万元", "money", "32000000"),
    ("３.２亿元", "money", "320000000"), ("２０１９-０６-３０", "day", "2019-06-30"),
    ("2019年6月30日", "day", "2019-06-30"), ("2019.6.30", "day", "2019-06-30"),
    ("2019/6/30", "day", "2019-06-30"), ("无", "day", "null"), ("2", "kind", "shut"),
    ("在办", "kind", "open"), ("关停", "kind", "shut"), ("SHUT DOWN", "kind", "shut"),
  ])
  func whatCanBeMeantInOneWayIsTaken(line: String, fact: String, value: String) throws {
    let found = try #require(try answers(line, fact))
    #expect(found.count == 1)
    #expect(found[0].part == nil)
    #expect(found[0].value?.text == value)
  }

  @Test(arguments: ["?", "？", "不知道", "不清楚", "不详", "unknown"])
  func nobodyKnows(line: String) throws {
    let found = try #require(try answers(line, "how.many"))
    #expect(found.count == 1 && found[0].value == nil)
  }

  @Test(arguments: [
    ("也许", "yes.no"), ("3.5.7", "how.many"), ("1,21", "how.many"), ("2019-02-30", "day"),
    ("red", "kind"), ("1@Block 3", "yes.no"), ("1@Block 1, 2", "yes.no"),
    ("1; 2021-06-02", "yes.no"), ("1; court; register", "yes.no"),
  ])
  func whatIsNotClearIsASlip(line: String, fact: String) throws {
    guard case .slip(let slip) = try reply(line, fact) else {
      Issue.record("`\(line)` was taken")
      return
    }
    #expect(!slip.en.isEmpty && !slip.zh.isEmpty)
  }

  @Test func partsAndDetailsStandBesideTheAnswer() throws {
    let found = try #require(
      try answers("1@1号楼，２@Block 2；不动产登记簿（电话）；2021年5月3日；已核实", "yes.no"))
    #expect(found.map(\.part) == ["a", "b"])
    #expect(found.map { $0.value?.text } == ["true", "false"])
    for answer in found {
      #expect(answer.details.source == "不动产登记簿（电话）")
      #expect(answer.details.on == (try CalendarDate.day("2021-05-03")))
      #expect(answer.details.status == .verified)
    }
  }

  @Test func lettersAreNoAnswers() throws {
    if case .eachPart = try reply("Ｐ", "yes.no") {} else { Issue.record("p") }
    if case .back = try reply("b", "yes.no") {} else { Issue.record("b") }
    if case .save = try reply("s", "yes.no") {} else { Issue.record("s") }
    if case .disputed = try reply("d", "yes.no") {} else { Issue.record("d") }
    if case .skip = try reply("  ", "yes.no") {} else { Issue.record("skip") }
  }
}
