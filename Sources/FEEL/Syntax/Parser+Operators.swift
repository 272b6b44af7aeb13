import Diagnostics

/// From `expression` down to `unary`.
extension Parser {
  mutating func expression() -> Syntax {
    nested { parser in
      switch parser.current.kind {
      case .keyword(.if): parser.conditional()
      case .keyword(.for): parser.iteration()
      case .keyword(.some): parser.quantified(.some)
      case .keyword(.every): parser.quantified(.every)
      default: parser.disjunction()
      }
    }
  }

  private mutating func disjunction() -> Syntax {
    chain(.or, { $0.conjunction() }, Syntax.Kind.or)
  }

  private mutating func conjunction() -> Syntax {
    chain(.and, { $0.comparison() }, Syntax.Kind.and)
  }

  /// A chain of one connective is one node, however long.
  private mutating func chain(
    _ keyword: Keyword, _ operand: (inout Parser) -> Syntax, _ kind: ([Syntax]) -> Syntax.Kind
  ) -> Syntax {
    let start = current.span
    let first = operand(&self)
    guard at(keyword) else { return first }
    var operands = [first]
    while accept(keyword) { operands.append(operand(&self)) }
    return bounded(kind(operands), from: start, parts: operands)
  }

  private mutating func comparison() -> Syntax {
    let start = current.span
    var left = additive()
    while !givenUp {
      if let compared = comparisonOperator {
        let operatorSpan = take().span
        let right = additive()
        if compared == .equal { warnOfDifference(right) }
        if case .comparison(let first, let low, let middle) = left.kind {
          let cure =
            first != .equal && compared != .equal
            ? "\(text(of: low)) \(first.rawValue) \(text(of: middle)) and "
              + "\(text(of: middle)) \(compared.rawValue) \(text(of: right))" : nil
          let span = cure == nil ? operatorSpan : left.span.joined(with: right.span)
          report(.chainedComparison(cure, at: span))
        }
        left = bounded(.comparison(compared, left, right), from: start, left, right)
      } else if accept(.between) {
        let from = additive()
        expect(.and)
        let to = additive()
        left = bounded(.between(left, from: from, to: to), from: start, left, from, to)
      } else if accept(.in) {
        let tests = membershipTests()
        left = bounded(.membership(left, tests), from: start, parts: tests + [left])
      } else {
        break
      }
    }
    return left
  }

  private func text(of tree: Syntax) -> String {
    lexer.text(from: tree.span.start, to: tree.span.end)
  }

  var comparisonOperator: ComparisonOperator? {
    guard case .symbol(let symbol) = current.kind else { return nil }
    return ComparisonOperator(rawValue: symbol.rawValue)
  }

  mutating func additive() -> Syntax {
    let start = current.span
    var left = multiplicative()
    while let found = arithmeticOperator([.plus, .minus]) {
      let right = multiplicative()
      left = bounded(.arithmetic(found, left, right), from: start, left, right)
    }
    return left
  }

  private mutating func multiplicative() -> Syntax {
    let start = current.span
    var left = power()
    while let found = arithmeticOperator([.star, .slash]) {
      let right = power()
      left = bounded(.arithmetic(found, left, right), from: start, left, right)
    }
    return left
  }

  private mutating func power() -> Syntax {
    let start = current.span
    var left = unary()
    while let found = arithmeticOperator([.power]) {
      let right = unary()
      left = bounded(.arithmetic(found, left, right), from: start, left, right)
    }
    return left
  }

  private mutating func arithmeticOperator(_ symbols: [Symbol]) -> ArithmeticOperator? {
    guard case .symbol(let symbol) = current.kind, symbols.contains(symbol), !givenUp else {
      return nil
    }
    _ = take()
    return ArithmeticOperator(rawValue: symbol.rawValue)
  }

  private mutating func unary() -> Syntax {
    let start = current.span
    guard at(.minus) else { return instance() }
    var signs = 0
    while accept(.minus) { signs += 1 }
    var operand = instance()
    for _ in 0..<signs { operand = bounded(.negation(operand), from: start, operand) }
    return operand
  }

  private mutating func instance() -> Syntax {
    let start = current.span
    let operand = postfix()
    guard at(.instance), token(ahead: 1).kind == .keyword(.of) else { return operand }
    _ = take()
    _ = take()
    let type = type()
    return bounded(.instance(operand, type), from: start, operand)
  }
}
