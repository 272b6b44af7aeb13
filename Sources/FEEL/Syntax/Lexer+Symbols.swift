import Diagnostics

extension Lexer {
  /// One operator, bracket or separator; what stands for one in other languages is a fault.
  mutating func readSymbol(glued: Bool) {
    let start = position
    if let (kind, length) = foreignSymbol() {
      position += length
      if let kind { add(kind, "", from: offsets[start], to: here, glued: glued) }
      return
    }
    guard let (symbol, length) = symbolHere() else { return readStray() }
    for _ in 0..<length { advance() }
    add(.symbol(symbol), symbol.rawValue, from: offsets[start], to: here, glued: glued)
  }

  /// The longest symbol here, and how many scalars it takes.
  private func symbolHere() -> (Symbol, Int)? {
    guard let first = peek() else { return nil }
    let one = intendedText(first)
    if one.unicodeScalars.count > 1 { return Symbol(rawValue: one).map { ($0, 1) } }
    if let second = peek(1), let symbol = Symbol(rawValue: one + intendedText(second)) {
      return (symbol, 2)
    }
    return Symbol(rawValue: one).map { ($0, 1) }
  }

  /// Outside ASCII the characters that cannot be in a name are slips at once.
  private func intendedText(_ scalar: Unicode.Scalar) -> String {
    if scalar.value > 0x7F, mending || !Characters.startsName(scalar),
      let intended = Characters.intended(scalar)
    {
      return intended
    }
    return String(Character(scalar))
  }

  /// What other languages write; nil as the token where nothing stands for it.
  private mutating func foreignSymbol() -> (Token.Kind?, Int)? {
    guard let first = peek() else { return nil }
    let one = plain(first)
    let pair = peek(1).map { String(Character(one)) + String(Character(plain($0))) } ?? ""
    let span = Span(here, offsets[min(position + 2, scalars.count)])
    let single = Span(here, offsets[position + 1])
    switch (pair, one) {
    case ("==", _): return foreign("==", "=", .symbol(.equal), span, 2)
    case ("<>", _) where result.tokens.last?.kind == .keyword(.function): return nil
    case ("<>", _): return foreign("<>", "!=", .symbol(.notEqual), span, 2)
    case ("=<", _): return foreign("=<", "<=", .symbol(.lessOrEqual), span, 2)
    case ("=>", _): return foreign("=>", ">=", .symbol(.greaterOrEqual), span, 2)
    case ("&&", _): return foreign("&&", " and ", .keyword(.and), span, 2)
    case ("||", _): return foreign("||", " or ", .keyword(.or), span, 2)
    case ("!=", _): return nil
    case (_, "&"): return foreign("&", " and ", .keyword(.and), single, 1)
    case (_, "|"): return foreign("|", " or ", .keyword(.or), single, 1)
    case (_, "^"): return foreign("^", "**", .symbol(.power), single, 1)
    case (_, ";"): return foreign(";", ",", .symbol(.comma), single, 1)
    case (_, "%"):
      note(.percent(at: single))
      return (.symbol(.star), 1)
    case (_, "!"):
      note(.exclamation(at: single))
      return (nil, 1)
    default: return nil
    }
  }

  private mutating func foreign(
    _ written: String, _ meant: String, _ kind: Token.Kind, _ span: Span, _ length: Int
  ) -> (Token.Kind?, Int) {
    note(.foreignOperator(written, meant: meant, at: span))
    return (kind, length)
  }

  private mutating func readStray() {
    if let scalar = peek() {
      note(
        .strayCharacter(scalar, at: Span(here, offsets[position + 1])))
    }
    position += 1
  }

  /// Notes the scalar here as a slip; neighbours make one fault.
  mutating func noteSlip() {
    guard let scalar = peek(), let intended = Characters.intended(scalar) else { return }
    let span = Span(here, offsets[position + 1])
    if let last = result.faults.last, last.id == Fault.fullWidthID, last.span.end == span.start,
      last.span.end - last.span.start < Lexer.longestSlip, let fix = last.fix
    {
      result.faults.removeLast()
      let written = text(from: last.span.start, to: span.end)
      note(
        .fullWidth(
          written, meant: fix.replacement + intended, at: last.span.joined(with: span)))
    } else {
      note(.fullWidth(String(Character(scalar)), meant: intended, at: span))
    }
  }

  /// The text between two UTF-8 offsets that lie on scalars.
  func text(from start: Int, to end: Int) -> String {
    var text = String.UnicodeScalarView()
    var index = position
    while index > 0, offsets[index] > start { index -= 1 }
    while index < scalars.count, offsets[index] < end {
      text.append(scalars[index])
      index += 1
    }
    return String(text)
  }

  /// Skips blanks and comments, and says whether there were any.
  mutating func skipBlanks() -> Bool {
    let start = position
    while let scalar = peek() {
      if Characters.isBlank(scalar) {
        if Characters.isUnusualBlank(scalar) { noteUnusualBlank(scalar) }
        position += 1
      } else if scalar == "/" && peek(1) == "/" {
        while let next = peek(), next != "\n", next != "\r" { position += 1 }
      } else if scalar == "/" && peek(1) == "*" {
        skipBlockComment()
      } else {
        break
      }
    }
    return position > start || start == 0
  }

  private mutating func skipBlockComment() {
    let start = here
    position += 2
    while position < scalars.count {
      if scalars[position] == "*", peek(1) == "/" {
        position += 2
        return
      }
      position += 1
    }
    note(.openComment(at: Span(start, here)))
  }

  private mutating func noteUnusualBlank(_ scalar: Unicode.Scalar) {
    let span = Span(here, offsets[position + 1])
    if let last = result.faults.last, last.id == Fault.unusualSpaceID, last.span.end == span.start {
      result.faults.removeLast()
      note(.unusualSpace(scalar, at: last.span.joined(with: span)))
    } else {
      note(.unusualSpace(scalar, at: span))
    }
  }
}
