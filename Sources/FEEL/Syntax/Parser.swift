import Diagnostics

/// Tokens to a tree, by recursive descent; never throws, and reports what it steps over.
///
/// ```
/// expression   = "if" expression "then" expression "else" expression
///              | "for" iterator { "," iterator } "return" expression
///              | ("some" | "every") iterator { "," iterator } "satisfies" expression
///              | disjunction
/// iterator     = name "in" ( expression | additive ".." additive )
/// disjunction  = conjunction { "or" conjunction }
/// conjunction  = comparison { "and" comparison }
/// comparison   = additive { operator additive | "between" additive "and" additive
///                         | "in" ( test | "(" test { "," test } ")" ) }
/// additive     = multiplicative { ("+" | "-") multiplicative }
/// multiplicative = power { ("*" | "/") power }
/// power        = unary { "**" unary }
/// unary        = "-" unary | postfix [ "instance" "of" type ]
/// postfix      = primary { "." name | "[" expression "]" | "(" arguments ")" }
/// primary      = literal | name | "?" | "@" string | function | list | context
///              | range | "(" expression ")"
/// function     = "function" "(" [ parameter { "," parameter } ] ")" expression
/// parameter    = name [ ":" type ]
/// range        = ("[" | "(" | "]") expression ".." expression ("]" | ")" | "[")
///              | "(" operator additive ")"
/// test         = operator additive | expression
/// unary tests  = "-" | "not" "(" test { "," test } ")" | test { "," test }
/// ```
struct Parser {
  /// How deep brackets, branches and functions may nest.
  static let nestingLimit = 100
  /// How deep a tree may get, chains of operators included.
  static let heightLimit = 250
  /// How many UTF-8 bytes an expression may have.
  static let lengthLimit = 1_000_000
  static let faultLimit = 20

  var lexer: Lexer
  var tokens: [Token]
  var faults: [Fault]
  var vocabulary: KnownNames
  var position = 0
  var nesting = 0
  /// Nothing after this point is worth reporting.
  var givenUp = false

  init(_ text: String, vocabulary: KnownNames) {
    self.vocabulary = vocabulary
    let fits = text.utf8.count <= Parser.lengthLimit
    lexer = Lexer(fits ? text : "null")
    let read = lexer.read()
    tokens = read.tokens
    faults = read.faults
    givenUp = read.faults.contains { Fault.breaksText.contains($0.id) }
    if !fits { giveUp(.tooLong(at: Span(0, text.utf8.count))) }
  }

  /// The whole text as one expression.
  mutating func parseExpression() -> Syntax {
    if current.kind == .end, faults.isEmpty { report(.empty(at: current.span)) }
    let tree = expression()
    expectEnd()
    return tree
  }

  // What the productions are built on.

  var current: Token { tokens[position] }

  func token(ahead: Int) -> Token { tokens[min(position + ahead, tokens.count - 1)] }

  mutating func take() -> Token {
    let token = tokens[position]
    if position < tokens.count - 1 { position += 1 }
    return token
  }

