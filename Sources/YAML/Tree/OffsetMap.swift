import Diagnostics

/// Where each byte of a scalar's text stands in the file.
///
/// The text is cut into pieces: a copied piece stands in the file as it is, a changed one (an
/// escape, a folded line break with its indentation) only corresponds as a whole.
struct OffsetMap: Sendable {
  /// A run of the text and the run of the file that it comes from.
  struct Piece: Sendable {
    let text: Span
    let file: Span
    let isCopy: Bool
  }

  /// The text is copied whole, from this place in the file.
  private let start: Int
  /// The pieces in order and without gaps in the text; empty where the text is one copy.
  private let pieces: [Piece]

  init(copiedFrom start: Int) {
    self.start = start
    pieces = []
  }

  init(_ pieces: [Piece], from start: Int) {
    self.start = start
    self.pieces = pieces
  }

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
