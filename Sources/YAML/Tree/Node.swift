package import Diagnostics

/// A value in a document, with its place.
package struct Node: Sendable {
  /// What a node is made of.
  package enum Kind: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A key and its value; entries keep the order of the file.
  package struct Entry: Sendable {
    package let key: Node
    package let value: Node

    package init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }

    /// The key's text.
    package var name: String { key.text ?? "" }
  }

  package let kind: Kind
  /// The content, without an anchor or tag before it and without blanks after it.
  package let span: Span
  /// The anchor and tag before the content, where there are any.
  package let properties: Span?
  /// The `*name` that stands for this node, where it is read through one; ``span`` is then the
  /// place that the name points to.
  package let alias: Span?

  package init(_ kind: Kind, _ span: Span, properties: Span? = nil, alias: Span? = nil) {
    self.kind = kind
    self.span = span
    self.properties = properties
    self.alias = alias
  }

  /// Where a reader of the file sees the node: the alias, or else the content.
  package var shownSpan: Span { alias ?? span }

  func read(through alias: Span) -> Node {
    Node(kind, span, properties: properties, alias: alias)
  }
}

extension Node {
  /// The scalar, where the node is one.
  package var scalar: Scalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  /// The items, where the node is a list.
  package var sequence: [Node]? {
    if case .sequence(let items) = kind { items } else { nil }
  }

  /// The entries, where the node is a map.
  package var mapping: [Entry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The scalar's text as written, whatever it would be read as: `no`, `357`, `true`.
  package var text: String? { scalar?.text }

  /// Whether it is a scalar of just this text.
  func isText(_ text: String) -> Bool {
    if case .scalar(let scalar) = kind { scalar.text == text } else { false }
  }

  /// The text of a scalar that is text by the core schema: not `357`, `true` or an empty value.
  package var string: String? { scalar?.value == .string ? scalar?.text : nil }

  /// The boolean, where the node is one.
  package var boolean: Bool? {
    if case .boolean(let value) = scalar?.value { value } else { nil }
  }

  /// Whether the node is null: nothing written, `~` or `null`.
  package var isNull: Bool { scalar?.value == .null }

  /// The value of the first entry with this key.
  package subscript(key: String) -> Node? {
    mapping?.first { $0.name == key }?.value
  }
}
