/// FEEL's connectives over three answers (DMN 1.5, tables 50 and 51), and operations built on them.
extension DiagramStore {
  /// The condition that a variable lies in one of the cells.
  ///
  /// It is true where the variable lies in one of `cells`, null where it lies in one of `null`, and
  /// false everywhere else.
  package mutating func atom(
    _ variable: Variable, in cells: CellSet, null: CellSet = CellSet()
  ) throws(Overflow) -> Diagram {
    try node(at: variable.index) { (_, cell) throws(Overflow) in
      if cells.contains(cell) { return .alwaysTrue }
      return null.contains(cell) ? .alwaysNull : .alwaysFalse
    }
  }

  /// `a and b`.
  package mutating func and(_ a: Diagram, _ b: Diagram) throws(Overflow) -> Diagram {
    try combine(.and, a, b)
  }

  /// `a or b`.
  package mutating func or(_ a: Diagram, _ b: Diagram) throws(Overflow) -> Diagram {
    try combine(.or, a, b)
  }

  /// `not(a)`.
  package mutating func not(_ a: Diagram) throws(Overflow) -> Diagram {
    try rewrite(.not, a)
  }

  /// `if condition then a else b`: a null condition takes `else`.
  package mutating func ite(
    _ condition: Diagram, _ a: Diagram, _ b: Diagram
  ) throws(Overflow) -> Diagram {
    let taken = try isTrue(condition)
    let left = try and(taken, a)
    let right = try and(not(taken), b)
    return try or(left, right)
  }

  /// True where the condition has this answer, otherwise false.
  package mutating func has(_ truth: Ternary, _ a: Diagram) throws(Overflow) -> Diagram {
    switch truth {
    case .true: try rewrite(.isTrue, a)
    case .false: try rewrite(.isFalse, a)
    case .null: try rewrite(.isNull, a)
    }
  }

  /// True where the condition is true, otherwise false: null counts as false.
  package mutating func isTrue(_ a: Diagram) throws(Overflow) -> Diagram { try has(.true, a) }

  /// True where the condition is false, otherwise false.
  package mutating func isFalse(_ a: Diagram) throws(Overflow) -> Diagram { try has(.false, a) }

  /// True where the condition is null, otherwise false.
  package mutating func isNull(_ a: Diagram) throws(Overflow) -> Diagram { try has(.null, a) }

  /// True where the answers of the two differ, otherwise false.
  package mutating func differ(_ a: Diagram, _ b: Diagram) throws(Overflow) -> Diagram {
    try combine(.differ, a, b)
  }

  /// Whether `b` is true wherever `a` is true.
  package mutating func implies(_ a: Diagram, _ b: Diagram) throws(Overflow) -> Bool {
    let holds = try isTrue(a)
    return try and(holds, not(isTrue(b))) == .alwaysFalse
  }
}

// MARK: - Walking down

/// An operation on two diagrams; the order of the two does not matter.
private enum Connective: UInt64 {
  case and = 1
  case or, differ

  /// The result, if it is known without visiting the children; nil if it is not.
  func settled(_ a: Diagram, _ b: Diagram) -> Diagram? {
    switch self {
    case .and: settled(a, b, absorbing: .alwaysFalse, neutral: .alwaysTrue)
    case .or: settled(a, b, absorbing: .alwaysTrue, neutral: .alwaysFalse)
    case .differ:
      if a == b {
        .alwaysFalse
      } else if a.constant != nil, b.constant != nil {
        .alwaysTrue
      } else {
        nil
      }
    }
  }

  private func settled(
    _ a: Diagram, _ b: Diagram, absorbing: Diagram, neutral: Diagram
  ) -> Diagram? {
    if a == absorbing || b == absorbing { return absorbing }
    if a == neutral || a == b { return b }
    return b == neutral ? a : nil
  }
}

/// An operation that maps the answers of one diagram.
private enum Rewrite: UInt64 {
  case not = 4
  case isTrue, isFalse, isNull

  func answer(_ truth: Ternary) -> Ternary {
    switch self {
    case .not:
      switch truth {
      case .true: .false
      case .false: .true
      case .null: .null
      }
    case .isTrue: Ternary(truth == .true)
    case .isFalse: Ternary(truth == .false)
    case .isNull: Ternary(truth == .null)
    }
  }
}

extension DiagramStore {
  private mutating func combine(
    _ connective: Connective, _ a: Diagram, _ b: Diagram
  ) throws(Overflow) -> Diagram {
    if let settled = connective.settled(a, b) { return settled }
    let (first, second) = a < b ? (a, b) : (b, a)
    let key = connective.rawValue << 60 | UInt64(first.index) << 30 | UInt64(second.index)
    if let known = memo[key] { return known }
    let level = min(self.level(of: first), self.level(of: second))
    let result = try node(at: level) { (store, cell) throws(Overflow) in
      try store.combine(
        connective, store.cofactor(first, at: level, cell: cell),
        store.cofactor(second, at: level, cell: cell))
    }
    memo[key] = result
    return result
  }

  private mutating func rewrite(_ rewrite: Rewrite, _ a: Diagram) throws(Overflow) -> Diagram {
    if let truth = a.constant { return .always(rewrite.answer(truth)) }
    let key = rewrite.rawValue << 60 | UInt64(a.index)
    if let known = memo[key] { return known }
    let result = try node(at: level(of: a)) { (store, cell) throws(Overflow) in
      try store.rewrite(rewrite, store.child(of: a, at: cell))
    }
    memo[key] = result
    return result
  }
}