  func at(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { current.kind == .keyword(keyword) }

  mutating func accept(_ symbol: Symbol) -> Bool {
    guard at(symbol) else { return false }
    _ = take()
    return true
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    _ = take()
    return true
  }

  mutating func expect(_ symbol: Symbol, closing open: Token? = nil) {
    if accept(symbol) || mendHere() && accept(symbol) { return }
    if let slip = slipHere() { return giveUp(slip) }
    report(.expected(symbol.rawValue, found: current, opened: open?.span))
    skip(to: .symbol(symbol))
  }

  mutating func expect(_ keyword: Keyword) {
    if accept(keyword) || mendHere() && accept(keyword) { return }
    if let slip = slipHere() { return giveUp(slip) }
    report(.expected(keyword.rawValue, found: current, opened: nil))
    skip(to: .keyword(keyword))
  }

  /// Steps over what cannot be read, to the token past the wanted one in this bracket; where it
  /// does not come, to the bracket's end, or that of the text, where nothing more is worth saying.
  private mutating func skip(to wanted: Token.Kind) {
    var depth = 0
    while current.kind != .end {
      if depth == 0, current.kind == wanted {
        _ = take()
        return
      }
      switch current.kind {
      case .symbol(.open), .symbol(.openBracket), .symbol(.openBrace): depth += 1
      case .symbol(.close), .symbol(.closeBracket), .symbol(.closeBrace):
        if depth == 0 { return }
        depth -= 1
      default: break
      }
      _ = take()
    }
    givenUp = true
  }

  mutating func expectEnd() {
    if current.kind == .end || mendHere() && current.kind == .end { return }
    if let slip = slipHere() { return giveUp(slip) }
    report(.unexpected(current))
  }

  /// One report a place, and none once the parser has given up.
  mutating func report(_ fault: Fault) {
    guard !givenUp, faults.count < Parser.faultLimit,
      !faults.contains(where: { $0.span.start == fault.span.start && $0.severity == .error })
    else { return }
    faults.append(fault)
  }

  mutating func giveUp(_ fault: Fault) {
    if !givenUp { faults.append(fault) }
    givenUp = true
    position = tokens.count - 1
  }

  func tree(_ kind: Syntax.Kind, from start: Span, height: Int = 0) -> Syntax {
    let end = position > 0 ? tokens[position - 1].span : start
    let span = end.end >= start.start ? Span(start.start, end.end) : start
    return Syntax(kind: kind, span: span, height: height + 1)
  }

  /// The tree, or a stop to reading where it has become too deep.
  mutating func bounded(_ kind: Syntax.Kind, from start: Span, _ parts: Syntax...) -> Syntax {
    bounded(kind, from: start, parts: parts)
  }

  mutating func bounded(_ kind: Syntax.Kind, from start: Span, parts: [Syntax]) -> Syntax {
    let height = parts.reduce(0) { max($0, $1.height) }
    guard height < Parser.heightLimit else {
      giveUp(.tooDeep(at: start))
      return missing()
    }
    return tree(kind, from: start, height: height)
  }

  func missing() -> Syntax { Syntax(kind: .missing, span: current.span, height: 1) }

  /// Reads one nested thing, unless nesting has gone too far.
  mutating func nested(_ body: (inout Parser) -> Syntax) -> Syntax {
    guard nesting < Parser.nestingLimit else {
      giveUp(.tooDeep(at: current.span))
      return missing()
    }
    nesting += 1
    defer { nesting -= 1 }
    return body(&self)
  }

  /// Takes full-width characters for what they resemble, from the word before or here.
  ///
  /// It happens once at most; whether it did is the answer.
  mutating func mendHere() -> Bool {
    guard !lexer.mending, !givenUp else { return false }
    let known = vocabulary.slippedWords
    let candidates = [position - 1, position].filter { $0 >= 0 && tokens[$0].slips }
    guard let index = candidates.first(where: { !known.contains(tokens[$0].text) }) else {
      return false
    }
    let consumed = index < position
    mend(from: index)
    position = index
    if consumed { _ = take() }
    return true
  }

  /// After a value no name can follow: one with full-width characters is meant as an operator.
  mutating func mendFollowing() {
    guard current.kind == .word, current.slips, !lexer.mending,
      !vocabulary.slippedWords.contains(current.text)
    else { return }
    mend(from: position)
  }

  /// Has the text read again from the token on, full-width characters as what they resemble.
  mutating func mend(from index: Int) {
    let offset = tokens[index].span.start
    lexer.mending = true
    lexer.knownWords = vocabulary.slippedWords
    let read = lexer.read(from: offset)
    tokens.replaceSubrange(index..., with: read.tokens)
    faults.removeAll { $0.span.start >= offset }
    faults += read.faults
  }
}
