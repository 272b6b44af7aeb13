import Diagnostics

/// Unary tests: the cells of decision tables, `allowed`, and what follows `in`.
extension Parser {
  /// The whole text as unary tests.
  mutating func parseUnaryTests() -> UnaryTestsSyntax {
    let start = current.span
    if current.kind == .end, faults.isEmpty { report(.empty(at: current.span)) }
    warnOfGroups()
    let kind = unaryTests()
    expectEnd()
    return UnaryTestsSyntax(kind: kind, span: Span(start.start, max(start.end, current.span.start)))
  }

  private mutating func unaryTests() -> UnaryTestsSyntax.Kind {
    if at(.minus), token(ahead: 1).kind == .end {
      _ = take()
      return .anything
    }
    if current.text == "not", token(ahead: 1).kind == .symbol(.open), notSpansAll() {
      _ = take()
      let open = take()
      let negated = tests()
      expect(.close, closing: open)
      return .negated(negated)
    }
    return .tests(tests())
  }

  /// Whether the bracket after `not` closes at the very end.
  private func notSpansAll() -> Bool {
    var depth = 0
    for index in (position + 1)..<tokens.count {
      switch tokens[index].kind {
      case .symbol(.open): depth += 1
      case .symbol(.close):
        depth -= 1
        if depth == 0 { return tokens[index + 1].kind == .end }
      default: continue
      }
    }
    return true
  }

  private mutating func tests() -> [Syntax] {
    var tests = [test()]
    while accept(.comma) { tests.append(test()) }
    return tests
  }

  mutating func test() -> Syntax {
    guard let found = comparisonOperator else {
      let value = expression()
      warnOfDifference(value)
      return value
    }
    let start = take().span
    let end = additive()
    if found == .equal { warnOfDifference(end) }
    return bounded(.open(found, end), from: start, end)
  }

  /// What follows `in`: one test, or several in brackets.
  mutating func membershipTests() -> [Syntax] {
    if comparisonOperator != nil { return [test()] }
    guard at(.open) else {
      let value = additive()
      warnOfDifference(value)
      return [value]
    }
    guard nesting < Parser.nestingLimit else {
      giveUp(.tooDeep(at: current.span))
      return [missing()]
    }
    nesting += 1
    defer { nesting -= 1 }
    return bracketedTests()
  }

  /// `(1, < 5)`, `(1..5)`, or one value in brackets, on which more may hang: `(list).entry`.
  private mutating func bracketedTests() -> [Syntax] {
    let open = take()
    let first = test()
    if at(.comma) {
      var tests = [first]
      while accept(.comma) { tests.append(test()) }
      expect(.close, closing: open)
      return tests
    }
    if at(.dots) {
      let range = range(from: first, open: open, includesStart: false)
      return [postfix(of: range, from: open.span)]
    }
    expect(.close, closing: open)
    if case .open = first.kind { return [first] }
    let group = bounded(.group(first), from: open.span, first)
    return [postfix(of: group, from: open.span)]
  }
}
