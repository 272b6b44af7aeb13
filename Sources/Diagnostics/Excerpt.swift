/// One line of a file as a terminal shows it, with a mark below each cell of a span.
///
/// A terminal breaks a line that is wider than itself, and the marks would then be in the wrong
/// place. So a wide line is cut to the text around the span, with `...` for what is left out.
struct Excerpt {
  let line: String
  /// The number of blanks before the marks, in cells.
  ///
  /// ``marks`` is the number of marks.
  let indent: Int
  let marks: Int

  private static let cut = "..."

  /// What is shown for one scalar of the line, and its width in cells.
  private struct Piece {
    let text: String
    let width: Int
  }

  /// Shows `text` in at most `cells` cells; the span is its scalars from `first` up to, but not
  /// including, `last`.
  init(_ text: String, marking first: Int, upTo last: Int, cells: Int) {
    let pieces = Self.pieces(text)
    let widths = pieces.map(\.width)
    let total = widths.reduce(0, +)
    let before = widths[..<first].reduce(0, +)
    let own = max(1, widths[first..<last].reduce(0, +))
    if total <= cells {
      self.init(line: Self.text(pieces[...]), indent: before, marks: own)
      return
    }
    // If one end of the line is shown, only the other end is cut.
    let (some, most) = (cells - 2 * Self.cut.count, cells - Self.cut.count)
    let middle = before - max(0, some - own) / 2
    let skipped = before + own <= most ? 0 : min(middle, total - most)
    var start = 0
    var left = 0
    while left < skipped {
      left += widths[start]
      start += 1
    }
    let room = start == 0 || total - left <= most ? most : some
    var end = start
    var shown = 0
    while end < pieces.count, shown + widths[end] <= room {
      shown += widths[end]
      end += 1
    }
    let lead = start > 0 ? Self.cut : ""
    let tail = end < pieces.count ? Self.cut : ""
    let visible = max(1, min(own, shown - (before - left)))
    self.init(
      line: lead + Self.text(pieces[start..<end]) + tail,
      indent: lead.count + before - left, marks: visible)
  }

  private init(line: String, indent: Int, marks: Int) {
    self.line = line
    self.indent = indent
    self.marks = marks
  }

  /// A piece for each scalar; the first scalar of a character has the width of the whole.
  ///
  /// A tab is shown as one blank, so that the mark stands below its place.
  private static func pieces(_ text: String) -> [Piece] {
    text.flatMap { character in
      character.unicodeScalars.enumerated().map { index, scalar in
        let shown = scalar == "\t" ? " " : visible(String(scalar))
        if scalar.isObeyed { return Piece(text: shown, width: terminalWidth(shown)) }
        let width = scalar == "\t" ? 1 : index == 0 ? terminalWidth(character) : 0
        return Piece(text: shown, width: width)
      }
    }
  }

  private static func text(_ pieces: ArraySlice<Piece>) -> String {
    pieces.map(\.text).joined()
  }
}
