/// The number of terminal cells that a text takes (Unicode Standard Annex #11).
///
/// East Asian wide and full-width characters and emoji take two cells, combining marks none.
/// Characters of ambiguous width count as one: keep them out of aligned columns.
package func terminalWidth(_ text: some StringProtocol) -> Int {
  text.unicodeScalars.reduce(0) { $0 + terminalWidth($1) }
}

/// The number of terminal cells that one scalar takes: 0, 1 or 2.
package func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 { return scalar.value < 0x20 || scalar.value == 0x7F ? 0 : 1 }
  if (0x4E00...0x9FFF).contains(scalar.value) { return 2 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: return isWide(scalar.value) ? 2 : 1
  }
}

/// The ranges whose `East_Asian_Width` is W or F, and the emoji that terminals draw wide.
private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F300...0x1F64F,
    0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}

/// The text, followed by blanks up to the width in terminal cells.
package func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - terminalWidth(text)))
}
