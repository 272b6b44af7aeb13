import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds blockers that can be present while the playbook has nothing to advise for them.
enum NoRemedyAppliesCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    var findings: [Finding] = []
    for (index, blocker) in context.playbook.blockers.enumerated() {
      let reference = Reference<Blocker>(index)
      guard let present = context.diagram(blocker.when),
        let helpless = helpless(blocker, present, &context)
      else { continue }
      let example = context.example(of: helpless, on: blocker.declaration.effective) {
        _, situation in
        isStuck(reference, in: situation)
      }
      guard let example else { continue }
      findings.append(Finding(.stuck(blocker, example), about: .blocker(reference)))
    }
    return findings
  }

  /// Whether the advice confirms that the blocker is present, matters and has no remedy left.
  private static func isStuck(_ reference: Reference<Blocker>, in situation: Situation) -> Bool {
    Assessment.all([situation])[0].stuckBlockers.contains(reference)
  }

  /// The cases in which the blocker is present and matters, and none of its remedies is left.
  private static func helpless(
    _ blocker: Blocker, _ present: Diagram, _ context: inout CheckContext
  ) -> Diagram? {
    var left = Diagram.alwaysFalse
    for reference in blocker.remedies {
      guard let applies = applies(context.playbook[reference], &context),
        let either = try? context.space.store.or(left, applies)
      else { return nil }
      left = either
    }
    do throws(Overflow) {
      let none = try context.space.store.isFalse(left)
      let both = try context.space.store.and(try context.space.store.isTrue(present), none)
      guard let open = try openGoals(of: blocker, &context) else { return both }
      return try context.space.store.and(both, open)
    } catch {
      return nil
    }
  }

  /// The cases in which the remedy suits and still has something to change.
  private static func applies(_ remedy: Remedy, _ context: inout CheckContext) -> Diagram? {
    var suits = Diagram.alwaysTrue
    if let when = remedy.when {
      guard let found = context.diagram(when) else { return nil }
      suits = found
    }
    guard !remedy.achieves.isEmpty, !remedy.achieves.contains(where: \.change.isFormula) else {
      return suits
    }
    var spent = Diagram.alwaysTrue
    for achievement in remedy.achieves {
      guard case .value(let value) = achievement.change,
        let variable = context.space.variable(of: achievement.fact),
        let cells = context.space.cells(of: achievement.fact),
        let cell = cells.cell(of: value), case .value = cells[cell].extent,
        let holds = try? context.space.store.atom(variable, in: CellSet(cell)),
        let both = try? context.space.store.and(spent, holds)
      else { return suits }
      spent = both
    }
    guard let unspent = try? context.space.store.not(spent) else { return nil }
    return try? context.space.store.and(suits, unspent)
  }

  /// The cases in which a goal that the blocker stops is open; nil where the blocker matters
  /// regardless.
  private static func openGoals(of blocker: Blocker, _ context: inout CheckContext) throws(Overflow)
    -> Diagram?
  {
    let playbook = context.playbook
    if playbook.goals.isEmpty || blocker.stops?.isEmpty == true { return nil }
    var any = Diagram.alwaysFalse
    for (index, goal) in playbook.goals.enumerated() where blocker.stops(Reference(index)) {
      guard let reached = context.diagram(goal.reached) else { return nil }
      var open = try context.space.store.isFalse(reached)
      if let when = goal.when {
        guard let applies = context.diagram(when) else { return nil }
        open = try context.space.store.and(open, try context.space.store.isTrue(applies))
      }
      any = try context.space.store.or(any, open)
    }
    return any
  }
}

extension Diagnostic {
  fileprivate static func stuck(_ blocker: Blocker, _ example: Example) -> Diagnostic {
    Diagnostic(
      "no-remedy-applies", .warning,
      blocker.remedies.isEmpty
        ? Wording(
          en: "`\(blocker.id)` has no remedy, so every case that has it is stuck",
          zh: "`\(blocker.id)` 没有措施，凡有此卡点的案件都无路可走")
        : Wording(
          en: "`\(blocker.id)` can be present while none of its remedies is left",
          zh: "`\(blocker.id)` 出现时，可能没有任何措施可用"),
      at: blocker.declaration.place, notes: [Note(example.wording)],
      help: Wording(
        en: "add a remedy for these cases, or state in a remedy's `when` that it suits them",
        zh: "为这些案件补一项措施，或放宽某项措施的 `when`"))
  }
}
