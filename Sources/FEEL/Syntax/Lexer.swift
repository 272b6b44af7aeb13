import Diagnostics

/// Text to tokens.
///
/// Full-width characters are legal in FEEL names, so the lexer takes them as such at first. Where
/// the parser finds that such a word is no name, it has the rest read again with `mending` on:
/// then they count as the ASCII characters that they resemble, and each is a fault with a fix.
struct Lexer {
  /// The tokens, an end token last, and what was wrong.
  struct Result {
    var tokens: [Token] = []
    var faults: [Fault] = []
  }

  let bytes: [UInt8]
  let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  let offsets: [Int]
  var position = 0
  var mending = false
  /// Words that are names although they hold full-width characters.
  var knownWords: Set<String> = []
  var result = Result()

  init(_ text: String) {
    bytes = Array(text.utf8)
    scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  /// Reads from the UTF-8 offset to the end.
  mutating func read(from offset: Int = 0) -> Result {
    result = Result()
    position = offsets.firstIndex { $0 >= offset } ?? scalars.count
    while true {
      let glued = !skipBlanks()
      guard let scalar = peek(), !endsInMarks() else { break }
      readToken(scalar, glued: glued)
    }
    let end = offsets[scalars.count]
    add(.end, "", from: end, to: end, glued: false)
    return result
  }

  private mutating func readToken(_ scalar: Unicode.Scalar, glued: Bool) {
    let start = position
    if scalar == "\"" || startsCurlyString(scalar) {
      readString(glued: glued)
    } else if startsWord(scalar) {
      readWord(glued: glued)
    } else if Characters.isDigit(plain(scalar))
      || plain(scalar) == "." && peek(1).map({ Characters.isDigit(plain($0)) }) == true
    {
      readNumber(glued: glued)
    } else {
      readSymbol(glued: glued)
    }
    precondition(position > start, "every token takes some of the text")
  }

  /// Corner brackets may start a name, so they are quotes only once that is ruled out.
  private func startsCurlyString(_ scalar: Unicode.Scalar) -> Bool {
    Characters.isCurlyQuote(scalar) && (mending || !Characters.startsName(scalar))
  }

  // Words and numbers.

  private func startsWord(_ scalar: Unicode.Scalar) -> Bool {
    Characters.startsName(scalar) && !(mending && isOperatorSlip(scalar))
  }

  /// Full-width letters stay letters when mending; signs, digits and brackets do not.
  private func isOperatorSlip(_ scalar: Unicode.Scalar) -> Bool {
    guard let intended = Characters.intended(scalar)?.unicodeScalars.first else { return false }
    return !Characters.startsName(intended)
  }

  private mutating func readWord(glued: Bool) {
    let start = position
    if mending, let known = knownWordHere() {
      position += known.unicodeScalars.count
      return add(.word, known, from: offsets[start], to: here, glued: glued)
    }
    var mended = ""
    var slips = false
    while let scalar = peek(), Characters.continuesName(scalar) || mendsToDigit(scalar) {
      if scalar.value > 0x7F, Characters.intended(scalar) != nil {
        if mending {
          if isOperatorSlip(scalar), !mendsToDigit(scalar) { break }
          noteSlip()
        } else {
          slips = true
        }
      }
      if mending { mended.unicodeScalars.append(plain(scalar)) }
      position += 1
    }
    let text =
      mending ? mended : String(decoding: bytes[offsets[start]..<here], as: UTF8.self)
    let kind = slips ? nil : Keyword(rawValue: text).map(Token.Kind.keyword)
    add(kind ?? .word, text, from: offsets[start], to: here, glued: glued, slips: slips)
  }

  /// A full-width digit right after a letter belongs to the word.
  private func mendsToDigit(_ scalar: Unicode.Scalar) -> Bool {
    mending && (0xFF10...0xFF19).contains(scalar.value)
  }

  private func knownWordHere() -> String? {
    guard let longest = knownWords.map(\.unicodeScalars.count).max() else { return nil }
    var text = String.UnicodeScalarView()
    var index = position
    while index < scalars.count, index - position <= longest,
      Characters.continuesName(scalars[index])
    {
      text.append(scalars[index])
      index += 1
    }
    let word = String(text)
    return knownWords.contains(word) ? word : nil
  }

  private mutating func readNumber(glued: Bool) {
    let start = position
    var text = ""
    takeDigits(into: &text)
    if peek().map(plain) == ".", let next = peek(1), Characters.isDigit(plain(next)) {
      text += "."
      advance()
      takeDigits(into: &text)
    }
    takeExponent(into: &text)
    if let meant = percentage(text, from: start) { text = meant }
    if readRangeMark(after: text, from: start) { return }
    add(.number, text, from: offsets[start], to: here, glued: glued)
  }

  private mutating func takeDigits(into text: inout String) {
    while let scalar = peek(), Characters.isDigit(plain(scalar)) {
      text.unicodeScalars.append(plain(scalar))
      advance()
    }
  }

  private mutating func takeExponent(into text: inout String) {
    guard peek() == "e" || peek() == "E" else { return }
    let signed = peek(1) == "+" || peek(1) == "-"
    guard let digit = peek(signed ? 2 : 1), Characters.isDigit(digit) else { return }
    text += signed && peek(1) == "-" ? "e-" : "e"
    position += signed ? 2 : 1
    takeDigits(into: &text)
  }

  /// A text with more faults than this is not worth more.
  private static let faultLimit = 100
  /// Neighbouring slips make one fault up to so many bytes.
  static let longestSlip = 60

  mutating func note(_ fault: Fault) {
    if result.faults.count < Lexer.faultLimit { result.faults.append(fault) }
  }

  // Where the lexer stands.

  var here: Int { offsets[position] }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  /// The scalar, or what it is meant to be where the text is being mended.
  func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard mending, scalar.value > 0x7F, let intended = Characters.intended(scalar),
      intended.unicodeScalars.count == 1, let first = intended.unicodeScalars.first
    else { return scalar }
    return first
  }

  /// Steps over one scalar and notes it if it is a slip.
  mutating func advance() {
    if let scalar = peek(), scalar.value > 0x7F { noteSlip() }
    position += 1
  }

  mutating func add(
    _ kind: Token.Kind, _ text: String, from start: Int, to end: Int, glued: Bool,
    slips: Bool = false
  ) {
    result.tokens.append(
      Token(kind: kind, text: text, span: Span(start, end), glued: glued, slips: slips))
  }
}
