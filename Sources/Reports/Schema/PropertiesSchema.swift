package import Diagnostics
package import Playbooks

/// The JSON Schema of `properties.yaml`, the playbook's own promises.
package struct PropertiesSchema {
  private let parts: SchemaParts

  /// The schema for one playbook, with descriptions in one language.
  package init(_ playbook: Playbook, language: Language) {
    parts = SchemaParts(playbook: playbook, language: language)
  }

  /// The schema as JSON text.
  package var text: String { json.pretty + "\n" }

  /// The schema.
  package var json: JSON {
    let holds = #"every a in actions satisfies a.state != "now""#
    let property = parts.fields(
      [
        (
          "name",
          parts.described(SchemaParts.scalar.members, "what is promised", "承诺的内容")
        ),
        (
          "when",
          parts.condition("of which cases it is promised: FEEL", "对哪些案件承诺（FEEL）", example: "true")
        ),
        (
          "holds",
          parts.condition(
            "what must hold: FEEL, with `actions`, `blockers`, `stuck` and `plan`",
            "必须成立的内容（FEEL，可用 `actions`、`blockers`、`stuck`、`plan`）", example: holds)
        ),
      ], required: ["name", "holds"])
    return .object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(parts.word("Properties", "性质"))), ("type", .string("object")),
      ("properties", .object(parts.worded([("properties", parts.list(of: property))]))),
      ("required", .array([.string("properties")])), ("additionalProperties", .bool(false)),
    ])
  }
}
