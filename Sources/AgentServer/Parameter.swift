import Reports

/// Something that a tool takes.
struct Parameter: Sendable {
  /// The name of the argument.
  let name: String
  /// The JSON Schema of its value.
  let schema: JSON
  /// Whether every call has to give it.
  var isRequired = false

  static let `case` = Parameter(
    name: "case", schema: Schema.text("the id of the case, as list_cases gives it"),
    isRequired: true)
  static let asOf = Parameter(
    name: "as_of",
    schema: Schema.text("the day that counts as today, such as 2021-09-06; default: today"))
  static let language = Parameter(
    name: "lang",
    schema: Schema.object([
      ("type", .string("string")), ("enum", .array([.string("zh"), .string("en")])),
      ("description", .string("the language of titles and messages")),
    ]))
  static let files = Parameter(
    name: "files",
    schema: Schema.object([
      ("type", .string("object")),
      ("additionalProperties", Schema.object([("type", .string("string"))])),
      (
        "description",
        .string(
          "files to put over the rules in force: paths below the folder of the rules, such as "
            + "families/new.yaml or tests/new.yaml, each with the whole text of the file")
      ),
    ]))
  static let draft = Parameter(
    name: "draft",
    schema: Schema.text(
      "the name of a draft kept on the server, whose files are put over the rules in force; files "
        + "given beside it come on top"))
  static let save = Parameter(
    name: "save",
    schema: Schema.flag(
      "write the files into the draft, so that later calls can name it; needs files and draft"))
  static let set = Parameter(
    name: "set",
    schema: Schema.object([
      (
        "description",
        .string(
          "facts to try, none of which is stored: a list of texts FACT=VALUE or FACT@PART=VALUE, or "
            + "an object from FACT or FACT@PART to the value; a value is FEEL, such as true or "
            + "\"started\"; null takes the fact away")
      ),
      (
        "anyOf",
        .array([
          Schema.object([
            ("type", .string("array")), ("items", Schema.object([("type", .string("string"))])),
            ("minItems", .integer(1)),
          ]),
          Schema.object([("type", .string("object")), ("minProperties", .integer(1))]),
        ])
      ),
    ]), isRequired: true)
  static let entry = Parameter(
    name: "name",
    schema: Schema.text(
      "the id or title of a blocker, remedy, goal, time limit, decision, fact, phase or checklist; "
        + "where an id names several, KIND:ID such as screen:works"), isRequired: true)
  static let part = Parameter(
    name: "part", schema: Schema.text("the part of the case, by id or title"))
  static let operands = Parameter(
    name: "operands",
    schema: Schema.flag("open its conditions: each operand with its value and source"))
  static let failuresOnly = Parameter(
    name: "failures_only",
    schema: Schema.flag("list only the tests that fail, and leave out what the tests cover"))
}

/// Pieces of JSON Schema (2020-12).
enum Schema {
  static func object(_ members: [(String, JSON)]) -> JSON { .object(members) }

  /// A text.
  static func text(_ description: String) -> JSON {
    .object([("type", .string("string")), ("description", .string(description))])
  }

  /// Yes or no.
  static func flag(_ description: String) -> JSON {
    .object([("type", .string("boolean")), ("description", .string(description))])
  }

  /// An object that has at least these members, each of a type.
  static func result(_ members: [(name: String, type: String)], optional: [(String, String)] = [])
    -> JSON
  {
    let properties = (members.map { ($0.name, $0.type) } + optional).map { name, type in
      (name, JSON.object([("type", .string(type))]))
    }
    return .object([
      ("type", .string("object")), ("properties", .object(properties)),
      ("required", .array(members.map { .string($0.name) })),
    ])
  }
}
