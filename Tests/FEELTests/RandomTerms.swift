/// Random terms of a type, reproducible from a seed.
struct RandomTerms {
  private var state: UInt64
  private var bound: [String] = []

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func below(_ limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % limit
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  private mutating func terms(_ count: Int, _ make: (inout RandomTerms) -> Term) -> [Term] {
    (0..<count).map { _ in make(&self) }
  }

  mutating func truth(_ depth: Int) -> Term {
    guard depth > 0 else { return pick([.name("a"), .name("b"), .truth(true), .truth(false)]) }
    switch below(13) {
    case 0: return .not(truth(depth - 1))
    case 1, 2:
      let count = 2 + below(2)
      return .and(terms(count) { $0.truth(depth - 1) })
    case 3, 4:
      let count = 2 + below(2)
      return .or(terms(count) { $0.truth(depth - 1) })
    case 5: return .compare(pick(["<", "<=", ">", ">="]), number(depth - 1), number(depth - 1))
    case 6: return .compare(pick(["=", "!="]), number(depth - 1), number(depth - 1))
    case 7: return .compare(pick(["=", "!="]), text(depth - 1), text(depth - 1))
    case 8: return .between(number(depth - 1), number(depth - 1), number(depth - 1))
    case 9: return membership(depth)
    case 10: return .branch(truth(depth - 1), truth(depth - 1), truth(depth - 1))
    case 11: return quantified(depth)
    default: return .compare(pick(["=", "!="]), truth(depth - 1), truth(depth - 1))
    }
  }

  private mutating func membership(_ depth: Int) -> Term {
    let subject = number(depth - 1)
    if below(3) == 0 { return .memberOfList(subject, list(depth - 1)) }
    let count = 2 + below(2)
    var tests: [Term.Test] = []
    for _ in 0..<count {
      switch below(3) {
      case 0: tests.append(.value(number(depth - 1)))
      case 1: tests.append(.compare(pick(["<", "<=", ">", ">=", "=", "!="]), number(depth - 1)))
      default: tests.append(.range(number(0), number(0), closed: below(2) == 0))
      }
    }
    return .member(subject, tests)
  }

  private mutating func list(_ depth: Int) -> [Term] {
    let count = 1 + below(3)
    return terms(count) { $0.number(depth) }
  }

  private mutating func quantified(_ depth: Int) -> Term {
    let items = list(depth - 1)
    bound.append("i")
    defer { bound.removeLast() }
    let body = truth(depth - 1)
    return below(2) == 0 ? .some("i", items, body) : .every("i", items, body)
  }

  mutating func number(_ depth: Int) -> Term {
    guard depth > 0 else {
      if let name = bound.last, below(3) == 0 { return .name(name) }
      return pick([.name("m"), .name("n"), .number(0), .number(1), .number(2), .number(3), .null])
    }
    switch below(8) {
    case 0, 1, 2: return number(0)
    case 3: return .arithmetic(pick(["+", "-", "*"]), number(depth - 1), number(depth - 1))
    case 4: return .branch(truth(depth - 1), number(depth - 1), number(depth - 1))
    case 5: return .count(list(depth - 1))
    case 6: return .entry(number(depth - 1), entryBody(depth - 1))
    default:
      let items = list(depth - 1)
      bound.append("i")
      defer { bound.removeLast() }
      return .filteredCount(items, "i", truth(depth - 1))
    }
  }

  private mutating func entryBody(_ depth: Int) -> Term {
    bound.append("first")
    defer { bound.removeLast() }
    return number(depth)
  }

  mutating func text(_ depth: Int) -> Term {
    guard depth > 0, below(4) == 0 else {
      return pick([.name("s"), .text("x"), .text("y"), .null])
    }
    return .branch(truth(depth - 1), text(depth - 1), text(depth - 1))
  }
}
