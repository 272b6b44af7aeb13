import Diagnostics

/// The place in the file of each byte of a scalar's text.
///
/// The text is cut into pieces. A copied piece is the same in the file; a changed one (an escape,
/// or a folded line break with its indentation) corresponds only as a whole.
struct OffsetMap: Sendable {
  /// A range of the text and the range of the file that it comes from.
  struct Piece: Sendable {
    let text: Span
    let file: Span
    let isCopy: Bool
  }

  /// The place in the file from which the text is copied, if it is a single copy.
  private let start: Int
  /// The pieces in order, without gaps in the text; empty if the text is a single copy.
  private let pieces: [Piece]

  init(copiedFrom start: Int) {
    self.start = start
    pieces = []
  }

  init(_ pieces: [Piece], from start: Int) {
    self.start = start
    self.pieces = pieces
  }

  /// The span of the file for a part of the text.
  ///
  /// An empty part is the place before the byte at its offset, or after the last byte.
  func fileSpan(of part: Span) -> Span {
    guard let last = pieces.last else { return Span(start + part.start, start + part.end) }
    if part.start >= last.text.end { return Span(last.file.end, last.file.end) }
    let start = startInFile(part.start)
    guard part.length > 0 else { return Span(start, start) }
    return Span(start, max(start, endInFile(min(part.end, last.text.end))))
  }

  private func startInFile(_ offset: Int) -> Int {
    let piece = piece(holding: offset)
    return piece.file.start + (piece.isCopy ? offset - piece.text.start : 0)
  }

  private func endInFile(_ offset: Int) -> Int {
    let piece = piece(holding: offset - 1)
    return piece.isCopy ? piece.file.start + offset - piece.text.start : piece.file.end
  }

  private func piece(holding offset: Int) -> Piece {
    var low = 0
    var high = pieces.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if pieces[middle].text.start <= offset { low = middle } else { high = middle - 1 }
    }
    return pieces[low]
  }
}

extension Span {
  var length: Int { end - start }
}
