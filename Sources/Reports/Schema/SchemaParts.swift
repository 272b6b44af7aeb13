import Diagnostics
import FEEL
import Playbooks

/// The pieces that the schemas of case files and playbooks have in common.
struct SchemaParts {
  let playbook: Playbook?
  let language: Language

  func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  func described(_ members: [(String, JSON)], _ en: String, _ zh: String) -> JSON {
    .object([("description", .string(word(en, zh)))] + members)
  }

  func object(
    _ properties: [(String, JSON)], required: [String] = [], _ more: [(String, JSON)] = []
  ) -> JSON {
    var members: [(String, JSON)] = [("type", .string("object"))] + more
    members.append(("properties", .object(properties)))
    if !required.isEmpty { members.append(("required", .array(required.map(JSON.string)))) }
    members.append(("additionalProperties", .bool(false)))
    return .object(members)
  }

  /// The schema of a section, a map of ids to entries.
  func entries(of entry: JSON, _ en: String, _ zh: String) -> JSON {
    described(
      [
        ("type", .string("object")),
        ("propertyNames", .object([("pattern", .string("^[^\\s:#]+$"))])),
        ("additionalProperties", entry),
      ], en, zh)
  }

  func list(of item: JSON) -> JSON {
    .object([("type", .string("array")), ("items", item)])
  }

  /// Ids of the playbook as suggestions; other ids are allowed, since another file may define them.
  func ids(_ names: [(id: String, title: Text)]) -> JSON {
    let text: JSON = .object([("type", .string("string"))])
    if names.isEmpty { return text }
    return .object([("anyOf", .array([closedIDs(names), text]))])
  }

  /// Ids of the playbook; no others are allowed.
  func closedIDs(_ names: [(id: String, title: Text)]) -> JSON {
    .object([
      ("enum", .array(names.map { .string($0.id) })),
      ("markdownEnumDescriptions", .array(names.map { .string($0.title[language]) })),
    ])
  }

  static let string: JSON = .object([("type", .string("string"))])
  static let boolean: JSON = .object([("type", .string("boolean"))])

  /// The schema of a text: a string, or a map of language to string.
  var text: JSON {
    .object([
      (
        "anyOf",
        .array([
          Self.scalar,
          .object([
            ("type", .string("object")), ("additionalProperties", Self.scalar),
            (
              "examples",
              .array([.object([("en", .string("Seized")), ("zh", .string("查封"))])])
            ),
          ]),
        ])
      )
    ])
  }

  /// The schema of a scalar, whose text is read whatever type YAML gives it.
  static let scalar: JSON = .object([
    ("type", .array(["string", "number", "boolean"].map(JSON.string)))
  ])

  func condition(_ en: String, _ zh: String, example: String) -> JSON {
    described(
      [
        ("type", .array([.string("string"), .string("boolean"), .string("number")])),
        ("examples", .array([.string(example)])),
      ], en, zh)
  }

  var date: JSON {
    .object([
      ("type", .string("string")), ("pattern", .string("^\\d{4}-\\d{2}-\\d{2}$")),
      ("examples", .array([.string("2021-09-01")])),
    ])
  }

  var span: JSON {
    described(
      [
        ("type", .string("string")),
        (
          "examples",
          .array(["30 days", "15 working days", "3 months", "1 year", "P30D"].map(JSON.string))
        ),
      ], "a length of time; days are counted from the day after", "期限，从次日起算")
  }

  var effective: JSON {
    described(
      object([
        ("from", described(date.members, "the first day", "首日")),
        ("until", described(date.members, "the last day", "末日")),
      ]).members,
      "the days on which the entry is in force, both included", "施行期间，首尾两日均含")
  }
}

extension JSON {
  /// The members of an object; empty for any other value.
  package var members: [(String, JSON)] {
    if case .object(let members) = self { members } else { [] }
  }
}
