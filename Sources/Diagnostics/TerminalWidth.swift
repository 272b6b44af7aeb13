/// The number of terminal cells that a text takes.
///
/// Characters that are wide in East Asia and emoji take two cells (Unicode Standard Annex #11),
/// combining marks none. Characters of ambiguous width count as one: keep them out of aligned
/// columns.
package func terminalWidth(_ text: some StringProtocol) -> Int {
  if text.unicodeScalars.allSatisfy(\.standsAlone) {
    return text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
  }
  return text.reduce(0) { $0 + terminalWidth($1) }
}

/// The number of terminal cells that a character takes, with all the scalars that it is made of.
///
/// An emoji is one picture, whatever it is joined from: a family, a flag, a tint of skin.
package func terminalWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first, scalars.count > 1 else {
    return scalars.first.map { terminalWidth($0) } ?? 0
  }
  if scalars.contains(Unicode.Scalar.pictureMark), first.properties.isEmoji { return 2 }
  if first.isRegionalIndicator { return 2 }
  let widths = scalars.map { terminalWidth($0) }
  return widths[0] == 2 ? 2 : widths.reduce(0, +)
}

/// The number of terminal cells that one scalar takes by itself: 0, 1 or 2.
package func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
  if (0x4E00...0x9FFF).contains(scalar.value) { return 2 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: return scalar.isWide ? 2 : 1
  }
}

extension Unicode.Scalar {
  /// Asks for the picture of a character that is also text, as in ❤️.
  fileprivate static let pictureMark: Unicode.Scalar = "\u{FE0F}"

  /// Whether two of its kind make a flag.
  fileprivate var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Whether the scalar is never a part of a longer character, so that its own width counts.
  ///
  /// It holds for most of what is written, and leaves out the rest.
  fileprivate var standsAlone: Bool {
    value < 0x300 || (0x2010...0x2027).contains(value) || (0x4E00...0x9FFF).contains(value)
      || (0x3001...0x3020).contains(value)
      || (0xFF01...0xFF60).contains(value)
  }

  /// Whether its `East_Asian_Width` is W or F, or it is drawn as a picture.
  fileprivate var isWide: Bool {
    if properties.isEmojiPresentation { return true }
    let ranges = WideCharacters.ranges
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(value)
  }
}

/// The text, followed by blanks up to the width in terminal cells.
package func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - terminalWidth(text)))
}
