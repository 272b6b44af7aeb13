import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Messages
import Playbooks
import Reports
import YAML

/// What a call gives a tool, held to what the tool takes.
struct ToolArguments: Sendable {
  /// What the tools answer from.
  let context: ToolContext
  /// The language of the result.
  let language: Language
  /// The day that counts as today.
  let day: CalendarDate
  private let node: Node?

  /// Reads the arguments that all tools share, and refuses those that the tool does not know.
  init(_ node: Node?, of tool: Tool, _ context: ToolContext) throws(ToolFault) {
    let names = tool.parameters.map(\.name)
    for entry in node?.mapping ?? [] where !names.contains(entry.name) {
      throw Self.unknown(entry.name, among: names)
    }
    for parameter in tool.parameters where parameter.isRequired {
      guard let value = node?[parameter.name], !value.isNull else {
        throw Self.missing(parameter.name)
      }
    }
    self.node = node
    self.context = context
    language = try Self.language(node) ?? context.language
    day = try Self.day(node) ?? context.today()
  }

  /// The node of the argument; nil where it is not given, or null.
  subscript(_ parameter: Parameter) -> Node? {
    node?[parameter.name].flatMap { $0.isNull ? nil : $0 }
  }

  /// The text of the argument; nil where it is not given.
  func text(_ parameter: Parameter) throws(ToolFault) -> String? {
    try Self.text(node, parameter.name)
  }

  /// Whether the argument is given and true.
  func flag(_ parameter: Parameter) throws(ToolFault) -> Bool {
    guard let value = self[parameter] else { return false }
    guard let flag = value.boolean else {
      throw ToolFault(
        Wording(
          en: "`\(parameter.name)` is not a yes or no; write `true` or `false`",
          zh: "`\(parameter.name)` 应为是或否，写 `true` 或 `false`"))
    }
    return flag
  }

  /// The case that is named, by its id or its whole title.
  func `case`() throws(ToolFault) -> StoredCase {
    let typed = try text(.case) ?? ""
    if let found = context.store.case(typed) { return found }
    let search = NameSearch(
      context.store.heads.map { Named($0, id: $0.id, title: $0.title) })
    if case .found(let head) = search.find(typed, withPieces: false),
      let found = context.store.case(head.id)
    {
      return found
    }
    let name = TypedName(whole: typed, option: "case")
    let known = search.diagnostic(
      typed, to: "case", Wording(en: "case", zh: "案件"), at: name.namePlace)
    throw ToolFault([known])
  }

  private static func text(_ node: Node?, _ name: String) throws(ToolFault) -> String? {
    guard let value = node?[name], !value.isNull else { return nil }
    guard let text = value.string else {
      throw ToolFault(
        Wording(en: "`\(name)` is no text in quotes", zh: "`\(name)` 应为加引号的文字"))
    }
    return text
  }

  private static func language(_ node: Node?) throws(ToolFault) -> Language? {
    guard let text = try text(node, "lang") else { return nil }
    guard let language = Language(rawValue: text) else {
      throw ToolFault(
        Wording(
          en: "`lang` cannot be `\(text)`; write `zh` or `en`",
          zh: "`lang` 不能为 `\(text)`，写 `zh` 或 `en`"))
    }
    return language
  }

  private static func day(_ node: Node?) throws(ToolFault) -> CalendarDate? {
    guard let text = try text(node, "as_of") else { return nil }
    guard let day = TypedValue.day(text) else {
      throw ToolFault(
        Wording(
          en: "`as_of`: `\(text)` is no date; write it like `2021-09-06`",
          zh: "`as_of`：`\(text)` 不是日期，写成如 `2021-09-06`"))
    }
    return day
  }

  private static func unknown(_ name: String, among names: [String]) -> ToolFault {
    let list = (nearestName(to: name, among: names).map { [$0] } ?? names).map { "`\($0)`" }
    return ToolFault(
      Wording(
        en: "there is no argument `\(name)`; write \(list.joined(separator: ", "))",
        zh: "没有参数 `\(name)`；写 \(list.joined(separator: "、"))"))
  }

  private static func missing(_ name: String) -> ToolFault {
    ToolFault(Wording(en: "the argument `\(name)` is missing", zh: "缺少参数 `\(name)`"))
  }
}
