import Reports

/// The description of `/api/v1` for programs: OpenAPI 3.1.
enum OpenAPI {
  /// The description; its texts are in English, as its readers are programs and those who write them.
  static var document: JSON {
    var paths: [(String, [(String, JSON)])] = []
    for operation in APIOperation.all {
      let member = (operation.method.lowercased(), operation.json)
      if let index = paths.firstIndex(where: { $0.0 == operation.path }) {
        paths[index].1.append(member)
      } else {
        paths.append((operation.path, [member]))
      }
    }
    return .object([
      ("openapi", .string("3.1.0")),
      (
        "info",
        .object([
          ("title", .string("Advisor workbench")), ("version", .string("1")),
          (
            "description",
            .string(
              "Cases, advice and lists of one workbench. Everything that is read is what the command line prints as JSON."
            )
          ),
        ])
      ),
      ("servers", .array([.object([("url", .string("/"))])])),
      ("security", .array([.object([("token", .array([]))])])),
      ("paths", .object(paths.map { ($0.0, .object($0.1)) })),
      (
        "components",
        .object([
          (
            "securitySchemes",
            .object([
              (
                "token",
                .object([("type", .string("http")), ("scheme", .string("bearer"))])
              )
            ])
          ),
          ("schemas", .object(schemas)),
        ])
      ),
    ])
  }

  /// The shapes that several operations share.
  private static let schemas: [(String, JSON)] = [
    (
      "Problem",
      .schema(
        "object",
        "A fault (RFC 9457), with the place of what is wrong where it is in what was sent.",
        [
          ("type", .schema("string")), ("title", .schema("string")), ("status", .schema("integer")),
          ("detail", .schema("string", "What is wrong, and what to do.")),
          (
            "place",
            .schema(
              "object", nil,
              [
                ("file", .schema("string")), ("line", .schema("integer")),
                ("column", .schema("integer")),
              ])
          ),
          ("diagnostics", .schema("array", "The findings, as `check --format json` has them.")),
          (
            "etag",
            .schema("string", "The state of the case now, where it is not the expected one.")
          ),
        ], required: ["title", "status", "detail"])
    ),
    ("Case", .schema("object", "A case as its file has it.")),
  ]
}

/// One thing that `/api/v1` does.
struct APIOperation {
  let method: String
  let path: String
  let summary: String
  /// The fields of the query, each with its description.
  var query: [(name: String, description: String)] = []
  /// The shape of the body; nil where there is none.
  var body: JSON?
  /// Whether `If-Match` has to say which state of the case was seen.
  var isConditional = false
  /// The statuses of faults, besides 401.
  var faults: [Int] = []

  private static let day = (
    name: "as_of", description: "the day that counts as today, as YYYY-MM-DD"
  )
  private static let language = (name: "lang", description: "zh or en")

