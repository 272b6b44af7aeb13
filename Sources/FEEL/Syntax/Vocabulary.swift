/// The names of more than one word that a text may use: those of its scope, of the built-ins, and
/// those it declares itself.
///
/// A name is a run of tokens, so `tax-code` is a name only where it is one here; else it is a
/// subtraction. The longest match wins.
struct Vocabulary: Sendable {
  /// One token of a name.
  struct Piece: Hashable, Sendable {
    let text: String
    /// Whether it must stand right after the piece before.
    let glued: Bool
  }

  struct Entry: Sendable {
    let name: String
    let pieces: [Piece]
  }

  /// By first word, longest first.
  private var entries: [String: [Entry]] = [:]
  /// Names of one word with full-width characters in them.
  private(set) var slippedWords: Set<String> = []

  init(_ names: some Sequence<String> = []) {
    for name in names { insert(name) }
  }

  mutating func insert(_ name: String) {
    if name.utf8.allSatisfy(Vocabulary.isPlain) { return }
    var lexer = Lexer(name)
    let tokens = lexer.read().tokens.dropLast()
    if tokens.contains(where: \.slips) {
      for token in tokens where token.slips { slippedWords.insert(token.text) }
    }
    guard tokens.count > 1, let first = tokens.first, first.isNamePiece else { return }
    let pieces = tokens.map { Piece(text: $0.text, glued: $0.glued) }
    var known = entries[first.text] ?? []
    guard !known.contains(where: { $0.name == name }) else { return }
    known.append(Entry(name: name, pieces: pieces))
    known.sort { ($0.pieces.count, $1.name) > ($1.pieces.count, $0.name) }
    entries[first.text] = known
  }

  mutating func merge(_ other: Vocabulary) {
    slippedWords.formUnion(other.slippedWords)
    for list in other.entries.values {
      for entry in list { insert(entry.name) }
    }
  }

  /// The longest name that starts at the token, and how many tokens it takes.
  func longest(in tokens: [Token], at start: Int) -> (name: String, count: Int)? {
    guard let candidates = entries[tokens[start].text] else { return nil }
    for entry in candidates where matches(entry, tokens, start) {
      return (entry.name, entry.pieces.count)
    }
    return nil
  }

  private func matches(_ entry: Entry, _ tokens: [Token], _ start: Int) -> Bool {
    guard start + entry.pieces.count <= tokens.count else { return false }
    for (index, piece) in entry.pieces.enumerated() {
      let token = tokens[start + index]
      guard token.isNamePiece, token.text == piece.text else { return false }
      if index > 0, token.glued != piece.glued { return false }
    }
    return true
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}

extension Token {
  /// May be one token of a name.
  var isNamePiece: Bool {
    switch kind {
    case .word, .keyword, .number: true
    case .symbol(let symbol): symbol.joinsNames
    case .string, .end: false
    }
  }
}
