import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds conditions, and parts of them, that have the same answer in every case, and operands that
/// change nothing.
enum ConditionCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    context.clauses.flatMap { findings(of: $0, &context) }
  }

  private static func findings(of clause: Clause, _ context: inout CheckContext) -> [Finding] {
    let root = clause.formula.program.root
    guard root.type == .boolean else { return parts(of: root, clause, &context) }
    guard let diagram = context.diagram(clause.formula) else { return [] }
    let outcomes = context.space.store.outcomes(of: diagram)
    if clause.role == .then, says(nothingButThat: root, outcomes, clause, context.playbook) {
      return []
    }
    if !outcomes.contains(TernarySet(.true)) {
      let clash = clash(in: root, clause, &context)
      return [Finding(.neverTrue(clause, clash), about: clause.subject)]
    }
    if outcomes == TernarySet(.true) {
      // `when: true` always holds on purpose; a blocker that is always present is worth a finding,
      // and so is a constraint that excludes nothing.
      if case .constant = root.kind, !clause.isOfBlocker, clause.role != .then { return [] }
      return [Finding(.alwaysTrue(clause), about: clause.subject)]
    }
    return parts(of: root, clause, &context)
  }

  /// Whether a `then` that is never true says no more than that what `if` describes cannot be.
  ///
  /// It is `false` then. Without an `if` no case at all is left, which another check finds.
  private static func says(
    nothingButThat root: ProgramNode, _ outcomes: TernarySet, _ clause: Clause, _ playbook: Playbook
  ) -> Bool {
    guard outcomes == TernarySet(.false), case .constraint(let reference) = clause.subject else {
      return false
    }
    if case .constant = root.kind { return true }
    return playbook[reference].if == nil
  }

  private static func parts(of node: ProgramNode, _ clause: Clause, _ context: inout CheckContext)
    -> [Finding]
  {
    switch node.kind {
    case .and(let operands):
      operandFindings(operands, isAnd: true, clause, &context)
    case .or(let operands):
      operandFindings(operands, isAnd: false, clause, &context)
    case .not(let operand): parts(of: operand, clause, &context)
    case .conditional(let test, let positive, let negative):
      branch(test, clause, &context) + parts(of: positive, clause, &context)
        + parts(of: negative, clause, &context)
    default: []
    }
  }

  /// Finds an `if` whose test always has the same answer.
  private static func branch(_ test: ProgramNode, _ clause: Clause, _ context: inout CheckContext)
    -> [Finding]
  {
    guard let diagram = context.diagram(test, of: clause.formula) else { return [] }
    let outcomes = context.space.store.outcomes(of: diagram)
    let place = clause.formula.place(of: test.span)
    if !outcomes.contains(TernarySet(.true)) {
      return [Finding(.partNeverTrue(clause, at: place), about: clause.subject)]
    }
    if outcomes == TernarySet(.true) {
      return [Finding(.partAlwaysTrue(clause, at: place), about: clause.subject)]
    }
    return parts(of: test, clause, &context)
  }

  private static func operandFindings(
    _ operands: [ProgramNode], isAnd: Bool, _ clause: Clause, _ context: inout CheckContext
  ) -> [Finding] {
    var diagrams: [Diagram] = []
    for operand in operands {
      guard let diagram = context.diagram(operand, of: clause.formula) else { return [] }
      diagrams.append(diagram)
    }
    let idle = idleOperands(diagrams, isAnd: isAnd, &context.space.store)
    var findings: [Finding] = []
    for (operand, diagram) in zip(operands, diagrams) {
      let place = clause.formula.place(of: operand.span)
      let outcomes = context.space.store.outcomes(of: diagram)
      if !outcomes.contains(TernarySet(.true)) {
        findings.append(Finding(.partNeverTrue(clause, at: place), about: clause.subject))
      } else if outcomes == TernarySet(.true) {
        findings.append(Finding(.partAlwaysTrue(clause, at: place), about: clause.subject))
      } else if idle.contains(where: { operands[$0].span == operand.span }) {
        findings.append(
          Finding(
            .redundant(clause.formula.text(of: operand), isAnd: isAnd, at: place),
            about: clause.subject))
      } else {
        findings += parts(of: operand, clause, &context)
      }
    }
    return findings
  }

  /// The operands that can be left out without changing the answer in any case.
  ///
  /// Of two operands with the same meaning, this is the later one. More than 64 operands are not
  /// analysed.
  private static func idleOperands(
    _ operands: [Diagram], isAnd: Bool, _ store: inout DiagramStore
  ) -> [Int] {
    guard operands.count > 1, operands.count <= 64 else { return [] }
    var kept = Array(operands.indices)
    do throws(Overflow) {
      let whole = try joined(operands, isAnd: isAnd, &store)
      for index in operands.indices.reversed() where kept.count > 1 {
        let rest = kept.filter { $0 != index }
        if try joined(rest.map { operands[$0] }, isAnd: isAnd, &store) == whole { kept = rest }
      }
    } catch {
      return []
    }
    return operands.indices.filter { !kept.contains($0) }
  }

  private static func joined(
    _ operands: [Diagram], isAnd: Bool, _ store: inout DiagramStore
  ) throws(Overflow) -> Diagram {
    var all = isAnd ? Diagram.alwaysTrue : .alwaysFalse
    for operand in operands {
      all = isAnd ? try store.and(all, operand) : try store.or(all, operand)
    }
    return all
  }

  /// Why an `and` is never true: the operand that is never true by itself, or two that cannot both
  /// be true.
  private static func clash(in root: ProgramNode, _ clause: Clause, _ context: inout CheckContext)
    -> [Place]
  {
    guard case .and(let operands) = root.kind else { return [] }
    let diagrams = operands.map { context.diagram($0, of: clause.formula) }
    for (operand, diagram) in zip(operands, diagrams) {
      guard let diagram else { continue }
      if !context.space.store.outcomes(of: diagram).contains(TernarySet(.true)) {
        return [clause.formula.place(of: operand.span)]
      }
    }
    for (later, second) in diagrams.enumerated() {
      for (earlier, first) in diagrams.prefix(later).enumerated() {
        guard let first, let second,
          let both = try? context.space.store.and(first, second)
        else { continue }
        if context.space.store.outcomes(of: both).contains(TernarySet(.true)) { continue }
        return [operands[earlier], operands[later]].map { clause.formula.place(of: $0.span) }
      }
    }
    return []
  }
}

