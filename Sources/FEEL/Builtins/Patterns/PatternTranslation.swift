/// Turns a regular expression of XPath into one of PCRE2, and refuses whatever XPath does not have.
///
/// XPath's are those of XML Schema, with anchors, groups, reluctant quantifiers, back-references:
///
///     expression  = branch { "|" branch }
///     branch      = { atom [ quantifier ] }
///     quantifier  = ( "?" | "*" | "+" | "{" n [ "," [ m ] ] "}" ) [ "?" ]
///     atom        = character | "." | "^" | "$" | escape | "\" group number | class
///                 | "(" [ "?:" ] expression ")"
struct PatternTranslation {
  private let source: String
  private let flags: PatternFlags
  private var scanner: PatternScanner
  /// How many groups have been opened.
  private(set) var groups = 0
  /// Those that have been closed, which alone may be referred to.
  private var closed: Set<Int> = []
  private var depth = 0

  init(_ source: String, _ flags: PatternFlags) {
    self.source = source
    self.flags = flags
    scanner = PatternScanner(source, skipsBlanks: flags.skipsBlanks && !flags.isLiteral)
  }

  mutating func translated() throws(Refusal) -> String {
    if flags.isLiteral { return source.unicodeScalars.map(Self.literal).joined() }
    let result = try expression()
    guard scanner.next == nil else { throw .badPattern(source, at: scanner.offset) }
    return result
  }

  /// One scalar that stands for itself.
  static func literal(_ scalar: Unicode.Scalar) -> String {
    "\\x{" + String(scalar.value, radix: 16) + "}"
  }

  private mutating func expression() throws(Refusal) -> String {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 100 else { throw .badPattern(source, at: scanner.offset) }
    var result = try branch()
    while scanner.take("|") { result += "|" + (try branch()) }
    return result
  }

  private mutating func branch() throws(Refusal) -> String {
    var result = ""
    while let next = scanner.next, next != "|", next != ")" {
      let atom = try atom()
      let quantifier = try quantifier()
      result += quantifier.isEmpty ? atom : "(?:\(atom))\(quantifier)"
    }
    return result
  }

  private mutating func atom() throws(Refusal) -> String {
    guard let scalar = scanner.pop() else { throw .badPattern(source, at: scanner.offset) }
    switch scalar {
    case "(": return try group()
    case "[":
      var reader = PatternClassReader(scanner, ignoresCase: flags.ignoresCase)
      let text = reader.read()
      scanner = reader.scanner
      return try text.or(.badPattern(source, at: scanner.offset))
    case ".": return flags.dotMatchesAll ? "." : "[^\\n\\r]"
    case "^", "$": return String(scalar)
    case "\\": return try escape()
    case "?", "*", "+", "{", "}", "]": throw .badPattern(source, at: scanner.offset)
    default: return Self.literal(scalar)
    }
  }

  private mutating func group() throws(Refusal) -> String {
    var opening = "("
    var number: Int?
    if scanner.take("?") {
      guard scanner.take(":") else { throw .badPattern(source, at: scanner.offset) }
      opening = "(?:"
    } else {
      groups += 1
      number = groups
    }
    let inner = try expression()
    guard scanner.take(")") else { throw .badPattern(source, at: scanner.offset) }
    if let number { closed.insert(number) }
    return opening + inner + ")"
  }

  private mutating func escape() throws(Refusal) -> String {
    if let digit = scanner.next, ("1"..."9").contains(digit) { return try backReference() }
    guard let escape = PatternEscape(&scanner) else {
      throw .badPattern(source, at: scanner.offset)
    }
    return escape.text(ignoresCase: flags.ignoresCase)
  }

  /// The longest number of a group opened so far; the group must be closed.
  private mutating func backReference() throws(Refusal) -> String {
    var number = 0
    while let digit = scanner.next, ("0"..."9").contains(digit) {
      let longer = number * 10 + Int(digit.value) - 48
      if number > 0 && longer > groups { break }
      number = longer
      _ = scanner.pop()
    }
    guard closed.contains(number) else { throw .badPattern(source, at: scanner.offset) }
    return "\\g{\(number)}"
  }

  private mutating func quantifier() throws(Refusal) -> String {
    var result = ""
    if scanner.take("?") {
      result = "?"
    } else if scanner.take("*") {
      result = "*"
    } else if scanner.take("+") {
      result = "+"
    } else if scanner.take("{") {
      result = try counts()
    } else {
      return ""
    }
    return scanner.take("?") ? result + "?" : result
  }

  private mutating func counts() throws(Refusal) -> String {
    guard let low = scanner.number() else { throw .badPattern(source, at: scanner.offset) }
    var high: Int? = low
    if scanner.take(",") { high = scanner.next == "}" ? nil : scanner.number() ?? -1 }
    guard scanner.take("}"), low <= high ?? low, low <= 65535, high ?? 0 <= 65535 else {
      throw .badPattern(source, at: scanner.offset)
    }
    return high == low ? "{\(low)}" : "{\(low),\(high.map(String.init) ?? "")}"
  }
}
