package import Diagnostics
import FEEL
package import Playbooks

/// The JSON Schema of playbook files, which suggests the ids and facts of a playbook.
package struct PlaybookSchema {
  private let parts: SchemaParts
  private let playbook: Playbook

  /// The schema for one playbook, with descriptions in one language.
  package init(_ playbook: Playbook, language: Language) {
    parts = SchemaParts(playbook: playbook, language: language)
    self.playbook = playbook
  }

  /// The schema as JSON text.
  package var text: String { json.pretty + "\n" }

  /// The schema.
  package var json: JSON {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(parts.word("Playbook file", "规则文件"))), ("type", .string("object")),
      ("properties", .object(parts.worded(sections))), ("additionalProperties", .bool(false)),
    ])
  }

  private var sections: [(String, JSON)] {
    [
      ("playbook", header), ("types", types),
      (
        "phases", parts.entries(of: titled([]), "the road, in order", "各阶段，按先后顺序")
      ),
      ("facts", parts.entries(of: fact, "what a case file may state", "案件文件可以登记的事实")),
      ("constraints", parts.entries(of: constraint, "what cannot be otherwise", "不可能不成立的情形")),
      (
        "screens",
        parts.entries(
          of: screen, "checklists of circumstances that are easily overlooked", "容易遗漏的情形的排查清单")
      ),
      (
        "decisions",
        parts.entries(of: decision, "facts that follow from other facts", "由其他事实推得的结论")
      ),
      (
        "offices",
        parts.entries(of: titled([("formerly", formerly)]), "offices and other parties", "单位和其他相关方")
      ),
      ("sources", parts.entries(of: source, "what `basis` cites", "`basis` 引用的文件")),
      ("goals", parts.entries(of: goal, "what the case is to reach", "案件要实现的目标")),
      ("blockers", parts.entries(of: blocker, "what stands in the way", "卡点")),
      ("remedies", parts.entries(of: remedy, "what people can do", "措施")),
      ("clocks", parts.entries(of: clock, "time limits that run by themselves", "法定和规定时限")),
      (
        "calendar",
        parts.fields([
          ("holidays", parts.list(of: parts.date)), ("workdays", parts.list(of: parts.date)),
        ])
      ),
    ]
  }

  private var header: JSON {
    parts.fields(
      [
        ("id", SchemaParts.string), ("version", SchemaParts.scalar), ("title", parts.text),
        ("languages", parts.list(of: SchemaParts.string)), ("weight", weight),
      ], required: ["id", "version"])
  }

  private var formerly: JSON {
    parts.described(
      parts.list(of: SchemaParts.string).members,
      "the names that it had before; case files may still use them", "旧名，案件文件仍可使用")
  }

  private var phase: JSON {
    parts.described(
      parts.ids(playbook.phases.map { ($0.id, $0.declaration.title) }).members,
      "where on the road it has its place", "所属阶段")
  }

  private var weight: JSON {
    let numbers = playbook.facts.filter { if case .number = $0.type { true } else { false } }
    return parts.described(
      parts.ids(numbers.map { ($0.id, $0.title) }).members,
      "the number fact that lists count beside cases", "汇总时与案件数并列统计的数值型事实")
  }

  private var types: JSON {
    let attribute: JSON = .object([
      (
        "anyOf",
        .array([
          typeName,
          parts.fields(
            [
              ("type", typeName), ("title", parts.text), ("unit", SchemaParts.string),
              ("optional", SchemaParts.boolean),
            ], required: ["type"]),
        ])
      )
    ])
    return parts.entries(
      of: .object([("type", .string("object")), ("additionalProperties", attribute)]),
      "types of things with several attributes", "有多个属性的事物的类型")
  }

  private var typeName: JSON {
    let own = playbook.types.map { "list<\($0.id)>" } + playbook.types.map(\.id)
    let names =
      [
        "boolean", "number", "string", "date", "time", "date and time",
        "days and time duration", "years and months duration", "list<string>", "list<number>",
      ] + own
    return .object([
      (
        "anyOf",
        .array([.object([("enum", .array(names.map(JSON.string)))]), SchemaParts.string])
      )
    ])
  }

  private func titled(_ more: [(String, JSON)], required: [String] = []) -> JSON {
    parts.fields([("title", parts.text)] + more, required: ["title"] + required)
  }

  private var allowed: JSON {
    let values: JSON = .object([
      ("type", .array([.string("string"), .string("array"), .string("object")]))
    ])
    return parts.described(
      values.members, "the values in order, each with its title; for numbers and dates FEEL tests",
      "允许的值（按序，可带名称）；数和日期写 FEEL 判断")
  }

  private var fact: JSON {
    titled(
      [
        ("type", typeName), ("unit", SchemaParts.string), ("allowed", allowed),
        ("ask", parts.described(parts.text.members, "the question put to a person", "询问时的问法")),
        ("where", parts.described(parts.text.members, "where the answer is found", "从哪里查明")),
        ("optional", SchemaParts.boolean),
        (
          "assume",
          parts.described(
            [], "taken where the case file is silent, and listed", "案件未登记时按此值，并列明")
        ), ("of", .object([("const", .string("case"))])), ("weights", .object([])),
        ("formerly", formerly), ("phase", phase),
      ], required: ["type"])
  }

  private var constraint: JSON {
    titled(
      [
        ("if", parts.condition("where it holds: FEEL", "适用情形（FEEL）", example: example)),
        (
          "then",
          parts.condition("what cannot be false then: FEEL", "此时必然成立的情形（FEEL）", example: example)
        ),
        ("basis", basis), ("effective", parts.effective),
      ], required: ["then"])
  }

  private var screen: JSON {
    let kinds = playbook.facts.filter { $0.none != nil && $0.assume == nil }
    return titled(
      [
        (
          "ask",
          parts.described(parts.text.members, "one question for all of them", "对全部情形的一个问题")
        ),
        (
          "when",
          parts.condition(
            "where the circumstances can be at all: FEEL", "在什么情况下才可能有（FEEL）",
            example: example)
        ),
        ("facts", parts.list(of: parts.ids(kinds.map { ($0.id, $0.title) }))), ("phase", phase),
      ], required: ["facts"])
  }

  private var decision: JSON {
    let table = parts.fields(
      [
        (
          "hit",
          .object([
            (
              "enum",
              .array(
                [
                  "unique", "any", "priority", "first", "output order", "rule order", "collect",
                  "collect sum", "collect min", "collect max", "collect count",
                ].map(JSON.string))
            )
          ])
        ), ("inputs", parts.list(of: SchemaParts.scalar)),
        ("rows", parts.list(of: parts.list(of: SchemaParts.scalar))),
      ], required: ["inputs", "rows"])
    return parts.fields(
      [
        ("title", parts.text), ("type", typeName), ("unit", SchemaParts.string),
        ("allowed", allowed),
        ("is", parts.condition("a FEEL expression", "FEEL 表达式", example: "debt.amount / 2")),
        ("table", table), ("formerly", formerly),
      ], required: ["type"])
  }

  private var source: JSON {
    titled([
      ("number", SchemaParts.scalar), ("date", parts.date), ("checked", SchemaParts.boolean),
      (
        "review",
        parts.described(
          parts.date.members, "the day by which to look at it again", "复核期限")
      ),
      ("effective", parts.effective),
    ])
  }

  private var when: JSON {
    parts.condition("when it holds: FEEL", "成立条件（FEEL）", example: example)
  }

  /// An example of a condition that uses a fact of the playbook.
  private var example: String {
    for fact in playbook.facts {
      if case .boolean = fact.type { return "not(\(fact.id))" }
    }
    return "true"
  }

  private var remedies: JSON {
    parts.list(of: parts.ids(playbook.remedies.map { ($0.id, $0.declaration.title) }))
  }

  private var basis: JSON {
    let examples = playbook.sources.prefix(5).map { JSON.string($0.id) }
    return parts.list(
      of: parts.described(
        [("type", .string("string")), ("examples", .array(Array(examples)))],
        "a source, and the place in it", "依据文件及条款"))
  }

  private var goal: JSON {
    titled(
      [
        ("when", when), ("reached", when), ("remedies", remedies),
        ("effective", parts.effective), ("formerly", formerly),
        ("phase", phase),
      ], required: ["reached"])
  }

  private var blocker: JSON {
    titled(
      [
        ("when", when),
        ("stops", parts.list(of: parts.ids(playbook.goals.map { ($0.id, $0.declaration.title) }))),
        ("remedies", remedies), ("basis", basis), ("effective", parts.effective),
        ("formerly", formerly),
        ("phase", phase),
      ], required: ["when"])
  }

  private var office: JSON { parts.ids(playbook.offices.map { ($0.id, $0.title) }) }

  private var remedy: JSON {
    let document: JSON = .object([
      (
        "anyOf",
        .array([
          parts.text,
          parts.fields(
            [
              ("title", parts.text),
              ("have", parts.ids(playbook.facts.map { ($0.id, $0.title) })),
            ], required: ["title"]),
        ])
      )
    ])
    return titled([
      ("when", when), ("needs", when),
      ("decide", parts.fields([("by", office), ("consider", parts.list(of: parts.text))])),
      ("lead", office), ("with", parts.list(of: office)), ("counterparts", parts.list(of: office)),
      ("steps", parts.list(of: parts.text)), ("documents", parts.list(of: document)),
      ("within", parts.span),
      (
        "usual",
        parts.described(
          parts.span.members.filter { $0.0 != "description" },
          "how long it takes as a rule; binds nobody", "通常用时，不作为时限")
      ),
      ("achieves", changes),
      (
        "also",
        parts.described(
          changes.members, "facts that it changes too, though nobody would begin it for that",
          "顺带改变的事实，不为此而办")
      ), ("excludes", remedies), ("basis", basis), ("effective", parts.effective),
      ("formerly", formerly),
      ("phase", phase),
    ])
  }

  private var changes: JSON {
    .object([
      ("type", .string("object")),
      ("properties", .object(playbook.facts.map { ($0.id, achieved($0)) })),
    ])
  }

  private func achieved(_ fact: Fact) -> JSON {
    .object([("description", .string(fact.title[parts.language]))])
  }

  private var clock: JSON {
    titled(
      [
        ("when", when), ("from", when), ("within", parts.span), ("met", when),
        (
          "holder",
          parts.described(
            office.members, "the party whose own right or period it is", "期限所属的单位或相关方")
        ),
        ("basis", basis), ("effective", parts.effective), ("formerly", formerly),
        ("phase", phase),
      ], required: ["from", "within"])
  }
}
