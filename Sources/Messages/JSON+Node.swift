package import Reports
package import YAML

extension JSON {
  /// The value of a node that was read from JSON.
  package init(_ node: Node) {
    switch node.kind {
    case .sequence(let items): self = .array(items.map { JSON($0) })
    case .mapping(let entries): self = .object(entries.map { ($0.name, JSON($0.value)) })
    case .scalar(let scalar):
      switch scalar.value {
      case .null: self = .null
      case .boolean(let value): self = .bool(value)
      case .integer, .float: self = .number(scalar.text)
      case .string: self = .string(scalar.text)
      }
    }
  }
}

extension Node {
  /// The whole number; nil if the node is none.
  package var integer: Int? { scalar?.value == .integer ? text.flatMap { Int($0) } : nil }
}
