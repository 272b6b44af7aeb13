import Diagnostics
import Playbooks
import Reasoning

/// Finds constraints that say nothing new: the others exclude every case that they do.
enum ImpliedConstraintCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let ground = context.space.ground
    var left = context.constraints()
    var found: [Finding] = []
    for constraint in left.reversed() {
      guard let broken = try? context.space.store.not(constraint.kept),
        !isIdleByItself(constraint, &context)
      else { continue }
      // One that does more than compare facts with constants counts only once its facts are
      // stated, so it says less than its diagram does.
      let others = left.filter { other in
        other.reference != constraint.reference && other.period.includes(constraint.period)
          && other.constraint.conditions.allSatisfy { ground.comparesWithConstants($0.program) }
      }
      guard let reasons = reasons(broken, others, &context) else { continue }
      left.removeAll { $0.reference == constraint.reference }
      found.append(
        Finding(.implied(constraint, reasons), about: .constraint(constraint.reference)))
    }
    return found.reversed()
  }

  /// Whether its `if` is never true, or its `then` always, which is found where they stand.
  private static func isIdleByItself(_ constraint: KeptConstraint, _ context: inout CheckContext)
    -> Bool
  {
    func outcomes(_ formula: Formula?) -> TernarySet? {
      formula.flatMap { context.diagram($0) }.map { context.space.store.outcomes(of: $0) }
    }
    return outcomes(constraint.constraint.if)?.contains(TernarySet(.true)) == false
      || outcomes(constraint.constraint.then) == TernarySet(.true)
  }

  /// The constraints that exclude these cases: a single one, if there is one.
  private static func reasons(
    _ broken: Diagram, _ others: [KeptConstraint], _ context: inout CheckContext
  ) -> [KeptConstraint]? {
    if broken == .alwaysFalse { return [] }
    for other in others {
      if let alone = context.excluders(of: broken, among: [other]) { return alone }
    }
    return context.excluders(of: broken, among: others)
  }
}

extension Diagnostic {
  fileprivate static func implied(_ constraint: KeptConstraint, _ reasons: [KeptConstraint])
    -> Diagnostic
  {
    let id = constraint.constraint.id
    let names = reasons.names
    return Diagnostic(
      "implied-constraint", .warning,
      reasons.isEmpty
        ? Wording(
          en: "the constraint `\(id)` excludes nothing: where `if` holds, `then` always does",
          zh: "约束 `\(id)` 什么也不排除：`if` 成立时 `then` 总成立")
        : Wording(
          en:
            "the constraint `\(id)` adds nothing: \(names.en) \(reasons.count == 1 ? "says" : "say") it already",
          zh: "约束 `\(id)` 没有作用：\(names.zh) 已经包含"),
      at: constraint.constraint.then.place, notes: reasons.notes,
      help: Wording(en: "remove it, or say what else cannot be", zh: "删去，或写明还有什么不可能"))
  }
}
