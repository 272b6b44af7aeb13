import Diagnostics

/// Breaks a text into lines of at most so many terminal cells.
///
/// A line may break at a blank, and beside a wide character unless the next one is a closing mark
/// or the last one an opening mark. What has no place to break and is too long is cut.
package struct Wrapping: Sendable {
  package let width: Int

  package init(width: Int) { self.width = width }

  /// Each line of the text broken so, with a line break at its end.
  package func text(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { lines(String($0)) }.map { $0 + "\n" }.joined()
  }

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

  /// A stretch that is kept together.
  private struct Piece {
    var text: String
    /// The terminal cells of the text.
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

  /// The text in pieces no wider than the line.
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

/// What breaking lines asks of a character.
private struct Glyph {
  /// The terminal cells that it takes.
  let cells: Int
  let isBlank: Bool
  /// A mark that never begins a line.
  let isClosing: Bool
  /// A mark that never ends a line.
  let isOpening: Bool

  init(_ character: Character) {
    let scalars = character.unicodeScalars
    cells = scalars.reduce(0) { $0 + terminalWidth($1) }
    let first = scalars.first
    // Unicode has no blanks past the ideographic one.
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
