import Diagnostics

/// Names: found by longest match where they are used, read up to a mark where they are declared.
extension Parser {
  /// The name that starts here, used and not declared.
  mutating func usedName() -> Syntax.Name? {
    if let (name, count) = vocabulary.longest(in: tokens, at: position),
      !name.contains(" and ") || !isBuiltin(name) || token(ahead: count).kind == .symbol(.open)
    {
      let span = current.span.joined(with: tokens[position + count - 1].span)
      position += count
      return Syntax.Name(text: name, span: span)
    }
    guard current.kind == .word else { return nil }
    if current.slips, !lexer.mending, !vocabulary.slippedWords.contains(current.text) {
      mend(from: position)
      guard current.kind == .word else { return nil }
    }
    let token = take()
    return Syntax.Name(text: token.text, span: token.span)
  }

  /// `date and time` is the built-in only where it is called: else it is two names.
  private func isBuiltin(_ name: String) -> Bool { Builtin.named(name) != nil }

  /// What stands after a dot: a name, or one of the words that are kept elsewhere.
  mutating func memberName() -> Syntax.Name? {
    if let name = usedName() { return name }
    guard case .keyword = current.kind else { return nil }
    let token = take()
    return Syntax.Name(text: token.text, span: token.span)
  }

  /// A name that the text declares: all up to the mark, blanks between its words made one.
  mutating func declaredName(until isMark: (Token.Kind) -> Bool) -> Syntax.Name {
    let start = current
    var text = ""
    while !isMark(current.kind), current.isNamePiece, position < tokens.count - 1 {
      let token = take()
      if !text.isEmpty, !token.glued { text += " " }
      text += token.text
    }
    if text.isEmpty { report(.nameExpected(found: current)) }
    if !isMark(current.kind), start.slips, !lexer.mending { return mendedName(start, isMark) }
    if start.kind == .word { vocabulary.insert(text) }
    let end = text.isEmpty ? start.span : tokens[max(position - 1, 0)].span
    return Syntax.Name(text: text, span: Span(start.span.start, max(end.end, start.span.start)))
  }

  private mutating func mendedName(
    _ start: Token, _ isMark: (Token.Kind) -> Bool
  ) -> Syntax.Name {
    let index = tokens.firstIndex { $0.span.start == start.span.start } ?? position
    mend(from: index)
    position = index
    return declaredName(until: isMark)
  }

  /// Whether a name and a colon stand here: a named argument.
  func startsNamedArgument() -> Bool {
    guard current.kind == .word else { return false }
    var index = position + 1
    while index < tokens.count, tokens[index].isNamePiece { index += 1 }
    return index < tokens.count && tokens[index].kind == .symbol(.colon)
  }
}
