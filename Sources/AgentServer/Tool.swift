import Diagnostics
import Messages
import Reports
import YAML

/// A tool that an agent may call.
struct Tool: Sendable {
  /// The name by which it is called.
  let name: String
  /// The name that people read.
  let title: String
  /// What it does, for the agent.
  let description: String
  /// What it takes.
  let parameters: [Parameter]
  /// The JSON Schema of its result; nil where the result is a text.
  var output: JSON?
  /// Whether it writes nothing, whatever is asked.
  var isReadOnly = true
  /// Does what is asked.
  let run: @Sendable (ToolArguments) throws(ToolFault) -> ToolResult

  /// Every tool, in the order in which they are listed.
  static let all = [
    howToWork, listCases, advise, whatIf, explain, nextQuestion, checkRules, runRuleTests, ruleImpact,
  ]

  /// The result of a call; a fault is a result too.
  func answer(to node: Node?, _ context: ToolContext) -> ToolResult {
    do throws(ToolFault) {
      return try run(ToolArguments(node, of: self, context))
    } catch {
      let asked = node?["lang"]?.string.flatMap { Language(rawValue: $0) }
      return ToolResult(fault: error.text(asked ?? context.language))
    }
  }

  /// The tool as clients list it.
  var json: JSON {
    let properties = parameters.map { ($0.name, $0.schema) }
    let required = parameters.filter(\.isRequired).map { JSON.string($0.name) }
    let input = JSON.object(
      [("type", .string("object")), ("properties", .object(properties))]
        + (required.isEmpty ? [] : [("required", .array(required))])
        + [("additionalProperties", .bool(false))])
    return .object(
      [
        ("name", .string(name)), ("title", .string(title)), ("description", .string(description)),
        ("inputSchema", input),
      ] + (output.map { [("outputSchema", $0)] } ?? []) + [
        (
          "annotations",
          .object(
            [("title", .string(title)), ("readOnlyHint", .bool(isReadOnly))]
              + (isReadOnly
                ? [] : [("destructiveHint", .bool(true)), ("idempotentHint", .bool(true))])
              + [("openWorldHint", .bool(false))])
        ),
      ])
  }
}

/// What a tool gives back.
struct ToolResult: Sendable {
  /// The result as a tool's answer has it.
  let members: [(String, JSON)]

  /// A text for the agent.
  init(text: String) { members = [Self.content([text])] }

  /// A value, with remarks beside it.
  init(_ value: JSON, remarks: [String] = []) {
    members = [Self.content([value.compact] + remarks), ("structuredContent", value)]
  }

  /// What is wrong, and what to type instead.
  init(fault: String) { members = [Self.content([fault]), ("isError", .bool(true))] }

  private static func content(_ texts: [String]) -> (String, JSON) {
    let blocks = texts.map { text in
      JSON.object([("type", .string("text")), ("text", .string(text))])
    }
    return ("content", .array(blocks))
  }
}
