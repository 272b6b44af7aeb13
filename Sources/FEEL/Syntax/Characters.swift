/// What a character is to FEEL (DMN 1.5, grammar rules 27 to 31, 61 and 62).
enum Characters {
  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x167F, 0x1681...0x180D, 0x180F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
      0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFEFE, 0xFF00...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: startsName(scalar)
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    default: isUnusualBlank(scalar)
    }
  }

  /// A blank to FEEL that looks like a plain space, or like nothing, and is neither.
  static func isUnusualBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// What an input method for Chinese types where FEEL wants the ASCII text, or nil.
  static func intended(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFF01...0xFF5E:
      Unicode.Scalar(scalar.value - 0xFEE0).map { String(Character($0)) }
    case 0x3001: ","
    case 0x3002: "."
    case 0x3010, 0x3014: "["
    case 0x3011, 0x3015: "]"
    case 0x2264, 0x2266: "<="
    case 0x2265, 0x2267: ">="
    case 0x2260: "!="
    case 0xD7: "*"
    case 0xF7: "/"
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2026: ".."
    case 0x201C...0x201F, 0x300C...0x300F: "\""
    default: nil
    }
  }

  static func isCurlyQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x201C...0x201F, 0xFF02, 0x300C...0x300F: true
    default: false
    }
  }
}
