package import Diagnostics
package import FEEL
package import Playbooks

/// Values in words for people: yes and no, amounts, the titles of enumerated values.
package struct ShownValue: Sendable {
  /// The language of the words.
  package let language: Language

  /// Values in one language.
  package init(language: Language) { self.language = language }

  /// A value of a fact.
  package func text(_ value: Value, of fact: Fact) -> String {
    text(value, type: fact.type, unit: fact.unit, allowed: fact.allowed)
  }

  /// A value of a decision.
  package func text(_ value: Value, of decision: Decision) -> String {
    text(value, type: decision.type, unit: decision.unit, allowed: decision.allowed)
  }

  /// A value of a type, with its unit and the titles of the allowed values.
  package func text(_ value: Value, type: DataType, unit: String?, allowed: Allowed?) -> String {
    if let title = title(value, allowed) { return title }
    switch value {
    case .null: return Labels.none[language]
    case .unknown: return Labels.notKnown[language]
    case .boolean(let value): return (value ? Labels.yes : Labels.no)[language]
    case .number: return number(value.text, unit: unit)
    case .list(let items):
      let element: DataType = if case .list(let element) = type { element } else { type }
      let texts = items.map { text($0, type: element, unit: unit, allowed: allowed) }
      return texts.isEmpty ? Labels.none[language] : texts.joined(separator: Labels.comma[language])
    case .context(let context): return record(context, type)
    default: return value.text
    }
  }

  private func number(_ digits: String, unit: String?) -> String {
    switch unit {
    case nil: digits
    case "CNY": Amount.text(digits: digits, language: language)
    case .some(let unit): Units.text(digits, unit: unit, language: language)
    }
  }

  private func title(_ value: Value, _ allowed: Allowed?) -> String? {
    guard case .values(let choices) = allowed, case .string(let text) = value else { return nil }
    let choice = choices.first { choice in
      if case .string(let own) = choice.value { own == text } else { false }
    }
    return choice?.title?[language]
  }

  /// The attributes that have values, in the order of the type.
  private func record(_ context: ContextValue, _ type: DataType) -> String {
    guard case .record(let record) = type else { return Value.context(context).text }
    let texts = record.fields.compactMap { field -> String? in
      guard let value = context[field.name], !value.isNull else { return nil }
      let name = field.title?[language] ?? field.name
      return name + " " + text(value, type: field.type, unit: field.unit, allowed: nil)
    }
    return "(" + texts.joined(separator: ", ") + ")"
  }
}

extension Value {
  fileprivate var isNull: Bool { if case .null = self { true } else { false } }
}
