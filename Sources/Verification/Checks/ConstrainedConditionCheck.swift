import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds conditions that have one answer in every case that the constraints allow, though not by
/// themselves.
enum ConstrainedConditionCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let constraints = context.constraints()
    guard !constraints.isEmpty else { return [] }
    return context.clauses.compactMap { finding(of: $0, constraints, &context) }
  }

  private static func finding(
    of clause: Clause, _ constraints: [KeptConstraint], _ context: inout CheckContext
  ) -> Finding? {
    switch clause.subject {
    // What one constraint says under the others is looked at as a whole; a decision may serve
    // many conditions, which are looked at themselves.
    case .constraint, .decision: return nil
    case .goal, .blocker, .remedy, .clock, .screen: break
    }
    let around = constraints.inForce(throughout: clause.declaration.effective)
    guard !around.isEmpty, clause.formula.program.root.type == .boolean,
      let diagram = context.diagram(clause.formula),
      context.space.store.outcomes(of: diagram).contains(TernarySet(.true)),
      let isTrue = try? context.space.store.isTrue(diagram), isTrue != .alwaysTrue,
      let isNot = try? context.space.store.not(isTrue)
    else { return nil }
    if let reasons = context.excluders(of: isTrue, among: around) {
      return Finding(.never(clause, reasons), about: clause.subject)
    }
    if let reasons = context.excluders(of: isNot, among: around) {
      return Finding(.always(clause, reasons), about: clause.subject)
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func never(_ clause: Clause, _ reasons: [KeptConstraint]) -> Diagnostic {
    let (key, id, names) = (clause.role.rawValue, clause.declaration.id, reasons.names)
    return Diagnostic(
      "never-by-constraints", .warning,
      Wording(
        en: "`\(key)` of `\(id)` is never true in a case that \(names.en) allow\(s(reasons))",
        zh: "受约束 \(names.zh) 限制，`\(id)` 的 `\(key)` 永远不成立"),
      at: clause.formula.place,
      notes: [Note(clause.consequence(ofAlways: false))] + reasons.notes,
      help: Wording(
        en: "mend the condition or the constraint, or remove the entry",
        zh: "改正条件或约束，或删去该条目"))
  }

  fileprivate static func always(_ clause: Clause, _ reasons: [KeptConstraint]) -> Diagnostic {
    let (key, id, names) = (clause.role.rawValue, clause.declaration.id, reasons.names)
    return Diagnostic(
      "always-by-constraints", .warning,
      Wording(
        en: "`\(key)` of `\(id)` is true in every case that \(names.en) allow\(s(reasons))",
        zh: "受约束 \(names.zh) 限制，`\(id)` 的 `\(key)` 总是成立"),
      at: clause.formula.place,
      notes: [Note(clause.consequence(ofAlways: true))] + reasons.notes,
      help: Wording(
        en: "mend the constraint, or say which cases are meant", zh: "改正约束，或写明针对哪些案件"))
  }

  private static func s(_ reasons: [KeptConstraint]) -> String { reasons.count == 1 ? "s" : "" }
}
