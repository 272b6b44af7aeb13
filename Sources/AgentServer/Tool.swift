import CaseStore
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
    howToWork, listCases, advise, whatIf, explain, nextQuestion, checkRules, runRuleTests,
    ruleImpact,
  ]

  /// The result of a call; a fault is a result too.
  func answer(to node: Node?, _ context: ToolContext) -> ToolResult {
    do throws(ToolFault) {
      let arguments = try ToolArguments(node, of: self, context)
      let result = try run(arguments)
      let faults = context.store.rules.faults.count
      return faults == 0 ? result : result.adding(Self.oldRules(faults)[arguments.language])
    } catch {
      let asked = node?["lang"]?.string.flatMap { Language(rawValue: $0) }
      return ToolResult(fault: error.text(asked ?? context.language))
    }
  }

  private static func oldRules(_ faults: Int) -> Wording {
    Wording(
      en: "note: the rules in force have \(faults) error\(faults == 1 ? "" : "s") now, so the "
        + "answer rests on the rules read before; `check_rules` lists them",
      zh: "提示：现行规则目前有 \(faults) 处错误，答复依据此前读取的规则；可用 `check_rules` 查看")
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
      ] + (output.map { [("outputSchema", $0)] } ?? []) + [("annotations", hints)])
  }

  /// What a client may take into account before it lets the tool be called.
  private var hints: JSON {
    .object(
      [("title", .string(title)), ("readOnlyHint", .bool(isReadOnly))]
        + (isReadOnly ? [] : [("destructiveHint", .bool(true)), ("idempotentHint", .bool(true))])
        + [("openWorldHint", .bool(false))])
  }
}

/// What a tool gives back.
struct ToolResult: Sendable {
  private var texts: [String]
  private var value: JSON?
  private var isFault = false

  /// A text for the agent.
  init(text: String) { texts = [text] }

  /// A value, with remarks beside it.
  init(_ value: JSON, remarks: [String] = []) {
    texts = [value.compact] + remarks
    self.value = value
  }

  /// What is wrong, and what to type instead.
  init(fault: String) { (texts, isFault) = ([fault], true) }

  /// The result with a remark more.
  func adding(_ remark: String) -> ToolResult {
    var copy = self
    copy.texts.append(remark)
    return copy
  }

  /// The result as an answer has it.
  var members: [(String, JSON)] {
    let blocks = texts.map { text in
      JSON.object([("type", .string("text")), ("text", .string(text))])
    }
    return [("content", .array(blocks))] + (value.map { [("structuredContent", $0)] } ?? [])
      + (isFault ? [("isError", .bool(true))] : [])
  }
}
