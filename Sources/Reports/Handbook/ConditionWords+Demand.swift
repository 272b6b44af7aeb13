import Diagnostics
import FEEL
import Playbooks

/// Conditions on a single fact as what they ask of it: `works.status = "stopped"` becomes 须为“停工”.
extension ConditionWords {
  /// The fact or figure that the condition is about, and what it asks of it; nil for a condition about
  /// several, and for one without plain words.
  func demand(_ program: Program) -> (slot: Slot, text: String)? {
    demand(program.root, in: program, denied: false)
  }

  private func demand(_ node: ProgramNode, in program: Program, denied: Bool)
    -> (slot: Slot, text: String)?
  {
    switch node.kind {
    case .not(let inner): return demand(inner, in: program, denied: !denied)
    case .slot(let slot):
      return (slot, must(.equal) + quoted((denied ? Labels.no : Labels.yes)[language]))
    case .comparison(let sign, let left, let right):
      return demand(left, sign, right, in: program, denied: denied)
    case .membership(let subject, let tests):
      return demand(subject, tests, in: program, denied: denied)
    default: return nil
    }
  }

  private func demand(
    _ left: ProgramNode, _ sign: ComparisonOperator, _ right: ProgramNode, in program: Program,
    denied: Bool
  ) -> (slot: Slot, text: String)? {
    switch (left.kind, right.kind) {
    case (.constant, .slot):
      return demand(right, sign.mirrored, left, in: program, denied: denied)
    case (.slot, .constant(.null)): return nil
    case (.slot, .constant(.boolean(let value))) where sign == .equal || sign == .notEqual:
      return demand(left, in: program, denied: denied != (value == (sign == .notEqual)))
    case (.slot(let slot), .constant):
      let value = term(right, beside: left, in: program)
      return (slot, must(denied ? sign.denied : sign) + value)
    default: return nil
    }
  }

  private func demand(
    _ subject: ProgramNode, _ tests: [ProgramNode.Test], in program: Program, denied: Bool
  ) -> (slot: Slot, text: String)? {
    guard case .slot(let slot) = subject.kind else { return nil }
    if tests.count == 1, case .comparison(let sign, let value) = tests[0] {
      return demand(subject, sign, value, in: program, denied: denied)
    }
    return values(tests, beside: subject, in: program)
      .map { (slot, must(denied ? .notEqual : .equal) + $0) }
  }

  private func must(_ sign: ComparisonOperator) -> String {
    let wording =
      switch sign {
      case .equal: Wording(en: "must be ", zh: "须为")
      case .notEqual: Wording(en: "must not be ", zh: "不得为")
      case .less: Wording(en: "must be below ", zh: "须小于")
      case .lessOrEqual: Wording(en: "must be at most ", zh: "不得超过")
      case .greater: Wording(en: "must be above ", zh: "须大于")
      case .greaterOrEqual: Wording(en: "must be at least ", zh: "不得小于")
      }
    return wording[language]
  }
}
