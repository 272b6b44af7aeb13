import FEEL

/// Reads off conditions where they cut the values of the facts.
///
/// A fact on a line (a number, a date, a duration, a free text) may be compared with constants
/// only: any other use of it makes the cells say too little, and is noted in ``blurred``.
struct CutReader {
  let constants: Constants
  private(set) var cuts: [Slot: Cuts] = [:]
  /// Facts that are used otherwise than in a comparison with constants.
  private(set) var blurred: Set<Slot> = []
  /// Facts that stand where a boolean is asked for.
  private(set) var asked: Set<Slot> = []

  init(constants: Constants) { self.constants = constants }

  /// Reads a condition; `input` is the fact that `?` stands for.
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

  /// The fact comes to be compared with what a part may be.
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
    } else if !value.isNull {
      blurred.insert(fact)
    }
  }

  /// The fact comes to be looked for in what a part may be: a value, a list or a range.
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

  /// The fact that a part stands for, if its value is open and on a line.
  func fact(_ node: ProgramNode, _ input: Slot? = nil) -> Slot? {
    switch node.kind {
    case .slot(let slot): constants.isOpenOnLine(slot) ? slot : nil
    case .input: input
    default: nil
    }
  }
}

extension ProgramNode.Call {
  /// The list and the item of `list contains`, which asks as `in` does.
  fileprivate var listContains: (list: ProgramNode, item: ProgramNode)? {
    guard builtin.isListContains, arguments.count == 2, plans.first?.order == [0, 1]
    else { return nil }
    return (arguments[0], arguments[1])
  }
}
