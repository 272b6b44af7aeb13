/// A second evaluator of a small part of FEEL, written straight from the standard's tables: for
/// clarity, without slots, types, folding or unknowns.
indirect enum Term {
  case truth(Bool)
  case number(Int)
  case text(String)
  case null
  case name(String)
  case not(Term)
  case and([Term])
  case or([Term])
  case compare(String, Term, Term)
  case between(Term, Term, Term)
  case member(Term, [Test])
  case memberOfList(Term, [Term])
  case branch(Term, Term, Term)
  case arithmetic(String, Term, Term)
  case some(String, [Term], Term)
  case every(String, [Term], Term)
  case count([Term])
  case filteredCount([Term], String, Term)
  case entry(Term, Term)

  indirect enum Test {
    case value(Term)
    case compare(String, Term)
    case range(Term, Term, closed: Bool)
  }
}

enum Known: Equatable {
  case null
  case truth(Bool)
  case number(Int)
  case text(String)
}

/// The meaning of a term where every name has a value.
struct Reference {
  let values: [String: Known]

  func value(of term: Term) -> Known {
    switch term {
    case .truth(let truth): .truth(truth)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .null: .null
    case .name(let name): values[name] ?? .null
    case .not(let operand): not(value(of: operand))
    case .and(let operands): and(operands.map(value))
    case .or(let operands): not(and(operands.map { not(value(of: $0)) }))
    case .compare(let sign, let a, let b): compare(sign, value(of: a), value(of: b))
    case .between(let x, let low, let high):
      and([
        compare(">=", value(of: x), value(of: low)), compare("<=", value(of: x), value(of: high)),
      ])
    case .member(let x, let tests):
      not(and(tests.map { not(holds($0, about: value(of: x))) }))
    case .memberOfList(let x, let items):
      .truth(items.contains { equal(value(of: $0), value(of: x)) == .truth(true) })
    case .branch(let test, let a, let b):
      value(of: test) == .truth(true) ? value(of: a) : value(of: b)
    case .arithmetic(let sign, let a, let b): arithmetic(sign, value(of: a), value(of: b))
    case .some(let name, let items, let body):
      not(and(items.map { not(with(name, value(of: $0)).value(of: body)) }))
    case .every(let name, let items, let body):
      and(items.map { with(name, value(of: $0)).value(of: body) })
    case .count(let items): .number(items.count)
    case .filteredCount(let items, let name, let test):
      .number(
        items.filter { with(name, value(of: $0)).value(of: test) == .truth(true) }.count)
    case .entry(let a, let b):
      with("first", value(of: a)).value(of: b)
    }
  }

  private func with(_ name: String, _ value: Known) -> Reference {
    Reference(values: values.merging([name: value]) { $1 })
  }

  private func not(_ value: Known) -> Known {
    if case .truth(let truth) = value { .truth(!truth) } else { .null }
  }

  /// False if one is false, true if all are true, else null.
  private func and(_ values: [Known]) -> Known {
    if values.contains(.truth(false)) { return .truth(false) }
    return values.allSatisfy { $0 == .truth(true) } ? .truth(true) : .null
  }

  private func equal(_ a: Known, _ b: Known) -> Known {
    switch (a, b) {
    case (.null, .null): .truth(true)
    case (.null, _), (_, .null): .truth(false)
    case (.truth(let a), .truth(let b)): .truth(a == b)
    case (.number(let a), .number(let b)): .truth(a == b)
    case (.text(let a), .text(let b)): .truth(a == b)
    default: .null
    }
  }

  private func compare(_ sign: String, _ a: Known, _ b: Known) -> Known {
    if sign == "=" { return equal(a, b) }
    if sign == "!=" { return not(equal(a, b)) }
    guard case .number(let a) = a, case .number(let b) = b else { return .null }
    return switch sign {
    case "<": .truth(a < b)
    case "<=": .truth(a <= b)
    case ">": .truth(a > b)
    default: .truth(a >= b)
    }
  }

  private func holds(_ test: Term.Test, about x: Known) -> Known {
    switch test {
    case .value(let term): return equal(x, value(of: term))
    case .compare(let sign, let term): return compare(sign, x, value(of: term))
    case .range(let low, let high, let closed):
      let low = value(of: low)
      let high = value(of: high)
      guard case .number(let from) = low, case .number(let to) = high, from <= to else {
        return .null
      }
      return and([compare(closed ? ">=" : ">", x, low), compare(closed ? "<=" : "<", x, high)])
    }
  }

  private func arithmetic(_ sign: String, _ a: Known, _ b: Known) -> Known {
    guard case .number(let a) = a, case .number(let b) = b else { return .null }
    return switch sign {
    case "+": .number(a + b)
    case "-": .number(a - b)
    default: .number(a * b)
    }
  }
}

extension Term {
  /// The term as FEEL, with brackets wherever they could matter.
  var feel: String {
    switch self {
    case .truth(let truth): truth ? "true" : "false"
    case .number(let number): number < 0 ? "(\(number))" : String(number)
    case .text(let text): "\"\(text)\""
    case .null: "null"
    case .name(let name): name
    case .not(let operand): "not(\(operand.feel))"
    case .and(let operands): "(" + operands.map(\.feel).joined(separator: " and ") + ")"
    case .or(let operands): "(" + operands.map(\.feel).joined(separator: " or ") + ")"
    case .compare(let sign, let a, let b): "(\(a.feel) \(sign) \(b.feel))"
    case .between(let x, let low, let high): "(\(x.feel) between \(low.feel) and \(high.feel))"
    case .member(let x, let tests):
      "(\(x.feel) in (" + tests.map(\.feel).joined(separator: ", ") + "))"
    case .memberOfList(let x, let items): "(\(x.feel) in \(items.list))"
    case .branch(let test, let a, let b): "(if \(test.feel) then \(a.feel) else \(b.feel))"
    case .arithmetic(let sign, let a, let b): "(\(a.feel) \(sign) \(b.feel))"
    case .some(let name, let items, let body):
      "(some \(name) in \(items.list) satisfies \(body.feel))"
    case .every(let name, let items, let body):
      "(every \(name) in \(items.list) satisfies \(body.feel))"
    case .count(let items): "count(\(items.list))"
    case .filteredCount(let items, let name, let test):
      "count((for \(name) in \(items.list) return {\(name): \(name)})[\(test.feel)])"
    case .entry(let a, let b): "{first: \(a.feel), last: \(b.feel)}.last"
    }
  }
}

extension Term.Test {
  fileprivate var feel: String {
    switch self {
    case .value(let term): term.feel
    case .compare(let sign, let term): "\(sign) \(term.feel)"
    case .range(let low, let high, let closed):
      closed ? "[\(low.feel)..\(high.feel)]" : "(\(low.feel)..\(high.feel))"
    }
  }
}

extension [Term] {
  fileprivate var list: String { "[" + map(\.feel).joined(separator: ", ") + "]" }
}
