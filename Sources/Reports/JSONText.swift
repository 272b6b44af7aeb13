import Diagnostics

/// A JSON value that is always written in the same way.
///
/// Members keep the order in which they are given. Text is UTF-8; only quotes, backslashes and
/// control characters are escaped, so that no terminal obeys them.
package enum JSON: Sendable {
  case object([(String, JSON)])
  case array([JSON])
  case string(String)
  /// The text of a number, which the caller guarantees to be valid JSON.
  case number(String)
  case bool(Bool)
  case null

  /// A whole number as JSON.
  package static func integer(_ value: Int) -> JSON { .number(String(value)) }

  /// A text, or null if there is none.
  package static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// The value on one line, for NDJSON.
  package var compact: String {
    var out = ""
    JSONWriter(indented: false).write(self, level: 0, to: &out)
    return out
  }

  /// The value on several lines, indented by two blanks, without a line break at its end.
  package var pretty: String {
    var out = ""
    JSONWriter(indented: true).write(self, level: 0, to: &out)
    return out
  }
}

/// Writes JSON values as text.
private struct JSONWriter {
  let indented: Bool

  func write(_ value: JSON, level: Int, to out: inout String) {
    switch value {
    case .null: out += "null"
    case .bool(let value): out += value ? "true" : "false"
    case .number(let text): out += text
    case .string(let text): quote(text, to: &out)
    case .array(let items):
      bracket("[", "]", items, level: level, to: &out) { item, out in
        write(item, level: level + 1, to: &out)
      }
    case .object(let members):
      bracket("{", "}", members, level: level, to: &out) { member, out in
        quote(member.0, to: &out)
        out += indented ? ": " : ":"
        write(member.1, level: level + 1, to: &out)
      }
    }
  }

  private func bracket<Item>(
    _ open: String, _ close: String, _ items: [Item], level: Int, to out: inout String,
    each: (Item, inout String) -> Void
  ) {
    out += open
    for (index, item) in items.enumerated() {
      if index > 0 { out += "," }
      breakLine(level: level + 1, to: &out)
      each(item, &out)
    }
    if !items.isEmpty { breakLine(level: level, to: &out) }
    out += close
  }

  private func breakLine(level: Int, to out: inout String) {
    guard indented else { return }
    out += "\n"
    for _ in 0..<level { out += "  " }
  }

  private func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where scalar.isObeyed, "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
