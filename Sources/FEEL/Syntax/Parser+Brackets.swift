import Diagnostics

/// What starts with a bracket: groups, lists, ranges and contexts.
extension Parser {
  mutating func parenthesised() -> Syntax {
    let open = take()
    if let found = comparisonOperator { return openRange(found, open) }
    let first = expression()
    if at(.dots) { return range(from: first, open: open, includesStart: false) }
    expect(.close, closing: open)
    return bounded(.group(first), from: open.span, first)
  }

  /// `(< 5)`, a range without a start.
  private mutating func openRange(_ found: ComparisonOperator, _ open: Token) -> Syntax {
    _ = take()
    let end = additive()
    expect(.close, closing: open)
    return bounded(.open(found, end), from: open.span, end)
  }

  mutating func bracketed() -> Syntax {
    let open = take()
    if accept(.closeBracket) { return tree(.list([]), from: open.span) }
    let first = listItem()
    if at(.dots) { return range(from: first, open: open, includesStart: true) }
    var items = [first]
    while accept(.comma) { items.append(listItem()) }
    expect(.closeBracket, closing: open)
    return bounded(.list(items), from: open.span, parts: items)
  }

  /// Inside a list a unary test is a value too: `[1, < 5]`.
  private mutating func listItem() -> Syntax {
    comparisonOperator == nil ? expression() : test()
  }

  mutating func reversedRange() -> Syntax {
    let open = take()
    let first = expression()
    guard at(.dots) else {
      report(.expected("..", found: current, opened: open.span))
      return first
    }
    return range(from: first, open: open, includesStart: false)
  }

  mutating func range(
    from first: Syntax, open: Token, includesStart: Bool
  ) -> Syntax {
    _ = take()
    let last = expression()
    let includesEnd = at(.closeBracket)
    if !accept(.closeBracket), !accept(.close), !accept(.openBracket) {
      expect(.closeBracket, closing: open)
    }
    return bounded(
      .range(first, last, includesStart: includesStart, includesEnd: includesEnd),
      from: open.span, first, last)
  }

  mutating func context() -> Syntax {
    let open = take()
    var entries: [Syntax.Entry] = []
    if !at(.closeBrace) {
      repeat { entries.append(entry()) } while accept(.comma)
    }
    expect(.closeBrace, closing: open)
    return bounded(.context(entries), from: open.span, parts: entries.map(\.value))
  }

  private mutating func entry() -> Syntax.Entry {
    let name = key()
    expect(.colon)
    return Syntax.Entry(name: name, value: expression())
  }

  private mutating func key() -> Syntax.Name {
    guard current.kind == .string else { return declaredName { $0 == .symbol(.colon) } }
    let token = take()
    vocabulary.insert(token.text)
    return Syntax.Name(text: token.text, span: token.span)
  }
}
