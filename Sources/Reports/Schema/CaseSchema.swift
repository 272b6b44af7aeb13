import Advising
package import Diagnostics
import FEEL
package import Playbooks

/// The JSON Schema of the case files of a playbook, with its facts, remedies and offices.
package struct CaseSchema {
  private let parts: SchemaParts
  private let playbook: Playbook

  /// The schema for one playbook, with titles in one language.
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
      ("title", .string(parts.word("Case file", "案件文件"))), ("type", .string("object")),
      (
        "properties",
        .object(
          parts.worded([
            ("case", parts.described(SchemaParts.scalar.members, "the case's id", "案号")),
            ("title", parts.text), ("opened", parts.date),
            (
              "example",
              parts.described(
                SchemaParts.boolean.members, "invented, or of the news; no case of an office",
                "虚构或新闻案例，不计入实际台账")
            ),
            ("lead", parts.described(SchemaParts.scalar.members, "who carries the case", "牵头办理单位")),
            (
              "leader",
              parts.described(
                SchemaParts.scalar.members, "the leader in charge, by office", "包案领导（写职务）")
            ), ("team", parts.list(of: SchemaParts.scalar)), ("screened", screened),
            ("closed", closed),
            ("offices", offices), ("facts", ownFacts), ("parts", caseParts),
            ("log", log),
          ]))
      ), ("required", .array([.string("case")])), ("additionalProperties", .bool(false)),
      ("$defs", .object(definitions)),
    ])
  }

  /// The schemas of the facts, to which ``ownFacts`` refers.
  var definitions: [(String, JSON)] { playbook.facts.map { ($0.id, fact($0)) } }

  /// The schema of the facts of a case.
  var ownFacts: JSON { facts(playbook.facts) }

  private var offices: JSON {
    parts.described(
      parts.object(
        playbook.offices.map(\.declaration).flatMap(names).map { ($0.name, parts.text) }
      ).members,
      "who holds the role here", "本案由谁承担该角色")
  }

  /// The name of an entry, then its old names, each with the title.
  private func names(_ declaration: Declaration) -> [(name: String, title: Text)] {
    ([declaration.id] + declaration.formerly).map { ($0, declaration.title) }
  }

  /// The schema of a map of facts, where dotted names and nested maps may be mixed at every level.
  private func facts(_ facts: [Fact]) -> JSON {
    let named = facts.flatMap { fact in names(fact.declaration).map { (name: $0.name, fact: fact) }
    }
    // An old name that is the beginning of another name would be a fact and a map of facts.
    let groups = Set(named.flatMap { Self.groups(of: $0.name) })
    let below = factsBelow("", named.filter { !groups.contains($0.name) })
    return .object(
      [("type", .array([.string("object"), .string("null")]))]
        + below.members.filter { $0.0 != "type" })
  }

  /// The facts whose names begin with the prefix, by the rest of their names.
  private func factsBelow(_ prefix: String, _ facts: [(name: String, fact: Fact)]) -> JSON {
    let own = facts.filter { $0.name.hasPrefix(prefix) }
    let rests = own.map { String($0.name.dropFirst(prefix.count)) }
    let groups = Set(rests.flatMap(Self.groups)).sorted()
    return parts.object(
      zip(rests, own).map { ($0, .object([("$ref", .string(pointer($1.fact)))])) }
        + groups.map { ($0, factsBelow(prefix + $0 + ".", own)) })
  }

  /// The prefixes of a name that end before a dot: `a` and `a.b` for `a.b.c`.
  private static func groups(of name: String) -> [String] {
    let words = name.split(separator: ".")
    return words.indices.dropFirst().map { words[..<$0].joined(separator: ".") }
  }

  private func pointer(_ fact: Fact) -> String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
    let encoded = fact.id.map { character in
      allowed.contains(character)
        ? String(character)
        : character.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    return "#/$defs/" + encoded.joined()
  }

  private func fact(_ fact: Fact) -> JSON {
    var value = value(fact.type, fact.allowed, unit: fact.unit)
    value.append(("title", .string(fact.title[parts.language])))
    let form: [(String, JSON)] = [
      ("value", .object(value)), ("source", SchemaParts.scalar), ("on", parts.date),
      ("asked_on", parts.date),
      (
        "status",
        .object([
          ("enum", .array(Statement.Status.allCases.map { .string($0.rawValue) }))
        ])
      ), ("note", SchemaParts.scalar),
    ]
    let provenance = parts.fields(form + [("was", parts.list(of: parts.fields(form)))])
    var members: [(String, JSON)] = [("title", .string(fact.title[parts.language]))]
    let notes = [fact.ask?[parts.language], fact.whereFound?[parts.language], fact.unit]
    let description = notes.compactMap { $0 }.joined(separator: "\n\n")
    if !description.isEmpty { members.append(("description", .string(description))) }
    let none: JSON = .object([("type", .string("null"))])
    members.append(("anyOf", .array([.object(value), provenance, none])))
    return .object(members)
  }

  private func value(_ type: DataType, _ allowed: Allowed?, unit: String?) -> [(String, JSON)] {
    if case .values(let choices) = allowed {
      let titles = choices.map { JSON.string($0.title?[parts.language] ?? $0.value.text) }
      return [
        ("enum", .array(choices.map { literal($0.value) })),
        ("markdownEnumDescriptions", .array(titles)),
      ]
    }
    switch type {
    case .boolean: return SchemaParts.boolean.members
    case .number:
      let number = [("type", JSON.array([.string("number"), .string("string")]))]
      let example = [("examples", JSON.array([.string("3200万元")]))]
      return number + bounds(allowed) + (unit == "CNY" ? example : [])
    case .date: return parts.date.members
    case .list(let element):
      return [
        ("type", .string("array")),
        ("items", .object(self.value(element, nil, unit: nil))),
      ]
    case .record(let record):
      let fields = record.fields.map { field -> (String, JSON) in
        let own = self.value(field.type, nil, unit: field.unit)
        let none: JSON = .object([("type", .string("null"))])
        return (field.name, .object([("anyOf", .array([.object(own), none]))]))
      }
      return parts.object(fields).members
    case .string, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      return SchemaParts.scalar.members
    }
  }

  /// The least and the greatest number that a single unary test allows.
  private func bounds(_ allowed: Allowed?) -> [(String, JSON)] {
    guard case .tests(let formula) = allowed, case .tests(let tests) = formula.program.root.kind,
      tests.count == 1
    else { return [] }
    switch tests[0] {
    case .comparison(let comparison, let node):
      guard case .constant(let value) = node.kind else { return [] }
      return bound(comparison, value.number)
    case .value(let node):
      guard case .constant(.range(let range)) = node.kind else { return [] }
      return bound(range.start.isClosed ? .greaterOrEqual : .greater, range.start.value?.number)
        + bound(range.end.isClosed ? .lessOrEqual : .less, range.end.value?.number)
    case .condition: return []
    }
  }

  private func bound(_ comparison: ComparisonOperator, _ number: Number?) -> [(String, JSON)] {
    let key: String? =
      switch comparison {
      case .less: "exclusiveMaximum"
      case .lessOrEqual: "maximum"
      case .greater: "exclusiveMinimum"
      case .greaterOrEqual: "minimum"
      case .equal, .notEqual: nil
      }
    guard let key, let number else { return [] }
    return [(key, .number(number.text))]
  }

  private func literal(_ value: Value) -> JSON {
    switch value {
    case .boolean(let value): .bool(value)
    case .number(let number): .number(number.text)
    default: .string(value.text)
    }
  }

  private var caseParts: JSON {
    let own = playbook.facts.filter { !$0.ofCase }
    return parts.list(
      of: parts.fields(
        [("id", SchemaParts.scalar), ("title", parts.text), ("facts", facts(own))],
        required: ["id"]))
  }

  /// The schema of the log.
  var log: JSON {
    let statuses = LogEntry.Status.allCases.map(\.rawValue)
    let remedies = playbook.remedies.map(\.declaration).flatMap(names)
      .map { (id: $0.name, title: $0.title) }
    return parts.list(
      of: parts.fields(
        [
          ("on", parts.date), ("remedy", parts.closedIDs(remedies)),
          ("is", .object([("enum", .array(statuses.map(JSON.string)))])),
          ("by", SchemaParts.scalar), ("reason", SchemaParts.scalar), ("note", SchemaParts.scalar),
          ("part", SchemaParts.scalar), ("due", parts.date),
          (
            "void",
            parts.object([("on", parts.date), ("reason", SchemaParts.scalar)], required: ["on"])
          ),
        ], required: ["on", "remedy", "is"]))
  }

  /// The schema of the checklists gone through, with their days.
  var screened: JSON {
    let form = parts.fields([("on", parts.date), ("source", SchemaParts.scalar)])
    return parts.described(
      parts.object(
        playbook.screens.map { screen in
          let title = JSON.string(screen.declaration.title[parts.language])
          return (
            screen.id, .object([("title", title), ("anyOf", .array([parts.date, form]))])
          )
        }
      ).members,
      "checklists gone through, each with the day", "已核对的排查清单及日期")
  }

  private var closed: JSON {
    let outcomes = Case.Closure.Outcome.allCases.map(\.rawValue)
    return parts.fields(
      [
        ("on", parts.date), ("is", .object([("enum", .array(outcomes.map(JSON.string)))])),
        ("by", SchemaParts.scalar), ("note", SchemaParts.scalar),
      ], required: ["on", "is"])
  }
}

extension Value {
  /// The number; nil if the value is of another type.
  fileprivate var number: Number? {
    if case .number(let number) = self { number } else { nil }
  }
}
