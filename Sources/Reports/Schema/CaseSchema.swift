package import Diagnostics
import FEEL
package import Playbooks

/// The JSON Schema of case files by a playbook: its facts with their values, its remedies, offices.
package struct CaseSchema {
  private let parts: SchemaParts
  private let playbook: Playbook

  package init(_ playbook: Playbook, language: Language) {
    parts = SchemaParts(playbook: playbook, language: language)
    self.playbook = playbook
  }

  package var text: String { json.pretty + "\n" }

  private var json: JSON {
    .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(parts.word("Case file", "案件文件"))), ("type", .string("object")),
      (
        "properties",
        .object([
          ("case", parts.described(SchemaParts.scalar.members, "the case's id", "案号")),
          ("title", parts.text), ("opened", parts.date), ("lead", SchemaParts.scalar),
          ("offices", offices), ("facts", facts(playbook.facts)), ("parts", caseParts),
          ("log", log),
        ])
      ), ("required", .array([.string("case")])), ("additionalProperties", .bool(false)),
      ("$defs", .object(playbook.facts.map { ($0.id, fact($0)) })),
    ])
  }

  private var offices: JSON {
    parts.described(
      parts.object(playbook.offices.map { ($0.id, parts.text) }).members,
      "who holds the role here", "本案由谁承担该角色")
  }

  /// Dotted names are completed; nested maps mean the same and are let through.
  private func facts(_ facts: [Fact]) -> JSON {
    let groups = Set(facts.compactMap { $0.id.split(separator: ".").first.map(String.init) })
      .subtracting(facts.map(\.id)).sorted()
    let dotted = facts.map { ($0.id, JSON.object([("$ref", .string(pointer($0)))])) }
    let nested = groups.map { ($0, JSON.object([("type", .string("object"))])) }
    return .object([
      ("type", .array([.string("object"), .string("null")])),
      ("properties", .object(dotted + nested)),
      (
        "patternProperties",
        .object(groups.map { ("^\(escaped($0))\\.", JSON.object([])) })
      ), ("additionalProperties", .bool(false)),
    ])
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

  private func escaped(_ text: String) -> String {
    text.map { "\\.+*?()[]{}|^$".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private func fact(_ fact: Fact) -> JSON {
    var value = value(fact.type, fact.allowed, unit: fact.unit)
    value.append(("title", .string(fact.title[parts.language])))
    let provenance = parts.object([
      ("value", .object(value)), ("source", SchemaParts.scalar), ("on", parts.date),
      (
        "status",
        .object([
          ("enum", .array(["verified", "stated", "disputed", "asked"].map(JSON.string)))
        ])
      ), ("note", SchemaParts.scalar),
    ])
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
      if unit == nil { return [("type", .array([.string("number"), .string("string")]))] }
      return [
        ("type", .array([.string("number"), .string("string")])),
        ("examples", .array(unit == "CNY" ? [.string("3200万元")] : [])),
      ]
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
      of: parts.object(
        [("id", SchemaParts.scalar), ("title", parts.text), ("facts", facts(own))],
        required: ["id"]))
  }

  private var log: JSON {
    let statuses = ["assigned", "approved", "started", "submitted", "done", "failed", "declined"]
    let remedies = playbook.remedies.map { ($0.id, $0.declaration.title) }
    return parts.list(
      of: parts.object(
        [
          ("on", parts.date), ("remedy", parts.closedIDs(remedies)),
          ("is", .object([("enum", .array(statuses.map(JSON.string)))])),
          ("by", SchemaParts.scalar), ("reason", SchemaParts.scalar), ("note", SchemaParts.scalar),
          ("part", SchemaParts.scalar),
        ], required: ["on", "remedy", "is"]))
  }
}
