import Advising
package import Diagnostics
package import Playbooks

/// The JSON Schema of files of rule tests, with the facts and ids of a playbook.
package struct TestsSchema {
  private let parts: SchemaParts
  private let playbook: Playbook
  private let cases: CaseSchema

  /// The schema for one playbook, with descriptions in one language.
  package init(_ playbook: Playbook, language: Language) {
    parts = SchemaParts(playbook: playbook, language: language)
    cases = CaseSchema(playbook, language: language)
    self.playbook = playbook
  }

  /// The schema as JSON text.
  package var text: String { json.pretty + "\n" }

  /// The schema.
  package var json: JSON {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(parts.word("Rule tests", "规则测试"))), ("type", .string("object")),
      ("properties", .object(parts.worded([("tests", parts.list(of: test))]))),
      ("required", .array([.string("tests")])), ("additionalProperties", .bool(false)),
      ("$defs", .object(cases.definitions)),
    ])
  }

  private var test: JSON {
    parts.fields(
      [
        (
          "name",
          parts.described(
            SchemaParts.scalar.members, "what is claimed, as a short sentence", "测试内容，写成一句话")
        ),
        (
          "case",
          parts.described(
            SchemaParts.string.members, "a case file, by its path from this file", "案件文件，路径以本文件为起点"
          )
        ), ("facts", cases.ownFacts), ("screened", screened), ("log", cases.log),
        ("as of", parts.described(parts.date.members, "the day that counts as today", "截至日期")),
        ("expect", expect),
      ], required: ["name", "expect"])
  }

  private var screened: JSON {
    let ids = playbook.screens.map { (id: $0.id, title: $0.declaration.title) }
    return parts.described(
      [("anyOf", .array([parts.list(of: parts.closedIDs(ids)), cases.screened]))],
      "checklists gone through", "已核对的排查清单")
  }

  private var expect: JSON {
    parts.fields([
      ("blockers", names([.blockers], "exactly the present ones, any order", "存在的卡点，须全部列出，不论次序")),
      ("not blockers", names([.blockers], "none of these is present", "这些卡点都不存在")),
      ("unknown", names([.blockers], "exactly the unknown ones", "待查明的卡点，须全部列出")),
      (
        "actions",
        states(.remedies, words(ActionState.allCases), "these, in these states", "这些措施，各为所写状态")
      ), ("first", name([.remedies], "the first action", "首要措施")),
      ("not actions", notActions),
      ("questions", names([.facts, .screens], "among the questions", "问题中有这些")),
      ("early", names([.facts, .screens], "among the early questions", "先问的问题中有这些")),
      ("decisions", map(.decisions, .object([]), "these, with these values", "这些推算项的值")),
      ("due", states(.remedies, parts.date, "the last day of each", "各措施的期限日")),
      ("lead", states(.remedies, name([.offices]), "who leads each", "各措施的牵头单位")),
      ("clocks", states(.clocks, clock, "these, in these states", "这些时限，各为所写状态")),
      ("inferred", states(.facts, .object([]), "these, with these values", "推得的事实及其值")),
      (
        "assumptions",
        states(.facts, .object([]), "these are assumed, with these values", "按此假定的事实及其值")
      ),
      (
        "warnings",
        parts.described(
          parts.list(of: words(Advice.Warning.Code.allCases)).members, "among the warnings",
          "提醒中有这些"
        )
      ),
      (
        "contradictions",
        names([.constraints], "exactly the constraints that contradictions name", "矛盾涉及的约束，须全部列出")
      ),
      ("road", map(.phases, words(Road.State.allCases), "these, in these states", "这些阶段，各为所写状态")),
      (
        "plan",
        parts.fields([
          ("reaches", SchemaParts.boolean),
          ("stages", parts.list(of: parts.list(of: name([.remedies])))),
        ])
      ), ("not plan", names([.remedies], "in no stage of the plan", "计划的各步中都没有这些")),
    ])
  }

  /// Remedies that are not advised, or a map of remedies to the states that they are not in.
  private var notActions: JSON {
    let list = parts.list(of: name([.remedies]))
    let map: JSON = .object(
      states(.remedies, words(ActionState.allCases), "", "").members.filter {
        $0.0 != "description"
      })
    return parts.described(
      [("anyOf", .array([list, map]))], "none of these is advised, or none is in this state",
      "这些措施都不建议，或不处于所写状态")
  }

  private var clock: JSON {
    let state = words(ClockAdvice.State.allCases)
    return .object([
      ("anyOf", .array([state, parts.fields([("state", state), ("due", parts.date)])]))
    ])
  }

  private func words<State: RawRepresentable<String>>(_ states: [State]) -> JSON {
    .object([("enum", .array(states.map { .string($0.rawValue) }))])
  }

  /// Ids of today and of before, each with its title.
  private func entries(_ sections: [SectionName]) -> [(id: String, title: Text)] {
    sections.flatMap { playbook.declarations(of: $0) }.flatMap { declaration in
      ([declaration.id] + declaration.formerly).map { ($0, declaration.title) }
    }
  }

  /// An id, or an id with `@` and a part.
  private func name(_ sections: [SectionName]) -> JSON {
    let known = entries(sections)
    let own: JSON = .object([("type", .string("string")), ("pattern", .string("@"))])
    return .object([
      ("anyOf", .array((known.isEmpty ? [] : [parts.closedIDs(known)]) + [own]))
    ])
  }

  private func name(_ sections: [SectionName], _ en: String, _ zh: String) -> JSON {
    parts.described(name(sections).members, en, zh)
  }

  private func names(_ sections: [SectionName], _ en: String, _ zh: String) -> JSON {
    parts.described(parts.list(of: name(sections)).members, en, zh)
  }

  /// A map of ids, which may be followed by `@` and a part.
  private func states(_ section: SectionName, _ value: JSON, _ en: String, _ zh: String) -> JSON {
    map(section, value, en, zh, [("patternProperties", .object([("@", value)]))])
  }

  private func map(
    _ section: SectionName, _ value: JSON, _ en: String, _ zh: String,
    _ more: [(String, JSON)] = []
  ) -> JSON {
    parts.described(
      parts.object(
        entries([section]).map { name, title in
          (name, .object([("title", .string(title[parts.language]))] + value.members))
        }, more
      ).members, en, zh)
  }
}
