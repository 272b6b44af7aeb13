import FEEL

/// Finds the constants at which conditions cut the values of the facts.
///
/// A fact with a scale of values (a number, a date, a duration, a free text) may only be compared
/// with constants. For any other use of it the cells do not distinguish enough, and the fact is
/// listed in ``blurred``.
struct CutReader {
  let constants: Constants
  private(set) var cuts: [Slot: Cuts] = [:]
  /// The facts with some use other than a comparison with constants.
  private(set) var blurred: Set<Slot> = []
  /// The facts that are compared with null.
  private(set) var comparedWithNull: Set<Slot> = []
  /// The facts that are used where a boolean is expected.
  private(set) var asked: Set<Slot> = []

  init(constants: Constants) { self.constants = constants }

  /// Reads a condition; `input` is the fact that `?` stands for, if any.
  mutating func read(_ node: ProgramNode, input: Slot? = nil) {
    switch node.kind {
    case .slot, .input:
      if let fact = fact(node, input) { blurred.insert(fact) }
    case .comparison(let comparison, let left, let right):
      if let fact = fact(left, input) {
        cut(fact, comparison, right, input)
      } else if let fact = fact(right, input) {
        cut(fact, comparison.mirrored, left, input)
      } else {
        readChildren(of: node, input)
      }
    case .between(let value, let from, let to):
      guard let fact = fact(value, input) else { return readChildren(of: node, input) }
      cut(fact, .greaterOrEqual, from, input)
      cut(fact, .lessOrEqual, to, input)
    case .membership(let value, let tests):
      let fact = fact(value, input)
      if fact == nil { read(value, input: input) }
      for test in tests { read(test, about: fact, input) }
    case .tests(let tests):
      for test in tests { read(test, about: input, input) }
    case .and(let operands), .or(let operands):
      for operand in operands { ask(operand, input) }
    case .not(let operand):
      ask(operand, input)
    case .conditional(let condition, let positive, let negative):
      ask(condition, input)
      read(positive, input: input)
      read(negative, input: input)
    case .instance(let value, _) where fact(value, input) != nil:
      return
    case .call(let call):
      if let (list, item) = call.listContains, let fact = fact(item, input) {
        contain(fact, list, input)
      } else {
        readChildren(of: node, input)
      }
    default:
      readChildren(of: node, input)
    }
  }

  private mutating func readChildren(of node: ProgramNode, _ input: Slot?) {
    for child in node.children { read(child, input: input) }
  }

  private mutating func ask(_ node: ProgramNode, _ input: Slot?) {
    if let fact = fact(node, input) { asked.insert(fact) }
    read(node, input: input)
  }

  private mutating func read(_ test: ProgramNode.Test, about fact: Slot?, _ input: Slot?) {
    guard let fact else { return read(test.node, input: input) }
    switch test {
    case .condition(let node): read(node, input: input)
    case .comparison(let comparison, let node): cut(fact, comparison, node, input)
    case .value(let node): contain(fact, node, input)
    }
  }

  /// The fact is compared with the values that `node` can have.
  private mutating func cut(
    _ fact: Slot, _ comparison: ComparisonOperator, _ node: ProgramNode, _ input: Slot?
  ) {
    if let values = constants.possibleValues(of: node) {
      for value in values { cut(fact, comparison, value) }
    } else {
      blurred.insert(fact)
    }
    read(node, input: input)
  }

  private mutating func cut(_ fact: Slot, _ comparison: ComparisonOperator, _ value: Value) {
    if Scale(of: value) != nil {
      cuts[fact, default: Cuts()].insert(value, comparedBy: comparison)
    } else if value.text != nil {
      cuts[fact, default: Cuts()].insert(value, before: true, after: true)
      if comparison != .equal, comparison != .notEqual { blurred.insert(fact) }
    } else if case .boolean = value {
      asked.insert(fact)
    } else if value.isNull {
      comparedWithNull.insert(fact)
    } else {
      blurred.insert(fact)
    }
  }

  /// The fact is looked up in the values that `node` can have: a value, a list or a range.
  private mutating func contain(_ fact: Slot, _ node: ProgramNode, _ input: Slot?) {
    if let values = constants.possibleValues(of: node) {
      for value in values { contain(fact, value) }
      return read(node, input: input)
    }
    switch node.kind {
    case .list(let items):
      for item in items { contain(fact, item, input) }
    case .range(let from, let to, let includesStart, let includesEnd):
      if let from { cut(fact, includesStart ? .greaterOrEqual : .greater, from, input) }
      if let to { cut(fact, includesEnd ? .lessOrEqual : .less, to, input) }
    case .equalityRange(let value): cut(fact, .equal, value, input)
    default:
      blurred.insert(fact)
      read(node, input: input)
    }
  }

  private mutating func contain(_ fact: Slot, _ value: Value) {
    switch value {
    case .list(let items):
      for item in items { contain(fact, item) }
    case .range(let range):
      if let start = range.start.value {
        cut(fact, range.start.isClosed ? .greaterOrEqual : .greater, start)
      }
      if let end = range.end.value { cut(fact, range.end.isClosed ? .lessOrEqual : .less, end) }
    default:
      cut(fact, .equal, value)
    }
  }

  /// The fact that a node stands for, if the fact is unknown and has a scale of values.
  func fact(_ node: ProgramNode, _ input: Slot? = nil) -> Slot? {
    switch node.kind {
    case .slot(let slot): constants.isOpenOnLine(slot) ? slot : nil
    case .input: input
    default: nil
    }
  }
}

extension ProgramNode.Call {
  /// The list and the item of a call of `list contains`, which means the same as `in`.
  var listContains: (list: ProgramNode, item: ProgramNode)? {
    guard builtin.isListContains, arguments.count == 2, plans.first?.order == [0, 1]
    else { return nil }
    return (arguments[0], arguments[1])
  }
}
