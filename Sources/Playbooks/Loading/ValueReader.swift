package import Diagnostics
package import FEEL
package import YAML

/// Reads YAML as a value of a declared type (contract, section 3); each finding says what to type
/// instead.
package struct ValueReader {
  /// The file that contains the values.
  package let file: SourceFile
  /// The findings so far.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads values of this file.
  package init(file: SourceFile) {
    self.file = file
  }

  /// The content of a place that may hold a value.
  package enum Content: Sendable {
    case value(Value)
    /// Nothing is written there, so the value is unknown; or the value was refused, with a finding.
    case empty
  }

  /// The value for a fact, checked against its type, its `allowed`, and whether it may be null.
  package mutating func value(of node: Node, for fact: Fact) -> Content {
    let before = diagnostics.count
    let content = value(
      of: node, type: fact.type, unit: fact.unit, optional: fact.optional, slot: fact.slot)
    return diagnostics.count == before ? held(content, to: fact, at: node.span) : .empty
  }

  /// The value if the fact's `allowed` permits it; otherwise empty, with a finding.
  private mutating func held(_ content: Content, to fact: Fact, at span: Span) -> Content {
    guard case .value(let value) = content, !fact.allows(value) else { return content }
    diagnostics.append(.notAllowed(file.text(in: span), fact: fact, at: Place(file, span)))
    return .empty
  }

  private mutating func value(
    of node: Node, type: DataType, unit: String?, optional: Bool, slot: Slot
  ) -> Content {
    switch node.kind {
    case .scalar(let scalar): content(of: scalar, type: type, unit: unit, optional: optional)
    case .sequence(let items): list(items, type: type, unit: unit, slot: slot, at: node.span)
    case .mapping(let entries): record(entries, type: type, slot: slot, at: node.span)
    }
  }

  private mutating func content(
    of scalar: Scalar, type: DataType, unit: String?, optional: Bool
  ) -> Content {
    if case .null = scalar.value {
      return optional && !scalar.text.isEmpty ? .value(.null) : .empty
    }
    switch ValueText.value(scalar.text, type: type, unit: unit) {
    case .success(let value): return .value(value)
    case .failure(let slip):
      diagnostics.append(slip.diagnostic(scalar.text, at: Place(file, scalar.span)))
      return .empty
    }
  }

  private mutating func list(
    _ items: [Node], type: DataType, unit: String?, slot: Slot, at span: Span
  ) -> Content {
    guard case .list(let element) = type else {
      diagnostics.append(wrongShape(type, at: span))
      return .empty
    }
    return .value(
      .list(
        items.map { item in
          switch value(of: item, type: element, unit: unit, optional: false, slot: slot) {
          case .value(let value): value
          case .empty: .unknown(.one(slot))
          }
        }))
  }

  /// The value of an item with attributes; an attribute that it does not give is unknown because of
  /// the fact.
  private mutating func record(
    _ entries: [Node.Entry], type: DataType, slot: Slot, at span: Span
  ) -> Content {
    guard case .record(let record) = type else {
      diagnostics.append(wrongShape(type, at: span))
      return .empty
    }
    var given: [String: Node] = [:]
    for entry in entries {
      let name = entry.key.scalar?.text ?? ""
      if record.fields.contains(where: { $0.name == name }) {
        given[name] = entry.value
      } else {
        let keys = record.fields.map(\.name)
        diagnostics.append(
          .fullWidthColon(in: entry, of: file) { keys.contains($0) }
            ?? .unknownKey(
              name, of: Wording(en: "a \(record.id)", zh: "\(record.id)"), keys: keys,
              at: Place(file, entry.key.span)))
      }
    }
    var attributes = ContextValue()
    for field in record.fields {
      let content = given[field.name].map {
        value(of: $0, type: field.type, unit: field.unit, optional: field.optional, slot: slot)
      }
      if case .value(let value) = content {
        attributes.put(field.name, value)
      } else {
        attributes.put(field.name, .unknown(.one(slot)))
      }
    }
    return .value(.context(attributes))
  }

  private func wrongShape(_ type: DataType, at span: Span) -> Diagnostic {
    let text = file.text(in: span).prefix { $0 != "\n" }
    return .wrongValue(
      String(text), expected: Wording(en: "a \(type.name)", zh: "\(type.name)"),
      at: Place(file, span))
  }
}

extension Fact {
  /// Whether the fact may have the value, as far as `allowed` and `optional` say; every item of a
  /// list has to be among the allowed values.
  package func allows(_ value: Value) -> Bool {
    if case .null = value { return optional }
    guard let allowed else { return true }
    return allowed.admits(value)
  }
}

extension Allowed {
  /// Whether the value, or each item of a list, is among the allowed ones; an unknown value may be.
  fileprivate func admits(_ value: Value) -> Bool {
    if case .list(let items) = value { return items.allSatisfy(admits) }
    if case .unknown = value { return true }
    return contains(value)
  }

  /// Whether the value is among the allowed ones.
  package func contains(_ value: Value) -> Bool {
    switch self {
    case .values(let choices): choices.contains { $0.value.equals(value) == true }
    case .tests(let formula):
      if case .boolean(true) = formula.program.evaluate(in: .empty, input: value) {
        true
      } else {
        false
      }
    }
  }
}
