import Diagnostics

/// Breaks a text into lines of at most `width` terminal cells.
///
/// A line may break at a blank, and beside a wide character unless a closing mark follows or an
/// opening mark precedes. A piece that has no place to break and is too wide is cut.
package struct Wrapping: Sendable {
  /// The greatest width of a line, in terminal cells.
  package let width: Int

  /// The breaking of lines at a width.
  package init(width: Int) { self.width = width }

  /// The text with each of its lines broken, and with a line break at the end.
  package func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { lines(String($0)) }.map { $0 + "\n" }.joined()
  }

  /// The lines into which one line of text is broken; at least one, which may be empty.
  package func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(text) {
      let cells = piece.cells
      let gap = piece.followsBlank && !line.isEmpty ? 1 : 0
      if used + gap + cells <= width {
        line += (gap == 1 ? " " : "") + piece.text
        used += gap + cells
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var cut = cut(piece.text)
      line = cut.popLast() ?? ""
      lines += cut
      used = terminalWidth(line)
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// A piece of text that is kept together.
  private struct Piece {
    var text: String
    /// The width of the piece, in terminal cells.
    var cells: Int
    let followsBlank: Bool
  }

  private func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var previous: Glyph?
    for character in text {
      let glyph = Glyph(character)
      if glyph.isBlank {
        previous = nil
      } else if let last = previous, !Glyph.mayBreak(between: last, and: glyph), !pieces.isEmpty {
        pieces[pieces.count - 1].text.append(character)
        pieces[pieces.count - 1].cells += glyph.cells
        previous = glyph
      } else {
        pieces.append(
          Piece(text: String(character), cells: glyph.cells, followsBlank: previous == nil))
        previous = glyph
      }
    }
    return pieces
  }

  /// The text cut into pieces that are no wider than a line.
  private func cut(_ text: String) -> [String] {
    var pieces = [""]
    var used = 0
    for character in text {
      let cells = Glyph(character).cells
      if used + cells > width, used > 0 {
        pieces.append("")
        used = 0
      }
      pieces[pieces.count - 1].append(character)
      used += cells
    }
    return pieces
  }
}

/// The properties of a character that matter for breaking lines.
private struct Glyph {
  /// The width of the character, in terminal cells.
  let cells: Int
  let isBlank: Bool
  /// Whether it is a mark that never begins a line.
  let isClosing: Bool
  /// Whether it is a mark that never ends a line.
  let isOpening: Bool

  init(_ character: Character) {
    let scalars = character.unicodeScalars
    cells = terminalWidth(character)
    let first = scalars.first
    // No Unicode blank has a code greater than the ideographic one.
    isBlank =
      first.map { (0x21..<0x80).contains($0.value) || $0.value > 0x3000 } != true
      && character.isWhitespace
    switch first {
    case "。", "，", "、", "；", "：", "）", "》", "〉", "」", "』", "】", "〕", "！", "？", "”", "’", "·",
      "…", ",", ".", ";", ":", ")", "]", "!", "?", "%":
      (isClosing, isOpening) = (true, false)
    case "（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "[":
      (isClosing, isOpening) = (false, true)
    default:
      (isClosing, isOpening) = (false, false)
    }
  }

  static func mayBreak(between last: Glyph, and next: Glyph) -> Bool {
    !next.isClosing && !last.isOpening && (last.cells > 1 || next.cells > 1)
  }
}
