import Diagnostics

/// From `postfix` down to the literals.
extension Parser {
  mutating func postfix() -> Syntax {
    let start = current.span
    return postfix(of: primary(), from: start)
  }

  /// What hangs on a value that is read already.
  mutating func postfix(of value: Syntax, from start: Span) -> Syntax {
    var base = value
    while !givenUp {
      mendFollowing()
      if at(.dot) {
        base = path(base, from: start)
      } else if at(.openBracket), !closesRange() {
        base = filter(base, from: start)
      } else if at(.open), canBeCalled(base) {
        base = call(base, from: start)
      } else {
        break
      }
    }
    return base
  }

  /// `[1..10[` ends with a bracket that opens elsewhere: nothing that starts a value follows it.
  private func closesRange() -> Bool {
    switch token(ahead: 1).kind {
    case .end, .symbol(.close), .symbol(.closeBracket), .symbol(.closeBrace), .symbol(.comma):
      true
    case .symbol(let symbol): ComparisonOperator(rawValue: symbol.rawValue) != nil
    case .keyword(let keyword):
      switch keyword {
      case .and, .or, .then, .else, .return, .satisfies, .in, .between, .instance, .of: true
      default: false
      }
    case .word, .number, .string: false
    }
  }

  /// A bracket after a literal is no call; it is reported as what it is.
  private func canBeCalled(_ base: Syntax) -> Bool {
    switch base.kind {
    case .name, .path, .group, .call, .filter, .null, .function: true
    default: false
    }
  }

  private mutating func path(_ base: Syntax, from start: Span) -> Syntax {
    _ = take()
    guard let name = memberName() else {
      report(.nameExpected(found: current))
      return base
    }
    return bounded(.path(base, name), from: start, base)
  }

  private mutating func filter(_ base: Syntax, from start: Span) -> Syntax {
    let open = take()
    let condition = expression()
    expect(.closeBracket, closing: open)
    return bounded(.filter(base, condition), from: start, base, condition)
  }

  private mutating func call(_ function: Syntax, from start: Span) -> Syntax {
    let open = take()
    var arguments: [Syntax.Argument] = []
    if !at(.close) {
      repeat { arguments.append(argument()) } while accept(.comma)
    }
    expect(.close, closing: open)
    return bounded(
      .call(function, arguments), from: start, parts: arguments.map(\.value) + [function])
  }

  private mutating func argument() -> Syntax.Argument {
    guard startsNamedArgument() else { return Syntax.Argument(name: nil, value: expression()) }
    let start = current.span
    let count = tokens[position...].prefix { $0.isNamePiece }.count
    let pieces = tokens[position..<position + count]
    position += count
    let text = pieces.enumerated().reduce(into: "") { text, piece in
      text += (piece.offset > 0 && !piece.element.glued ? " " : "") + piece.element.text
    }
    let span = Span(start.start, pieces.last?.span.end ?? start.end)
    expect(.colon)
    return Syntax.Argument(name: Syntax.Name(text: text, span: span), value: expression())
  }

  private mutating func primary() -> Syntax {
    let token = current
    switch token.kind {
    case .number: return literal(.number(take().text), token)
    case .string: return literal(.string(take().text), token)
    case .keyword(let keyword):
      if let (name, count) = vocabulary.longest(in: tokens, at: position) {
        position += count
        return tree(.name(name), from: token.span)
      }
      return keywordPrimary(keyword, token)
    case .word:
      guard let name = usedName() else { return unreadable() }
      return tree(.name(name.text), from: name.span)
    case .symbol(let symbol): return symbolPrimary(symbol, token)
    case .end: return unreadable()
    }
  }

  private func literal(_ kind: Syntax.Kind, _ token: Token) -> Syntax {
    Syntax(kind: kind, span: token.span, height: 1)
  }

  private mutating func keywordPrimary(_ keyword: Keyword, _ token: Token) -> Syntax {
    switch keyword {
    case .true, .false:
      _ = take()
      return literal(.boolean(keyword == .true), token)
    case .null:
      _ = take()
      return literal(.null, token)
    case .if, .for, .some, .every: return expression()
    case .function: return nested { $0.function() }
    default: return unreadable()
    }
  }

  private mutating func symbolPrimary(_ symbol: Symbol, _ token: Token) -> Syntax {
    switch symbol {
    case .question:
      _ = take()
      return literal(.input, token)
    case .at: return atLiteral()
    case .open: return parenthesised()
    case .openBracket: return bracketed()
    case .closeBracket: return reversedRange()
    case .openBrace: return context()
    case .apostrophe: return apostrophes()
    default: return unreadable()
    }
  }

  private mutating func unreadable() -> Syntax {
    if let slip = slipHere() {
      giveUp(slip)
      return missing()
    }
    report(.valueExpected(found: current, after: position > 0 ? tokens[position - 1] : nil))
    return missing()
  }

  private mutating func atLiteral() -> Syntax {
    let start = take()
    if current.kind == .string { return tree(.at(take().text), from: start.span) }
    guard current.kind == .number || current.kind == .word else { return unreadable() }
    var end = take()
    while current.glued, current.isNamePiece || at(.colon) { end = take() }
    let written = lexer.text(from: start.span.end, to: end.span.end)
    report(.bareLiteral(written, at: start.span.joined(with: end.span)))
    return missing()
  }

  /// `'text'`, as other languages write it.
  private mutating func apostrophes() -> Syntax {
    let start = take()
    while !at(.apostrophe), current.kind != .end { _ = take() }
    let end = take()
    let span = start.span.joined(with: end.span)
    let inner = lexer.text(from: start.span.end, to: max(end.span.start, start.span.end))
    report(.apostrophes(inner, at: span))
    return Syntax(kind: .missing, span: span, height: 1)
  }
}
