/// The type of a scalar by the YAML 1.2 core schema.
///
/// Numbers keep their text in ``Scalar/text``. Only `true` and `false` are booleans, and only the
/// empty text, `~` and `null` are null; `no`, `on` and `Yes` are strings (contract, section 1).
package enum ScalarValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer
  case float
  case string

  /// The value of a text without quotes.
  init(plain text: String) {
    switch text.utf8.first {
    case nil: self = .null
    case UInt8(ascii: "~"), UInt8(ascii: "n"):
      self = text == "~" || text == "null" ? .null : .string
    case UInt8(ascii: "t"): self = text == "true" ? .boolean(true) : .string
    case UInt8(ascii: "f"): self = text == "false" ? .boolean(false) : .string
    case .some(let first) where first < UInt8(ascii: ":"): self = Self.number(text.utf8) ?? .string
    default: self = .string
    }
  }

  private static func number(_ text: String.UTF8View) -> ScalarValue? {
    var rest = text[...]
    if rest.starts(with: "0x".utf8) { return allDigits(rest.dropFirst(2), base: 16) }
    if rest.starts(with: "0o".utf8) { return allDigits(rest.dropFirst(2), base: 8) }
    if [".nan", ".NaN", ".NAN"].contains(String(rest)) { return .float }
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    if [".inf", ".Inf", ".INF"].contains(String(rest)) { return .float }
    return decimal(rest)
  }

  private static func allDigits(_ digits: Substring.UTF8View, base: Int) -> ScalarValue? {
    let isNumber =
      !digits.isEmpty
      && digits.allSatisfy {
        Character(Unicode.Scalar($0)).hexDigitValue.map { $0 < base } ?? false
      }
    return isNumber ? .integer : nil
  }

  /// Reads `[0-9]+`, or `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`.
  private static func decimal(_ text: Substring.UTF8View) -> ScalarValue? {
    var rest = text
    let whole = dropDigits(&rest)
    var fraction = 0
    var isInteger = true
    if rest.first == UInt8(ascii: ".") {
      isInteger = false
      rest.removeFirst()
      fraction = dropDigits(&rest)
    }
    guard whole + fraction > 0 else { return nil }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      isInteger = false
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard dropDigits(&rest) > 0 else { return nil }
    }
    return rest.isEmpty ? (isInteger ? .integer : .float) : nil
  }

  /// Removes the digits at the front and returns their number.
  private static func dropDigits(_ text: inout Substring.UTF8View) -> Int {
    let rest = text.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    defer { text = rest }
    return text.count - rest.count
  }
}
