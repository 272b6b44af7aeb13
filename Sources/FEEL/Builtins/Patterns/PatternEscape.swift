/// What a backslash introduces: one scalar, or a set of them.
enum PatternEscape {
  case scalar(Unicode.Scalar)
  /// The body of a class, without its brackets; `isCategory` where capitals and small letters stay
  /// apart in it whatever the flag `i` says.
  case set(String, isCategory: Bool)

  /// Reads what follows the backslash; nil where XPath has no such escape.
  init?(_ scanner: inout PatternScanner) {
    guard let scalar = scanner.pop() else { return nil }
    switch scalar {
    case "n": self = .scalar("\n")
    case "r": self = .scalar("\r")
    case "t": self = .scalar("\t")
    case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "-", "[", "]", "^", "$":
      self = .scalar(scalar)
    case "d": self = .set("\\p{Nd}", isCategory: false)
    case "D": self = .set("\\P{Nd}", isCategory: false)
    case "w": self = .set("\\p{L}\\p{M}\\p{N}\\p{S}", isCategory: false)
    case "W": self = .set("\\p{P}\\p{Z}\\p{C}", isCategory: false)
    case "s": self = .set(ScalarSet.blanks.body, isCategory: false)
    case "S": self = .set(ScalarSet.blanks.complement.body, isCategory: false)
    case "i": self = .set(ScalarSet.nameStart.body, isCategory: false)
    case "I": self = .set(ScalarSet.nameStart.complement.body, isCategory: false)
    case "c": self = .set(ScalarSet.name.body, isCategory: false)
    case "C": self = .set(ScalarSet.name.complement.body, isCategory: false)
    case "p", "P":
      guard let body = Self.property(&scanner, isNegative: scalar == "P") else { return nil }
      self = .set(body, isCategory: true)
    default: return nil
    }
  }

  private static func property(_ scanner: inout PatternScanner, isNegative: Bool) -> String? {
    guard scanner.take("{") else { return nil }
    var name = ""
    while let scalar = scanner.pop(), scalar != "}" { name.unicodeScalars.append(scalar) }
    if name.hasPrefix("Is") {
      guard let block = UnicodeBlock.named(String(name.dropFirst(2))) else { return nil }
      let set = ScalarSet([block])
      return isNegative ? set.complement.body : set.body
    }
    guard categories.contains(name) else { return nil }
    return "\\\(isNegative ? "P" : "p"){\(name)}"
  }

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc",
    "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp", "S", "Sm", "Sc", "Sk", "So", "C",
    "Cc", "Cf", "Co", "Cn",
  ]

  /// As an item of a pattern.
  func text(ignoresCase: Bool) -> String {
    switch self {
    case .scalar(let scalar): PatternTranslation.literal(scalar)
    case .set(let body, let isCategory):
      isCategory && ignoresCase ? "(?-i:[\(body)])" : "[\(body)]"
    }
  }
}

/// Ranges of Unicode scalars, in order.
struct ScalarSet {
  let ranges: [ClosedRange<UInt32>]

  init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

  /// As the body of a class.
  var body: String {
    ranges.map { range in
      let low = "\\x{" + String(range.lowerBound, radix: 16) + "}"
      return range.count == 1 ? low : low + "-\\x{" + String(range.upperBound, radix: 16) + "}"
    }.joined()
  }

  /// All other scalars.
  var complement: ScalarSet {
    var (gaps, next): ([ClosedRange<UInt32>], UInt32) = ([], 0)
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10_ffff { gaps.append(next...0x10_ffff) }
    // The halves of surrogate pairs are no scalars, and no end of a range.
    return ScalarSet(
      gaps.flatMap { gap in
        gap.contains(0xd7ff) && gap.contains(0xe000)
          ? [gap.lowerBound...0xd7ff, 0xe000...gap.upperBound] : [gap]
      })
  }

  /// Blank, tab and the line ends.
  static let blanks = ScalarSet([0x9...0xa, 0xd...0xd, 0x20...0x20])

  /// What an XML name begins with.
  static let nameStart = ScalarSet([
    0x3a...0x3a, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a, 0xc0...0xd6, 0xd8...0xf6, 0xf8...0x2ff,
    0x370...0x37d, 0x37f...0x1fff, 0x200c...0x200d, 0x2070...0x218f, 0x2c00...0x2fef,
    0x3001...0xd7ff, 0xf900...0xfdcf, 0xfdf0...0xfffd, 0x10000...0xeffff,
  ])

  /// What an XML name goes on with.
  static let name = ScalarSet([
    0x2d...0x2e, 0x30...0x3a, 0x41...0x5a, 0x5f...0x5f, 0x61...0x7a, 0xb7...0xb7, 0xc0...0xd6,
    0xd8...0xf6, 0xf8...0x37d, 0x37f...0x1fff, 0x200c...0x200d, 0x203f...0x2040, 0x2070...0x218f,
    0x2c00...0x2fef, 0x3001...0xd7ff, 0xf900...0xfdcf, 0xfdf0...0xfffd, 0x10000...0xeffff,
  ])
}
