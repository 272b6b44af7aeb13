import Diagnostics

/// `if`, `for`, `some`, `every` and `function`.
extension Parser {
  mutating func conditional() -> Syntax {
    let start = take().span
    let condition = expression()
    expect(.then)
    let positive = expression()
    expect(.else)
    let negative = expression()
    return bounded(
      .conditional(condition, then: positive, else: negative), from: start, condition, positive,
      negative)
  }

  mutating func iteration() -> Syntax {
    let start = take().span
    let iterators = iterators()
    expect(.return)
    let body = expression()
    return bounded(.iteration(iterators, body), from: start, parts: parts(iterators) + [body])
  }

  mutating func quantified(_ quantifier: Quantifier) -> Syntax {
    let start = take().span
    let iterators = iterators()
    expect(.satisfies)
    let body = expression()
    return bounded(
      .quantified(quantifier, iterators, body), from: start, parts: parts(iterators) + [body])
  }

  private mutating func iterators() -> [Syntax.Iterator] {
    var iterators = [iterator()]
    while accept(.comma) { iterators.append(iterator()) }
    return iterators
  }

  private mutating func iterator() -> Syntax.Iterator {
    let name = declaredName { $0 == .keyword(.in) }
    expect(.in)
    let first = expression()
    guard accept(.dots) else { return Syntax.Iterator(name: name, domain: .list(first)) }
    return Syntax.Iterator(name: name, domain: .steps(from: first, to: additive()))
  }

  private func parts(_ iterators: [Syntax.Iterator]) -> [Syntax] {
    iterators.flatMap { iterator in
      switch iterator.domain {
      case .list(let list): [list]
      case .steps(let from, let to): [from, to]
      }
    }
  }

  mutating func function() -> Syntax {
    let start = take()
    let open = current
    expect(.open)
    var parameters: [Syntax.Parameter] = []
    if !at(.close) {
      repeat { parameters.append(parameter()) } while accept(.comma)
    }
    expect(.close, closing: open)
    if at(.external) {
      giveUp(.external(at: current.span))
      return missing()
    }
    let body = expression()
    return bounded(.function(parameters, body), from: start.span, body)
  }

  private mutating func parameter() -> Syntax.Parameter {
    let name = declaredName {
      $0 == .symbol(.comma) || $0 == .symbol(.colon) || $0 == .symbol(.close)
    }
    return Syntax.Parameter(name: name, type: accept(.colon) ? type() : .any)
  }
}
