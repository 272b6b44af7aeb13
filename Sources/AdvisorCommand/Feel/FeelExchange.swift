import Diagnostics
import FEEL
import Files
import Reports
import YAML

/// Answers questions that are JSON objects, one a line.
struct FeelExchange {
  let now: DateAndTime

  /// Writes each answer before it reads the next question; to a file, all answers at the end.
  func run(_ output: OutputOptions) throws(FileFault) {
    var answers = ""
    while let line = readLine() {
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      let answer = answer(to: line).compact + "\n"
      if output.isFile { answers += answer } else { try output.write(answer) }
    }
    if output.isFile { try output.write(answers) }
  }

  func answer(to line: String) -> JSON {
    let file = SourceFile(name: "<standard input>", text: line)
    let (document, diagnostics) = Document.parseJSON(file)
    let id = FeelExchange.id(document?.root?["id"])
    guard let root = document?.root, let expression = root["expression"]?.string else {
      let reason = diagnostics.first?.message.en ?? "a question has an `expression`"
      return FeelExchange.failed(id, reason)
    }
    let unknown = root["unknown"]?.sequence?.compactMap(\.string) ?? []
    let question = FeelQuestion(
      expression: expression, context: root["context"]?.string, unknown: unknown)
    return FeelExchange.answer(id, question.answer(now: now))
  }

  /// The id of a question, exactly as it was given.
  private static func id(_ node: Node?) -> JSON {
    guard let scalar = node?.scalar else { return .null }
    switch scalar.value {
    case .integer, .float: return .number(scalar.text)
    case .boolean(let value): return .bool(value)
    case .string: return .string(scalar.text)
    case .null: return .null
    }
  }

  private static func answer(_ id: JSON, _ answer: FeelQuestion.Answer) -> JSON {
    switch answer {
    case .faults(let faults, _): return failed(id, faults.first?.message.en ?? "it does not parse")
    case .noContext: return failed(id, "the context is no context")
    case .value(.unknown, let needs, _):
      return .object([
        ("id", id), ("type", .string("unknown")), ("value", .null),
        ("needs", .array(needs.map(JSON.string))),
      ])
    case .value(.null, _, let failures):
      guard let reason = failures.first?.reason.en else {
        return .object([("id", id)] + FeelJSON.members(.null))
      }
      return failed(id, reason)
    case .value(let value, _, _): return .object([("id", id)] + FeelJSON.members(value))
    }
  }

  private static func failed(_ id: JSON, _ reason: String) -> JSON {
    .object([("id", id)] + FeelJSON.members(.null) + [("error", .string(reason))])
  }
}

/// FEEL values as JSON, together with their types.
enum FeelJSON {
  static func members(_ value: Value) -> [(String, JSON)] {
    [("type", .string(type(of: value))), ("value", plain(value))]
  }

  private static func type(of value: Value) -> String {
    switch value {
    case .null: "null"
    case .list: "list"
    case .context: "context"
    case .range: "range"
    case .function: "function"
    case .unknown: "unknown"
    case .boolean, .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths:
      value.type.text
    }
  }

  private static func plain(_ value: Value) -> JSON {
    switch value {
    case .null, .unknown: .null
    case .boolean(let truth): .bool(truth)
    case .list(let items): .array(items.map { .object(members($0)) })
    case .context(let context):
      .object(context.entries.map { ($0.name, .object(members($0.value))) })
    case .number, .string, .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths, .range,
      .function:
      .string(value.text)
    }
  }
}
