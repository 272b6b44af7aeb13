extension Program {
  /// The slots of the operands that settle the result, in order of appearance.
  ///
  /// A false `and` is settled by its false operands, a true one by all; `or` is its mirror; `not`
  /// passes through; an `if` is settled by its condition and the branch taken; all else by all that
  /// it reads.
  package func settling(in frame: Frame, input: Value? = nil) -> [Slot] {
    var evaluator = Evaluator(frame: frame, input: input, recording: false)
    var found: [Slot] = []
    evaluator.collectSettling(root, into: &found)
    var seen: Set<Slot> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Evaluator {
  fileprivate mutating func collectSettling(_ node: ProgramNode, into found: inout [Slot]) {
    switch node.kind {
    case .and(let operands): collectSettling(operands, by: false, into: &found)
    case .or(let operands): collectSettling(operands, by: true, into: &found)
    case .not(let operand): collectSettling(operand, into: &found)
    case .conditional(let test, let positive, let negative):
      collectSettling(test, into: &found)
      switch evaluate(test) {
      case .boolean(true): collectSettling(positive, into: &found)
      case .unknown: found += positive.slots + negative.slots
      default: collectSettling(negative, into: &found)
      }
    default: found += node.slots
    }
  }

  /// The operands that have the settling value, or all where none has it.
  private mutating func collectSettling(
    _ operands: [ProgramNode], by settling: Bool, into found: inout [Slot]
  ) {
    var settled: [ProgramNode] = []
    for operand in operands {
      if case .boolean(settling) = evaluate(operand) { settled.append(operand) }
    }
    for operand in settled.isEmpty ? operands : settled {
      collectSettling(operand, into: &found)
    }
  }
}
