extension Value {
  /// What FEEL's `string()` answers: a string as it is, anything else as ``literal`` or ISO 8601.
  package var text: String {
    switch self {
    case .string(let text): text
    case .date(let date): date.text
    case .time(let time): time.text
    case .dateAndTime(let dateAndTime): dateAndTime.text
    case .daysAndTime(let duration): duration.text
    case .yearsAndMonths(let duration): duration.text
    default: literal
    }
  }

  /// FEEL that evaluates to the value; for a function and the unknown, a description.
  package var literal: String {
    switch self {
    case .null: "null"
    case .boolean(let flag): flag ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): quoted(text)
    case .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths: "@\"\(text)\""
    case .list(let items): "[" + items.map(\.literal).joined(separator: ", ") + "]"
    case .context(let context):
      "{" + context.entries.map { "\(key($0.name)): \($0.value.literal)" }.joined(separator: ", ")
        + "}"
    case .range(let range): range.literal
    case .function(let function):
      "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
    case .unknown: "?"
    }
  }
}

extension RangeValue {
  /// `[1..3)`, `(< 10)`.
  package var literal: String {
    switch (start, end) {
    case (.none, .none): "?"
    case (.none, .closed(let end)): "(<= \(end.literal))"
    case (.none, .open(let end)): "(< \(end.literal))"
    case (.closed(let start), .none): "(>= \(start.literal))"
    case (.open(let start), .none): "(> \(start.literal))"
    default:
      (start.isClosed ? "[" : "(") + (start.value?.literal ?? "") + ".."
        + (end.value?.literal ?? "") + (end.isClosed ? "]" : ")")
    }
  }
}

/// The text as a FEEL string literal.
package func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// The name as the key of a context literal: bare where it is a plain name, else quoted.
private func key(_ name: String) -> String {
  let isPlain = name.unicodeScalars.enumerated().allSatisfy { index, scalar in
    scalar == "_" || scalar.properties.isAlphabetic || index > 0 && ("0"..."9").contains(scalar)
  }
  let reserved = [
    "and", "between", "else", "every", "external", "false", "for", "function", "if", "in",
    "instance", "not", "null", "or", "return", "satisfies", "some", "then", "true",
  ]
  return isPlain && !name.isEmpty && !reserved.contains(name) ? name : quoted(name)
}
