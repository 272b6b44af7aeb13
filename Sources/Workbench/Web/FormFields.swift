import Diagnostics
/// The fields of a query or of a form, in their order.
struct FormFields: Sendable {
  let entries: [(name: String, value: String)]

  /// Reads `a=b&c=d`, percent-encoded, with `+` for a blank.
  init(_ text: Substring) {
    entries = text.split(separator: "&").map { piece in
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        Percent.decoded(halves[0], isForm: true),
        halves.count > 1 ? Percent.decoded(halves[1], isForm: true) : ""
      )
    }
  }

  /// The first value of a field; nil where the field is missing.
  subscript(_ name: String) -> String? { entries.first { $0.name == name }?.value }

  /// The first value of a field without blanks around it; nil where it is missing or empty.
  func filled(_ name: String) -> String? {
    guard let text = self[name]?.trimmed, !text.isEmpty else { return nil }
    return text
  }

  /// All values of a field.
  func all(_ name: String) -> [String] { entries.filter { $0.name == name }.map(\.value) }
}

/// Percent-encoding in addresses and forms (RFC 3986; the URL standard for forms).
enum Percent {
  /// The text with its bytes decoded; bytes that are no UTF-8 are replaced.
  static func decoded(_ text: Substring, isForm: Bool = false) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(isForm && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text as one step of a path, or as a name or value of a query.
  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += byte < 0x10 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }
}
