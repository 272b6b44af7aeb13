import Diagnostics

/// `in` and unary tests.
extension Checker {
  mutating func membership(_ value: Syntax, _ tests: [Syntax], _ span: Span) -> ProgramNode {
    let value = check(value)
    let tests = tests.map { test($0, about: value.type, usesInput: false) }
    return ProgramNode(.membership(value, tests), .boolean, span)
  }

  /// Unary tests as a whole: a condition on ``ProgramNode/Kind/input``.
  mutating func check(_ tests: UnaryTestsSyntax) -> ProgramNode {
    let type = input ?? .any
    switch tests.kind {
    case .anything: return ProgramNode(.constant(.boolean(true)), .boolean, tests.span)
    case .tests(let list):
      let nodes = list.map { test($0, about: type, usesInput: true) }
      return ProgramNode(.tests(nodes), .boolean, tests.span)
    case .negated(let list):
      let nodes = list.map { test($0, about: type, usesInput: true) }
      return ProgramNode(
        .not(ProgramNode(.tests(nodes), .boolean, tests.span)), .boolean, tests.span)
    }
  }

  private mutating func test(
    _ tree: Syntax, about type: FEELType, usesInput: Bool
  ) -> ProgramNode.Test {
    if case .open(let found, let end) = tree.kind {
      let end = check(end)
      requireComparable(found, type, end.type, at: tree.span)
      return .comparison(found, end)
    }
    let node = check(tree)
    if usesInput, node.usesInput || node.type == .boolean && !type.mayBe(.boolean) {
      if !node.type.mayBe(.boolean) { report(.notBoolean(node.type, at: node.span)) }
      return .condition(node)
    }
    requireMember(node, of: type)
    return .value(node)
  }

  /// The value is one of the tests' own kind, or a list or range of it.
  private mutating func requireMember(_ node: ProgramNode, of type: FEELType) {
    if let fits = fit(node.type, type) ?? listItemFits(node, type), !fits {
      report(.neverMatches(type, node.type, at: node.span))
    }
  }

  private func listItemFits(_ node: ProgramNode, _ type: FEELType) -> Bool? {
    guard case .list(let item) = node.type else { return false }
    return item.mayBe(type) || fit(item, type) == true
  }

  private func fit(_ found: FEELType, _ type: FEELType) -> Bool? {
    if found.mayBe(type) { return true }
    switch found {
    case .range(let end): return end.mayBe(type)
    case .list: return nil
    default: return false
    }
  }
}

extension ProgramNode {
  /// Whether `?` stands somewhere in it.
  var usesInput: Bool {
    if case .input = kind { return true }
    return children.contains(where: \.usesInput)
  }
}
