extension String {
  /// The text with full-width letters, digits and signs as their usual forms, as a Chinese keyboard
  /// types them.
  package var halfWidth: String {
    var text = ""
    for scalar in unicodeScalars {
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      let narrow = isWide ? Unicode.Scalar(scalar.value - 0xFEE0) : nil
      text.unicodeScalars.append(narrow ?? (scalar == "\u{3000}" ? " " : scalar))
    }
    return text
  }

  /// The text without blanks at its ends.
  package var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
