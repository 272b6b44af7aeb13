package import FEEL

extension Ground {
  /// Whether the condition does no more than compare facts with constants, joined by `and`, `or`,
  /// `not`, `in`, `between` and `if`, and decisions made of these (contract, section 2).
  ///
  /// Slots that are no fact and no decision, such as the day, count as constants, and so do the
  /// `constants`.
  package func comparesWithConstants(_ program: Program, constants: Set<Slot> = []) -> Bool {
    SimpleConditions(ground: self, constants: constants).includes(program.root)
  }
}

/// Tells simple conditions from those that do more.
private struct SimpleConditions {
  let ground: Ground
  let constants: Set<Slot>

  func includes(_ node: ProgramNode) -> Bool {
    switch node.kind {
    case .slot(let slot):
      if isFact(slot) { return true }
      switch ground.decisions[slot] {
      case .expression(let program): return includes(program.root)
      case .table: return false
      case nil: return true
      }
    case .and(let operands), .or(let operands): return operands.allSatisfy(includes)
    case .not(let operand): return includes(operand)
    case .conditional(let test, let positive, let negative):
      return [test, positive, negative].allSatisfy(includes)
    case .comparison(_, let left, let right):
      return isTerm(left) && isConstant(right) || isConstant(left) && isTerm(right)
    case .between(let value, let from, let to):
      return isTerm(value) && isConstant(from) && isConstant(to)
    case .membership(let value, let tests):
      return isTerm(value) && tests.allSatisfy(isSimple)
    default: return isConstant(node)
    }
  }

  private func isSimple(_ test: ProgramNode.Test) -> Bool {
    switch test {
    case .comparison(_, let node), .value(let node): isConstant(node)
    case .condition: false
    }
  }

  private func isFact(_ slot: Slot) -> Bool {
    ground.domains[slot] != nil && !constants.contains(slot)
  }

  /// Whether it is a fact or a constant.
  private func isTerm(_ node: ProgramNode) -> Bool {
    if case .slot(let slot) = node.kind, isFact(slot) { return true }
    return isConstant(node)
  }

  private func isConstant(_ node: ProgramNode) -> Bool {
    node.isSelfContained
      && node.slots.allSatisfy { ground.decisions[$0] == nil && !isFact($0) }
  }
}
