/// The names of more than one word that a text may use: those of its scope, of the built-ins, and
/// those it declares itself.
///
/// A name is a run of tokens, so `tax-code` is a name only where it is one here; else it is a
/// subtraction. The longest match wins.
struct KnownNames: Sendable {
  /// One token of a name.
  struct Piece: Hashable, Sendable {
    let text: String
    /// Whether it must stand right after the piece before.
    let glued: Bool
  }

  /// A place in the tree of names: what may follow, and the name that ends here.
  private struct Step: Sendable {
    var next: [Piece: Int] = [:]
    var name: String?
  }

  /// The first is where every name begins.
  private var steps = [Step()]
  /// Names of one word with full-width characters in them.
  private(set) var slippedWords: Set<String> = []

  init(_ names: some Sequence<String> = []) {
    for name in names { insert(name) }
  }

  mutating func insert(_ name: String) {
    if name.utf8.allSatisfy(KnownNames.isPlain) { return }
    var lexer = Lexer(name)
    let tokens = lexer.read().tokens.dropLast()
    for token in tokens where token.slips { slippedWords.insert(token.text) }
    guard tokens.count > 1, tokens.allSatisfy(\.isNamePiece) else { return }
    var place = 0
    for (index, token) in tokens.enumerated() {
      let piece = Piece(text: token.text, glued: index > 0 && token.glued)
      if let next = steps[place].next[piece] {
        place = next
      } else {
        steps.append(Step())
        steps[place].next[piece] = steps.count - 1
        place = steps.count - 1
      }
    }
    steps[place].name = name
  }

  /// The longest name that starts at the token, and how many tokens it takes.
  func longest(in tokens: [Token], at start: Int) -> (name: String, count: Int)? {
    var place = 0
    var found: (name: String, count: Int)?
    for (index, token) in tokens[start...].enumerated() {
      let piece = Piece(text: token.text, glued: index > 0 && token.glued)
      guard let next = steps[place].next[piece] else { break }
      place = next
      if let name = steps[place].name { found = (name, index + 1) }
    }
    return found
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
