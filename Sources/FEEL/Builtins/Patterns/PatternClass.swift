/// Reads a character class of XPath after its opening bracket.
///
///     class = "[" [ "^" ] { scalar | scalar "-" scalar | escape } [ "-" class ] "]"
///
/// A class from which another is subtracted becomes a look ahead: `[a-z-[aeiou]]` is
/// `(?:(?![aeiou])[a-z])`.
struct PatternClassReader {
  private(set) var scanner: PatternScanner
  private let ignoresCase: Bool
  private var depth = 0

  init(_ scanner: PatternScanner, ignoresCase: Bool) {
    self.scanner = scanner
    self.ignoresCase = ignoresCase
    self.scanner.isInClass = true
  }

  /// The class for PCRE2; nil where it is none of XPath.
  mutating func read() -> String? {
    let text = nested()
    scanner.isInClass = false
    return text
  }

  private mutating func nested() -> String? {
    depth += 1
    guard depth <= 50 else { return nil }
    let isNegative = scanner.take("^")
    var (plain, categories, isFirst) = ("", "", true)
    while let next = scanner.next, next != "]" {
      if next == "-" && scanner.second == "[" && !isFirst {
        _ = (scanner.pop(), scanner.pop())
        guard let subtracted = nested(), scanner.take("]") else { return nil }
        return "(?:(?!\(subtracted))\(text(plain, categories, isNegative)))"
      }
      guard let item = item(isFirst: isFirst) else { return nil }
      if case .set(let body, true) = item.escape, ignoresCase {
        categories += body
      } else {
        plain += item.body
      }
      isFirst = false
    }
    guard scanner.take("]"), !isFirst else { return nil }
    return text(plain, categories, isNegative)
  }

  private func text(_ plain: String, _ categories: String, _ isNegative: Bool) -> String {
    if categories.isEmpty { return isNegative ? "[^\(plain)]" : "[\(plain)]" }
    let first = plain.isEmpty ? "" : "[\(plain)]|"
    let either = "(?:\(first)(?-i:[\(categories)]))"
    return isNegative ? "(?:(?!\(either)).)" : either
  }

  private mutating func item(isFirst: Bool) -> (body: String, escape: PatternEscape?)? {
    guard let low = single(isFirst: isFirst) else { return nil }
    guard case .scalar(let start) = low else {
      if case .set(let body, _) = low { return (body, low) }
      return nil
    }
    let startText = PatternTranslation.literal(start)
    guard scanner.next == "-", let after = scanner.second, after != "]", after != "[" else {
      return (startText, low)
    }
    _ = scanner.pop()
    guard case .scalar(let end) = single(isFirst: false), start <= end else { return nil }
    return (startText + "-" + PatternTranslation.literal(end), nil)
  }

  /// One scalar or escape; a bare `-` only at the beginning or before the end.
  private mutating func single(isFirst: Bool) -> PatternEscape? {
    guard let scalar = scanner.pop() else { return nil }
    switch scalar {
    case "\\": return PatternEscape(&scanner)
    case "[", "]": return nil
    case "-": return isFirst || scanner.next == "]" || scanner.next == "-" ? .scalar(scalar) : nil
    default: return .scalar(scalar)
    }
  }
}
