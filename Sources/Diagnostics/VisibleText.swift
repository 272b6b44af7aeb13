extension Unicode.Scalar {
  /// Whether a terminal or a browser obeys the scalar instead of showing it.
  ///
  /// These are the control characters of C0 and C1 but tab and line feed, DEL, and those that turn
  /// the direction of a text.
  package var isObeyed: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// The scalar as `U+001B`.
  fileprivate var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// The text with each control character written out, such as `<U+001B>`.
///
/// What a file holds must neither colour a terminal, nor overwrite a line, nor turn a text round. A
/// carriage return before a line feed belongs to the line break, and is left out.
package func visible(_ text: String) -> String {
  // Nearly every text needs nothing; no scalar to be written out begins with another byte.
  let isSuspect = text.utf8.contains { byte in
    byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F || byte == 0xC2 || byte == 0xD8
      || byte == 0xE2
  }
  guard isSuspect, text.unicodeScalars.contains(where: \.isObeyed) else { return text }
  var result = ""
  for character in text {
    if character == "\r\n" {
      result.append("\n")
      continue
    }
    for scalar in character.unicodeScalars {
      if scalar.isObeyed {
        result += "<\(scalar.codePoint)>"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
  return result
}