extension Clause {
  var isOfBlocker: Bool { if case .blocker = subject { true } else { false } }

  /// What it means for the entry that the condition always has this answer.
  func consequence(ofAlways truth: Bool) -> Wording {
    let id = declaration.id
    switch (subject, role, truth) {
    case (.blocker, _, false):
      return Wording(en: "blocker `\(id)` is never present", zh: "卡点 `\(id)` 永远不会出现")
    case (.blocker, _, true):
      return Wording(en: "blocker `\(id)` is present in every case", zh: "卡点 `\(id)` 在每个案件中都出现")
    case (.remedy, .needs, false):
      return Wording(en: "remedy `\(id)` can never start", zh: "措施 `\(id)` 永远无法开始")
    case (.remedy, .needs, true):
      return Wording(en: "remedy `\(id)` waits for nothing", zh: "措施 `\(id)` 无需等待任何前提")
    case (.remedy, _, false):
      return Wording(en: "remedy `\(id)` suits no case", zh: "措施 `\(id)` 不适用于任何案件")
    case (.remedy, _, true):
      return Wording(en: "remedy `\(id)` suits every case", zh: "措施 `\(id)` 适用于所有案件")
    case (.goal, .reached, false):
      return Wording(en: "goal `\(id)` can never be reached", zh: "目标 `\(id)` 永远无法达到")
    case (.goal, .reached, true):
      return Wording(en: "goal `\(id)` counts as reached in every case", zh: "目标 `\(id)` 总被视为已达到")
    case (.goal, _, false):
      return Wording(en: "goal `\(id)` is a goal of no case", zh: "没有案件以 `\(id)` 为目标")
    case (.goal, _, true):
      return Wording(en: "goal `\(id)` is a goal of every case", zh: "每个案件都以 `\(id)` 为目标")
    case (.clock, _, false):
      return Wording(en: "time limit `\(id)` says so in no case", zh: "时限 `\(id)` 的这一条件从不成立")
    case (.clock, _, true):
      return Wording(en: "time limit `\(id)` says so in every case", zh: "时限 `\(id)` 的这一条件总是成立")
    case (.decision, _, let truth):
      return Wording(
        en: "decision `\(id)` is \(truth ? "always" : "never") true",
        zh: "推算项 `\(id)` \(truth ? "总是" : "从不")为真")
    case (.constraint, .if, false):
      return Wording(
        en: "constraint `\(id)` applies to no case", zh: "约束 `\(id)` 不适用于任何案件")
    case (.constraint, _, false):
      return Wording(
        en: "constraint `\(id)` excludes every case to which it applies",
        zh: "约束 `\(id)` 排除了它适用的所有案件")
    case (.constraint, .if, true):
      return Wording(
        en: "constraint `\(id)` applies to every case", zh: "约束 `\(id)` 适用于所有案件")
    case (.constraint, _, true):
      return Wording(en: "constraint `\(id)` excludes nothing", zh: "约束 `\(id)` 什么也不排除")
    case (.screen, _, false):
      return Wording(
        en: "checklist `\(id)` is never gone through", zh: "排查清单 `\(id)` 永远不需要核对")
    case (.screen, _, true):
      return Wording(
        en: "checklist `\(id)` concerns every case", zh: "排查清单 `\(id)` 涉及所有案件")
    }
  }
}

