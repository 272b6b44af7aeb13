import Diagnostics

/// What declares names: filters, iterations, functions, contexts.
extension Checker {
  mutating func filter(_ list: Syntax, _ condition: Syntax, _ span: Span) -> ProgramNode {
    let list = check(list)
    let item = locals.count
    locals.append(Local(name: "", type: list.type.item, isItem: true))
    let condition = check(condition)
    locals.removeLast()
    let type = filterType(list.type.item, condition)
    return ProgramNode(.filter(list, condition, item: item), type, span)
  }

  private mutating func filterType(_ item: FEELType, _ condition: ProgramNode) -> FEELType {
    switch condition.type {
    case .boolean: return .list(item)
    case .number: return item
    case .any, .null: return .any
    default:
      report(.notAFilter(condition.type, at: condition.span))
      return .any
    }
  }

  mutating func iteration(
    _ iterators: [Syntax.Iterator], _ body: Syntax, _ span: Span
  ) -> ProgramNode {
    let depth = locals.count
    locals.append(Local(name: "partial", type: .list(.any)))
    let domains = iterators.map { iterator($0) }
    let body = check(body)
    locals.removeSubrange(depth...)
    let partial = usedPartials.remove(depth)
    let iteration = ProgramNode.Iteration(iterators: domains, body: body, partial: partial)
    return ProgramNode(.iteration(iteration), .list(body.type), span)
  }

  mutating func quantified(
    _ quantifier: Quantifier, _ iterators: [Syntax.Iterator], _ body: Syntax, _ span: Span
  ) -> ProgramNode {
    let depth = locals.count
    let domains = iterators.map { iterator($0) }
    let body = condition(body)
    locals.removeSubrange(depth...)
    let iteration = ProgramNode.Iteration(iterators: domains, body: body, partial: nil)
    return ProgramNode(.quantified(quantifier, iteration), .boolean, span)
  }

  /// Checks the domain, and declares the name for what follows.
  private mutating func iterator(_ iterator: Syntax.Iterator) -> ProgramNode.Iterator {
    switch iterator.domain {
    case .list(let list):
      let list = check(list)
      locals.append(Local(name: iterator.name.text, type: itemType(list.type)))
      return .list(list)
    case .steps(let from, let to):
      let from = check(from)
      let to = check(to)
      requireSteps(from)
      requireSteps(to)
      locals.append(Local(name: iterator.name.text, type: from.type.joined(with: to.type)))
      return .steps(from: from, to: to)
    }
  }

  private func itemType(_ type: FEELType) -> FEELType {
    if case .range(let end) = type { return end }
    return type.item
  }

  private mutating func requireSteps(_ end: ProgramNode) {
    if !end.type.mayBe(.number), end.type != .date {
      report(.noSteps(end.type, at: end.span))
    }
  }

  mutating func function(
    _ parameters: [Syntax.Parameter], _ body: Syntax, _ span: Span
  ) -> ProgramNode {
    let depth = locals.count
    for parameter in parameters {
      locals.append(Local(name: parameter.name.text, type: parameter.type))
    }
    let body = check(body)
    locals.removeSubrange(depth...)
    let function = ProgramNode.Function(
      parameters: parameters.map { FunctionValue.Parameter($0.name.text, $0.type) }, body: body,
      depth: depth)
    return ProgramNode(
      .function(function), .function(parameters.map(\.type), body.type), span)
  }

  mutating func context(_ entries: [Syntax.Entry], _ span: Span) -> ProgramNode {
    let depth = locals.count
    var nodes: [ProgramNode.Entry] = []
    var names: Set<String> = []
    for entry in entries {
      if !names.insert(entry.name.text).inserted {
        report(.repeatedKey(entry.name.text, at: entry.name.span))
      }
      let value = check(entry.value)
      nodes.append(ProgramNode.Entry(name: entry.name.text, value: value))
      locals.append(Local(name: entry.name.text, type: value.type))
    }
    locals.removeSubrange(depth...)
    if names.count < entries.count {
      return ProgramNode(.failing(.repeatedKey), .context([]), span)
    }
    let types = nodes.map { FEELType.Entry($0.name, $0.value.type) }
    return ProgramNode(.context(nodes), .context(types.sorted { $0.name < $1.name }), span)
  }
}
