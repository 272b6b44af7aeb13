/// What an expression says, apart from how it is laid out.
extension Program {
  /// The tree as text: equal for two programs that parse to the same, whatever their blanks, line
  /// breaks and brackets.
  ///
  /// - Parameter name: What a slot is called, so that programs over other slots can be compared.
  package func shape(naming name: (Slot) -> String = { "\($0.index)" }) -> String {
    root.shape(naming: name)
  }
}

extension ProgramNode {
  /// The tree below this node as text; see ``Program/shape(naming:)``.
  package func shape(naming name: (Slot) -> String = { "\($0.index)" }) -> String {
    var writer = ShapeWriter()
    writer.write(self, name)
    return writer.text
  }
}

/// Writes a tree with each part in brackets of its own.
private struct ShapeWriter {
  private(set) var text = ""

  typealias Name = (Slot) -> String

  mutating func write(_ node: ProgramNode, _ name: Name) {
    switch node.kind {
    case .constant(let value): text += "\(value.type.text) \(value.literal)"
    case .slot(let slot): text += "`\(name(slot))`"
    case .local(let index): text += "local\(index)"
    case .input: text += "?"
    case .entry(let entry, let item, let outer):
      write("entry \(inQuotes(entry)) \(item)", outer.map { [$0] } ?? [], name)
    case .failing(let reason): text += "failing \(reason)"
    case .comparison(let comparison, let left, let right):
      writeComparison(comparison, left, right, name)
    case .and, .or: write(node.word, node.flattened, name)
    case .membership(_, let tests), .tests(let tests):
      write("\(node.word) \(tests.map(\.word))", node.children, name)
    default: write(node.word, node.children, name)
    }
  }

  /// `a > b` and `b < a` are one comparison.
  private mutating func writeComparison(
    _ comparison: ComparisonOperator, _ left: ProgramNode, _ right: ProgramNode, _ name: Name
  ) {
    switch comparison {
    case .greater, .greaterOrEqual: write(comparison.mirrored.rawValue, [right, left], name)
    default: write(comparison.rawValue, [left, right], name)
    }
  }

  private mutating func write(_ word: String, _ children: [ProgramNode], _ name: Name) {
    text += "(\(word)"
    for child in children {
      text += " "
      write(child, name)
    }
    text += ")"
  }
}

/// A name in quotes, in which a quote cannot end it.
private func inQuotes(_ name: String) -> String { Value.string(name).literal }

extension ProgramNode {
  /// What the node does, with all that is not one of its children.
  fileprivate var word: String {
    switch kind {
    case .negation: "-"
    case .arithmetic(let operation, _, _): operation.rawValue
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .between: "between"
    case .membership: "in"
    case .tests: "tests"
    case .instance(_, let type): "instance \(type.text)"
    case .path(_, let entry): "path \(inQuotes(entry))"
    case .filter(_, _, let item): "filter \(item)"
    case .conditional: "if"
    case .iteration(let iteration): "for \(iteration.word)"
    case .quantified(let quantifier, let iteration): "\(quantifier) \(iteration.word)"
    case .list: "list"
    case .context(let entries): "context \(entries.map { inQuotes($0.name) })"
    case .range(let from, let to, let includesStart, let includesEnd):
      "range \(from != nil) \(to != nil) \(includesStart) \(includesEnd)"
    case .equalityRange: "range ="
    case .function(let function):
      "function \(function.parameters.map { "\($0.name): \($0.type.text)" }) \(function.depth)"
    case .call(let call): "call \(call.builtin.name) \(call.plans.map { ($0.signature, $0.order) })"
    case .invocation(_, let arguments): "invoke \(arguments.map { $0.name.map(inQuotes) ?? "" })"
    case .constant, .slot, .local, .input, .entry, .comparison, .failing: ""
    }
  }
}

extension ProgramNode {
  /// The operands, those of operands of the same kind in their place.
  fileprivate var flattened: [ProgramNode] {
    children.flatMap { child in
      switch (kind, child.kind) {
      case (.and, .and), (.or, .or): child.flattened
      default: [child]
      }
    }
  }
}

extension ProgramNode.Test {
  fileprivate var word: String {
    switch self {
    case .comparison(let comparison, _): comparison.rawValue
    case .value: "value"
    case .condition: "condition"
    }
  }
}

extension ProgramNode.Iteration {
  fileprivate var word: String {
    let kinds = iterators.map { iterator in
      if case .list = iterator { "list" } else { "steps" }
    }
    return "\(kinds) \(partial.map(String.init) ?? "")"
  }
}