extension Formula {
  /// The text of a part of the expression, as it is written.
  func text(of node: ProgramNode) -> String { program.text(of: node) }
}

extension Diagnostic {
  fileprivate static func neverTrue(_ clause: Clause, _ clash: [Place]) -> Diagnostic {
    let place = clash.last ?? clause.formula.place
    let why =
      clash.count < 2
      ? clash.first.map { _ in
        Note(Wording(en: "this part alone is never true", zh: "单是这一部分就永远不成立"))
      }
      : Note(
        Wording(en: "the two cannot both be true: the other is here", zh: "二者不能同时成立：另一处在这里"),
        at: clash[0])
    return Diagnostic(
      "never-true", .warning,
      Wording(
        en: "`\(clause.role.rawValue)` of `\(clause.declaration.id)` is never true",
        zh: "`\(clause.declaration.id)` 的 `\(clause.role.rawValue)` 永远不成立"),
      at: place,
      notes: [why, Note(clause.consequence(ofAlways: false))].compactMap { $0 },
      help: Wording(
        en: "compare with values that the facts may take, or remove the entry",
        zh: "改用事实可取的值，或删去该条目"))
  }

  fileprivate static func alwaysTrue(_ clause: Clause) -> Diagnostic {
    Diagnostic(
      "always-true", .warning,
      Wording(
        en: "`\(clause.role.rawValue)` of `\(clause.declaration.id)` is always true",
        zh: "`\(clause.declaration.id)` 的 `\(clause.role.rawValue)` 总是成立"),
      at: clause.formula.place, notes: [Note(clause.consequence(ofAlways: true))],
      help: Wording(en: "remove it, or say which cases are meant", zh: "删去，或写明针对哪些案件"))
  }

  fileprivate static func partNeverTrue(_ clause: Clause, at place: Place) -> Diagnostic {
    Diagnostic(
      "never-true", .warning,
      Wording(en: "this part is never true", zh: "这一部分永远不成立"), at: place,
      help: Wording(
        en: "compare with values that the facts may take, or remove the part",
        zh: "改用事实可取的值，或删去这一部分"))
  }

  fileprivate static func partAlwaysTrue(_ clause: Clause, at place: Place) -> Diagnostic {
    Diagnostic(
      "always-true", .warning,
      Wording(en: "this part is always true", zh: "这一部分总是成立"), at: place,
      help: Wording(en: "remove it, or say what is meant", zh: "删去，或写明本意"))
  }

  fileprivate static func redundant(_ text: String, isAnd: Bool, at place: Place) -> Diagnostic {
    let word = isAnd ? "and" : "or"
    return Diagnostic(
      "redundant-operand", .warning,
      Wording(
        en: "`\(text)` adds nothing: the other operands of this `\(word)` say it already",
        zh: "`\(text)` 没有作用：同一 `\(word)` 的其他条件已经包含它"),
      at: place, help: Wording(en: "remove it", zh: "删去"))
  }
}
