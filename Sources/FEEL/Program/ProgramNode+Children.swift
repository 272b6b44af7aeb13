extension ProgramNode {
  /// The nodes right below, in order of appearance.
  package var children: [ProgramNode] {
    switch kind {
    case .constant, .slot, .local, .input, .failing: []
    case .entry(_, _, let outer): outer.map { [$0] } ?? []
    case .negation(let operand), .not(let operand), .instance(let operand, _),
      .path(let operand, _), .equalityRange(let operand):
      [operand]
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .filter(let left, let right, _):
      [left, right]
    case .and(let operands), .or(let operands), .list(let operands): operands
    case .between(let value, let from, let to): [value, from, to]
    case .membership(let value, let tests): [value] + tests.map(\.node)
    case .tests(let tests): tests.map(\.node)
    case .conditional(let condition, let positive, let negative): [condition, positive, negative]
    case .iteration(let iteration), .quantified(_, let iteration): iteration.children
    case .context(let entries): entries.map(\.value)
    case .range(let from, let to, _, _): [from, to].compactMap { $0 }
    case .function(let function): [function.body]
    case .call(let call): call.arguments
    case .invocation(let function, let arguments): [function] + arguments.map(\.value)
    }
  }

  /// Whether it gives names to some of its parts, which mean nothing without it.
  package var bindsNames: Bool {
    switch kind {
    case .filter, .iteration, .quantified, .context, .function: true
    default: false
    }
  }

  /// The nodes right below that can be evaluated by themselves: they read no name that this one
  /// binds.
  package var freeChildren: [ProgramNode] {
    switch kind {
    case .filter(let list, _, _): [list]
    case .iteration(let iteration), .quantified(_, let iteration):
      iteration.iterators.first?.domains ?? []
    case .context, .function: []
    default: children
    }
  }

  /// The slots read in this part, in order of appearance, without repeats.
  package var slots: [Slot] {
    var found: [Slot] = []
    collectSlots(into: &found)
    return found
  }

  private func collectSlots(into found: inout [Slot]) {
    if case .slot(let slot) = kind {
      // They are few: to look through them costs less than to hash one.
      if !found.contains(slot) { found.append(slot) }
      return
    }
    for child in children { child.collectSlots(into: &found) }
  }

  /// Whether the value depends on nothing but the text.
  var constant: Value? {
    guard case .constant(let value) = kind else { return nil }
    return value
  }
}

extension ProgramNode.Iteration {
  fileprivate var children: [ProgramNode] {
    iterators.flatMap(\.domains) + [body]
  }
}

extension ProgramNode.Iterator {
  /// What the name runs over.
  fileprivate var domains: [ProgramNode] {
    switch self {
    case .list(let list): [list]
    case .steps(let from, let to): [from, to]
    }
  }
}
