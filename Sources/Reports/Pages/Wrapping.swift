import Diagnostics

/// Breaks a text into lines of at most so many terminal cells.
///
/// A line may break at a blank, and beside a wide character unless the next one is a closing mark
/// or the last one an opening mark. What has no place to break and is too long is cut.
package struct Wrapping: Sendable {
  package let width: Int

  package init(width: Int) { self.width = width }

  /// Marks that never begin a line.
  private static let closing: Set<Character> = [
    "。", "，", "、", "；", "：", "）", "》", "〉", "」", "』", "】", "〕", "！", "？", "”", "’", "·", "…",
    ",", ".", ";", ":", ")", "]", "!", "?", "%",
  ]
  /// Marks that never end a line.
  private static let opening: Set<Character> = [
    "（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "[",
  ]

  package func lines(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(text) {
      let cells = terminalWidth(piece.text)
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
    let followsBlank: Bool
  }

  private func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var previous: Character?
    for character in text {
      if character.isWhitespace {
        previous = nil
      } else if let last = previous, !mayBreak(between: last, and: character), !pieces.isEmpty {
        pieces[pieces.count - 1].text.append(character)
        previous = character
      } else {
        pieces.append(Piece(text: String(character), followsBlank: previous == nil))
        previous = character
      }
    }
    return pieces
  }

  private func mayBreak(between last: Character, and next: Character) -> Bool {
    if Self.closing.contains(next) || Self.opening.contains(last) { return false }
    return isWide(last) || isWide(next)
  }

  private func isWide(_ character: Character) -> Bool { terminalWidth(String(character)) > 1 }

  /// The text in pieces no wider than the line.
  private func cut(_ text: String) -> [String] {
    var pieces = [""]
    var used = 0
    for character in text {
      let cells = terminalWidth(String(character))
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
