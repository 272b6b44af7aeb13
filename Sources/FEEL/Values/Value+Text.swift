import Diagnostics

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
    var writer = LiteralWriter(limit: .max)
    writer.write(self)
    return writer.text
  }

  /// ``text``, nil where it would have more bytes than the limit.
  func text(limit: Int) -> String? {
    switch self {
    case .list, .context, .range:
      var writer = LiteralWriter(limit: limit)
      writer.write(self)
      return writer.isFull ? nil : writer.text
    default: return text
    }
  }
}

extension RangeValue {
  /// `[1..3)`, `(< 10)`.
  package var literal: String { Value.range(self).literal }
}

/// Writes values as FEEL, up to a limit: a list may hold one long text many times.
private struct LiteralWriter {
  private(set) var text = ""
  let limit: Int

  init(limit: Int) { self.limit = limit }

  var isFull: Bool { text.utf8.count > limit }

  mutating func write(_ value: Value) {
    if isFull { return }
    switch value {
    case .null: text += "null"
    case .boolean(let flag): text += flag ? "true" : "false"
    case .number(let number): text += number.text
    case .string(let string): text += quoted(string)
    case .date, .time, .dateAndTime, .daysAndTime, .yearsAndMonths: text += "@\"\(value.text)\""
    case .list(let items): write(items)
    case .context(let context): write(context)
    case .range(let range): write(range)
    case .function(let function):
      text += "function(" + function.parameters.map(\.name).joined(separator: ", ") + ")"
    case .unknown: text += "?"
    }
  }

  private mutating func write(_ items: [Value]) {
    text += "["
    for (index, item) in items.enumerated() {
      if index > 0 { text += ", " }
      if isFull { return }
      write(item)
    }
    text += "]"
  }

  private mutating func write(_ context: ContextValue) {
    text += "{"
    for (index, entry) in context.entries.enumerated() {
      if index > 0 { text += ", " }
      if isFull { return }
      text += key(entry.name) + ": "
      write(entry.value)
    }
    text += "}"
  }

  private mutating func write(_ range: RangeValue) {
    if range.isEquality { return write("(= ", range.start.value, ")") }
    switch (range.start, range.end) {
    case (.none, .none): text += "?"
    case (.none, let end): write(end.isClosed ? "(<= " : "(< ", end.value, ")")
    case (let start, .none): write(start.isClosed ? "(>= " : "(> ", start.value, ")")
    case (let start, let end):
      write(start.isClosed ? "[" : "(", start.value, "..")
      write("", end.value, end.isClosed ? "]" : ")")
    }
  }

  private mutating func write(_ before: String, _ value: Value?, _ after: String) {
    text += before
    if let value { write(value) }
    text += after
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
    case _ where scalar.isObeyed:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
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
