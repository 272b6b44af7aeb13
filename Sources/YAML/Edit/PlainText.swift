/// Says which texts need no quotes in YAML, and quotes the others.
enum PlainText {
  private static let indicators = Set("-?:,[]{}#&*!|>'\"%@`".unicodeScalars)
  private static let flowIndicators = Set(",[]{}".unicodeScalars)

  /// Whether the text reads back as the same string without quotes.
  static func isReadBack(_ text: String, inFlow: Bool) -> Bool {
    guard ScalarValue(plain: text) == .string, !text.hasPrefix("---"), !text.hasPrefix("...")
    else { return false }
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, let last = scalars.last, !isBlank(first), !isBlank(last),
      canBegin(first, next: scalars.dropFirst().first, inFlow: inFlow)
    else { return false }
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      if isBroken(scalar) || (inFlow && flowIndicators.contains(scalar)) { return false }
      if scalar == ":", ends(next, inFlow: inFlow) { return false }
      if isBlank(scalar), next == "#" { return false }
    }
    return true
  }

  /// Whether the scalar can begin a text; `-`, `?` and `:` can if no blank follows.
  private static func canBegin(
    _ first: Unicode.Scalar, next: Unicode.Scalar?, inFlow: Bool
  ) -> Bool {
    guard indicators.contains(first) else { return true }
    return !inFlow && "-?:".unicodeScalars.contains(first) && !ends(next, inFlow: inFlow)
  }

  private static func ends(_ next: Unicode.Scalar?, inFlow: Bool) -> Bool {
    guard let next else { return true }
    return isBlank(next) || (inFlow && flowIndicators.contains(next))
  }

  /// Whether the scalar is a blank.
  ///
  /// No-break and ideographic blanks are ordinary characters in YAML, but in quotes one sees them.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    [" ", "\t", "\u{A0}", "\u{3000}"].contains(scalar)
  }

  /// Whether the scalar is a tab, or can be written in YAML only as an escape.
  private static func isBroken(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || mustBeEscaped(scalar)
  }

  private static func mustBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// The text in double quotes, or in single quotes if that saves escapes, as in FEEL strings.
  static func quoted(_ text: String) -> String {
    let isPrintable = !text.unicodeScalars.contains { mustBeEscaped($0) }
    let hasSlash = text.contains("\"") || text.contains("\\")
    if isPrintable, hasSlash {
      return "'"
        + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    }
    return "\"" + text.unicodeScalars.map { escaped($0) }.joined() + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default:
      guard mustBeEscaped(scalar) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
