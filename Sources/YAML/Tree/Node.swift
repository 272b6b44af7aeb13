package import Diagnostics

/// A value in a document, and its place.
package struct Node: Sendable {
  /// The three kinds of nodes.
  package enum Kind: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    case mapping([Entry])
  }

  /// A key and its value; entries are kept in the order of the file.
  package struct Entry: Sendable {
    /// The node of the key.
    package let key: Node
    /// The node of the value.
    package let value: Node

    /// An entry of a map.
    package init(key: Node, value: Node) {
      self.key = key
      self.value = value
    }

    /// The text of the key; empty if the key is not a scalar.
    package var name: String { key.text ?? "" }
  }

  /// The scalar, the items or the entries.
  package let kind: Kind
  /// The span of the content, without an anchor or tag before it and blanks after it.
  package let span: Span
  /// The span of the anchor and tag before the content, if there are any.
  package let properties: Span?
  /// The span of the `*name` through which the node is read, if there is one.
  ///
  /// ``span`` is then the place of the anchored value.
  package let alias: Span?

  /// A node of this kind at its place.
  package init(_ kind: Kind, _ span: Span, properties: Span? = nil, alias: Span? = nil) {
    self.kind = kind
    self.span = span
    self.properties = properties
    self.alias = alias
  }

  /// The span that a reader of the file sees: the alias, or otherwise the content.
  package var shownSpan: Span { alias ?? span }

  func read(through alias: Span) -> Node {
    Node(kind, span, properties: properties, alias: alias)
  }
}

extension Node {
  /// The scalar; nil if the node is not one.
  package var scalar: Scalar? {
    if case .scalar(let scalar) = kind { scalar } else { nil }
  }

  /// The items; nil if the node is not a list.
  package var sequence: [Node]? {
    if case .sequence(let items) = kind { items } else { nil }
  }

  /// The entries; nil if the node is not a map.
  package var mapping: [Entry]? {
    if case .mapping(let entries) = kind { entries } else { nil }
  }

  /// The text of the scalar as written, whatever its type: `no`, `357`, `true`.
  package var text: String? { scalar?.text }

  /// Whether the node is a scalar with exactly this text.
  package func isText(_ text: String) -> Bool {
    if case .scalar(let scalar) = kind { scalar.text == text } else { false }
  }

  /// The text, if the scalar is a string by the core schema: not `357`, `true` or an empty value.
  package var string: String? { scalar?.value == .string ? scalar?.text : nil }

  /// The boolean; nil if the node is not one.
  package var boolean: Bool? {
    if case .boolean(let value) = scalar?.value { value } else { nil }
  }

  /// Whether the node is null: empty, `~` or `null`.
  package var isNull: Bool { scalar?.value == .null }

  /// The value of the entry with this key; nil if there is none.
  package subscript(key: String) -> Node? {
    mapping?.first { $0.name == key }?.value
  }
}
