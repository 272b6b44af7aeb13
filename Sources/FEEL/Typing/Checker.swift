import Diagnostics

/// Tree to typed program: finds what each name means, and what can never make sense.
struct Checker {
  /// A name that the expression itself declares.
  struct Local {
    /// Empty for the item of a filter.
    let name: String
    let type: FEELType
    /// The entries of the item are names too.
    var isItem = false
  }

  let scope: Scope
  let mode: Program.Mode
  /// The type of `?`, where there is one.
  let input: FEELType?
  var locals: [Local] = []
  var faults: [Fault] = []
  /// Locals named `partial` that a body has used.
  var usedPartials: Set<Int> = []

  init(scope: Scope, mode: Program.Mode, input: FEELType? = nil) {
    self.scope = scope
    self.mode = mode
    self.input = input
  }

  /// Type errors count in strict mode only; else they become null when they happen.
  mutating func report(_ fault: Fault) {
    if mode == .strict { faults.append(fault) }
  }

  /// The type of the whole; where something in it is wrong already, that comes first.
  mutating func require(_ node: ProgramNode, _ type: FEELType) {
    guard !node.type.mayBe(type), faults.isEmpty else { return }
    report(.wrongType(node.type, wanted: type, at: node.span))
  }

  mutating func check(_ tree: Syntax) -> ProgramNode {
    let node = unfolded(tree)
    return folded(node)
  }

  private mutating func unfolded(_ tree: Syntax) -> ProgramNode {
    let span = tree.span
    switch tree.kind {
    case .number(let text): return number(text, span)
    case .string(let text): return ProgramNode(.constant(.string(text)), .string, span)
    case .boolean(let value): return ProgramNode(.constant(.boolean(value)), .boolean, span)
    case .null: return ProgramNode(.constant(.null), .null, span)
    case .at(let text): return literal(text, span)
    case .name, .path: return named(tree)
    case .input: return inputNode(span)
    case .negation(let operand): return negation(operand, span)
    case .arithmetic(let found, let left, let right): return arithmetic(found, left, right, span)
    case .comparison(let found, let left, let right): return comparison(found, left, right, span)
    case .and(let operands):
      return ProgramNode(.and(operands.map { condition($0) }), .boolean, span)
    case .or(let operands): return ProgramNode(.or(operands.map { condition($0) }), .boolean, span)
    case .between(let value, let from, let to): return between(value, from, to, span)
    case .membership(let value, let tests): return membership(value, tests, span)
    case .instance(let value, let type):
      return ProgramNode(.instance(check(value), type), .boolean, span)
    case .filter(let list, let condition): return filter(list, condition, span)
    case .call(let function, let arguments): return call(function, arguments, span)
    case .list(let items): return list(items, span)
    case .context(let entries): return context(entries, span)
    case .range(let from, let to, let includesStart, let includesEnd):
      return range(from, to, includesStart, includesEnd, span)
    case .open(let found, let end): return open(found, end, span)
    case .function(let parameters, let body): return function(parameters, body, span)
    case .conditional(let test, let positive, let negative):
      return conditional(test, positive, negative, span)
    case .iteration(let iterators, let body): return iteration(iterators, body, span)
    case .quantified(let quantifier, let iterators, let body):
      return quantified(quantifier, iterators, body, span)
    case .group(let inner):
      let node = check(inner)
      return ProgramNode(node.kind, node.type, node.span)
    case .missing: return ProgramNode(.constant(.null), .any, span)
    }
  }

  private mutating func number(_ text: String, _ span: Span) -> ProgramNode {
    guard let number = Number(text) else {
      report(.numberOutOfRange(at: span))
      return ProgramNode(.failing(.numberOutOfRange), .number, span)
    }
    return ProgramNode(.constant(.number(number)), .number, span)
  }

  private mutating func literal(_ text: String, _ span: Span) -> ProgramNode {
    guard let value = Value(atLiteral: text) else {
      report(.notTemporal(text, at: span))
      return ProgramNode(.failing(.notTemporal(text)), .any, span)
    }
    return ProgramNode(.constant(value), value.type, span)
  }

  private mutating func inputNode(_ span: Span) -> ProgramNode {
    guard let input else {
      report(.noInput(at: span))
      return ProgramNode(.failing(.noInput), .any, span)
    }
    return ProgramNode(.input, input, span)
  }

  /// An operand of `and`, `or`, `not` and `if`: true or false, or not known to be otherwise.
  mutating func condition(_ tree: Syntax) -> ProgramNode {
    let node = check(tree)
    if !node.type.mayBe(.boolean) { report(.notBoolean(node.type, at: node.span)) }
    return node
  }

  private mutating func list(_ items: [Syntax], _ span: Span) -> ProgramNode {
    let nodes = items.map { check($0) }
    let type = nodes.reduce(FEELType.null) { $0.joined(with: $1.type) }
    return ProgramNode(.list(nodes), .list(nodes.isEmpty ? .any : type), span)
  }

  private mutating func conditional(
    _ test: Syntax, _ positive: Syntax, _ negative: Syntax, _ span: Span
  ) -> ProgramNode {
    let test = condition(test)
    let positive = check(positive)
    let negative = check(negative)
    return ProgramNode(
      .conditional(test, then: positive, else: negative),
      positive.type.joined(with: negative.type), span)
  }
}