  /// All of them.
  static let all: [APIOperation] = [
    APIOperation(
      method: "GET", path: "/api/v1/openapi.json", summary: "This description."),
    APIOperation(
      method: "GET", path: "/api/v1/cases",
      summary: "The cases of the folder, and the files that give none.", query: [language]),
    APIOperation(
      method: "GET", path: "/api/v1/cases/{id}",
      summary: "A case as its file has it; `ETag` is the state of the file.", faults: [404]),
    APIOperation(
      method: "GET", path: "/api/v1/cases/{id}/advice",
      summary: "The advice, as `advise --format json` prints it.",
      query: [day, language, ("full", "true for everything, as `--full`")], faults: [400, 404]),
    APIOperation(
      method: "GET", path: "/api/v1/cases/{id}/explain/{rule}",
      summary: "Why an entry is as it is, as `explain --format json` prints it.",
      query: [day, language, ("part", "the part, by title or id")], faults: [400, 404, 409, 422]),
    APIOperation(
      method: "GET", path: "/api/v1/cases/{id}/questions",
      summary: "What is to be asked, in the order of its worth.", query: [day, language],
      faults: [400, 404]),
    APIOperation(
      method: "POST", path: "/api/v1/advice",
      summary: "Advice on a case that is sent along; nothing is stored.", query: [language],
      body: .schema(
        "object", nil,
        [
          ("case", .reference("Case")),
          ("set", .schema("object", "Facts to try: a value for each FACT or FACT@PART.")),
          ("as_of", .schema("string", "the day that counts as today")),
        ], required: ["case"]), faults: [400, 422]),
    APIOperation(
      method: "PATCH", path: "/api/v1/cases/{id}/facts",
      summary: "Writes facts; what they were stays in the file.", query: [language],
      body: .schema(
        "object", nil,
        [
          (
            "facts",
            .schema(
              "object",
              "For each fact a value, or an object with `value`, `source`, `on`, `status` and `note`; null says that nobody knows."
            )
          ),
          ("part", .schema("string", "the id of the part that the facts are about")),
          ("who", .schema("string", "who makes the change, for the history")),
        ], required: ["facts"]), isConditional: true, faults: [400, 404, 409, 412, 422, 428]),
    APIOperation(
      method: "POST", path: "/api/v1/cases/{id}/log",
      summary: "Writes an entry into the log, and what it achieves into the facts.",
      query: [
        language, ("anyway", "true writes an entry that would be refused; it needs `reason`"),
      ],
      body: .schema(
        "object", nil,
        [
          ("on", .schema("string")), ("remedy", .schema("string")),
          (
            "is",
            .schema("string", "assigned, approved, started, submitted, done, failed or declined")
          ),
          ("by", .schema("string")), ("reason", .schema("string")), ("note", .schema("string")),
          ("part", .schema("string")), ("due", .schema("string")),
        ], required: ["on", "remedy", "is"]), isConditional: true,
      faults: [400, 404, 409, 412, 422, 428]),
    APIOperation(
      method: "POST", path: "/api/v1/rules/check",
      summary:
        "Findings about the rules in force with these files put over them, and what they change in the cases; nothing is written.",
      query: [
        day, language, ("impact", "no leaves out what they change in the cases"),
        ("checks", "no leaves out all that reading the rules does not find"),
      ],
      body: .schema(
        "object", nil,
        [
          ("files", .schema("object", "The text of each file, by its path below the rules.")),
          ("draft", .schema("string", "The draft that is put over the rules below these files.")),
        ], required: ["files"]), faults: [400, 404, 409, 422]),
    APIOperation(
      method: "GET", path: "/api/v1/rules/names",
      summary: "The entries of the rules: the id, kind and titles of each."),
    APIOperation(
      method: "GET", path: "/api/v1/triage",
      summary: "The ledger, as `triage --format json` prints it.", query: [day, language],
      faults: [400]),
    APIOperation(
      method: "GET", path: "/api/v1/worklist/{office}",
      summary: "What an office has to do, as `worklist --format json` prints it.",
      query: [day, language], faults: [400, 422]),
    APIOperation(
      method: "GET", path: "/api/v1/report/{month}",
      summary: "A month, as `report --format json` prints it.", query: [day, language],
      faults: [400, 404]),
  ]

  /// The operation as the description has it.
  var json: JSON {
    let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map { step in
      JSON.parameter(String(step.dropFirst().dropLast()), in: "path", nil)
    }
    let inQuery = query.map { JSON.parameter($0.name, in: "query", $0.description) }
    let condition =
      isConditional
      ? [JSON.parameter("If-Match", in: "header", "the ETag of the case, or *")] : []
    let parameters = inPath + inQuery + condition
    var members: [(String, JSON)] = [("summary", .string(summary))]
    if !parameters.isEmpty { members.append(("parameters", .array(parameters))) }
    if let body {
      members.append(
        (
          "requestBody",
          .object([("required", .bool(true)), ("content", .content("application/json", body))])
        ))
    }
    let fault = JSON.content("application/problem+json", .reference("Problem"))
    members.append(
      (
        "responses",
        .object(
          [
            (
              "200",
              .object([
                ("description", .string("what was asked for")),
                ("content", .content("application/json", .object([]))),
              ])
            ),
            ("401", .object([("description", .string("the token is missing"))])),
          ]
            + faults.map { status in
              (
                String(status),
                .object([("description", .string("not done")), ("content", fault)])
              )
            })
      ))
    return .object(members)
  }
}

extension JSON {
  fileprivate static func schema(
    _ type: String, _ description: String? = nil, _ properties: [(String, JSON)] = [],
    required: [String] = []
  ) -> JSON {
    var members: [(String, JSON)] = [("type", .string(type))]
    if let description { members.append(("description", .string(description))) }
    if !properties.isEmpty { members.append(("properties", .object(properties))) }
    if !required.isEmpty { members.append(("required", .array(required.map(JSON.string)))) }
    return .object(members)
  }

  fileprivate static func reference(_ name: String) -> JSON {
    .object([("$ref", .string("#/components/schemas/\(name)"))])
  }

  fileprivate static func content(_ type: String, _ schema: JSON) -> JSON {
    .object([(type, .object([("schema", schema)]))])
  }

  fileprivate static func parameter(_ name: String, in place: String, _ description: String?)
    -> JSON
  {
    var members: [(String, JSON)] = [
      ("name", .string(name)), ("in", .string(place)),
      ("required", .bool(place != "query")),
    ]
    if let description { members.append(("description", .string(description))) }
    members.append(("schema", .schema("string")))
    return .object(members)
  }
}
