/// A value that an edit writes into a document.
///
/// A date is written as a string: without quotes it reads back as the same text.
package enum NewValue: Sendable {
  case string(String)
  /// The text of a number, as the YAML core schema writes it.
  case number(String)
  case boolean(Bool)
  case null
  case list([NewValue])
  case map([(key: String, value: NewValue)])

  /// The value that a document has there.
  package init(_ node: Node) {
    switch node.kind {
    case .scalar(let scalar):
      switch scalar.value {
      case .null: self = .null
      case .boolean(let value): self = .boolean(value)
      case .integer, .float: self = .number(scalar.text)
      case .string: self = .string(scalar.text)
      }
    case .sequence(let items): self = .list(items.map { NewValue($0) })
    case .mapping(let entries):
      self = .map(entries.map { (key: $0.name, value: NewValue($0.value)) })
    }
  }

  /// The value as YAML on one line.
  ///
  /// A string is quoted only if it would not read back as the same string without quotes.
  package func text(inFlow: Bool = false) -> String {
    switch self {
    case .string(let text):
      PlainText.isReadBack(text, inFlow: inFlow) ? text : PlainText.quoted(text)
    case .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    case .list(let items): "[" + items.map { $0.text(inFlow: true) }.joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { Self.entry($0.key, $0.value, inFlow: true) }.joined(separator: ", ") + "}"
    }
  }

  static func entry(_ key: String, _ value: NewValue, inFlow: Bool) -> String {
    NewValue.string(key).text(inFlow: inFlow) + ": " + value.text(inFlow: inFlow)
  }
}
