import Advising
import Diagnostics
import FEEL
import Playbooks
import Reasoning

/// Finds remedies that achieve what the constraints do not allow (contract, section 1).
enum RemedyOutcomeCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let constraints = context.constraints()
    guard !constraints.isEmpty else { return [] }
    return context.playbook.remedies.enumerated().flatMap { index, remedy -> [Finding] in
      guard let outcome = RemedyOutcome(remedy, in: context.space) else { return [] }
      let excluded = excluded(outcome, constraints, &context).map { [$0] }
      let found = excluded ?? contradictions(after: outcome, constraints, &context)
      return found.map { Finding($0, about: .remedy(Reference(index))) }
    }
  }

  /// The remedies that leave no case at all.
  static func excluded(_ context: inout CheckContext) -> [Finding] {
    let constraints = context.constraints()
    return context.playbook.remedies.enumerated().compactMap { index, remedy in
      RemedyOutcome(remedy, in: context.space)
        .flatMap { excluded($0, constraints, &context) }
        .map { Finding($0, about: .remedy(Reference(index))) }
    }
  }

  /// A remedy that leaves no case at all, whatever the other facts are.
  private static func excluded(
    _ outcome: RemedyOutcome, _ constraints: [KeptConstraint], _ context: inout CheckContext
  ) -> Diagnostic? {
    let period = outcome.remedy.declaration.effective
    guard let region = try? outcome.region(&context.space.store) else { return nil }
    return context.excluders(of: region, among: constraints.inForce(throughout: period))
      .map { .excluded(outcome.remedy, $0, context) }
  }

  /// Contradictions that a case can have after the remedy although it suits and its `needs` hold;
  /// each constraint is named once.
  private static func contradictions(
    after outcome: RemedyOutcome, _ constraints: [KeptConstraint], _ context: inout CheckContext
  ) -> [Diagnostic] {
    let period = outcome.remedy.declaration.effective
    guard let start = start(of: outcome.remedy, &context) else { return [] }
    var found: [Diagnostic] = []
    var told: Set<Reference<Constraint>> = []
    for day in days(of: period, constraints, context) {
      let near = constraints.inForce(on: day).linked(to: outcome.variables)
      while let clash = clash(outcome, near, besides: told, start, day, &context) {
        found.append(.contradicting(outcome.remedy, clash, context))
        told.formUnion(clash.contradiction.constraints)
      }
    }
    return found
  }

  /// A contradiction after a remedy, with the case that shows it.
  fileprivate struct Clash {
    let contradiction: Contradiction
    let example: Example
    /// What would keep it from arising; nil where that is too much work to tell.
    let missing: MissingChanges?
  }

  /// A contradiction on the day with a constraint that has not been told of.
  private static func clash(
    _ outcome: RemedyOutcome, _ near: [KeptConstraint], besides told: Set<Reference<Constraint>>,
    _ start: Diagram, _ day: CalendarDate, _ context: inout CheckContext
  ) -> Clash? {
    let found = try? RemedyClash(outcome, near, start, &context.space.store) {
      !told.contains($0)
    }
    guard let found, found.bad != .alwaysFalse else { return nil }
    let (today, advisor) = (EffectivePeriod(from: day, until: day), context.advisor)
    var contradiction: Contradiction?
    let example = context.example(of: found.after, on: today) { example, _ in
      let done = outcome.done(in: example.case)
      contradiction = advisor.contradictions(of: done, on: example.day).first { clash in
        !clash.facts.isEmpty && clash.constraints.contains { !told.contains($0) }
      }
      return contradiction != nil
    }
    guard let example, let contradiction else { return nil }
    let own = try? RemedyClash(outcome, near, start, &context.space.store) {
      contradiction.constraints.contains($0)
    }
    let missing = own.flatMap { try? $0.missing(&context.space) }
    return Clash(contradiction: contradiction, example: example, missing: missing)
  }

  /// The cases in which the remedy suits and can start; nil where that cannot be analysed.
  private static func start(of remedy: Remedy, _ context: inout CheckContext) -> Diagram? {
    var all = Diagram.alwaysTrue
    for formula in [remedy.when, remedy.needs].compactMap({ $0 }) {
      guard let diagram = context.diagram(formula),
        let isTrue = try? context.space.store.isTrue(diagram),
        let both = try? context.space.store.and(all, isTrue)
      else { return nil }
      all = both
    }
    return all
  }

  /// The days to look at: the usual one, and those on which a constraint begins to be in force.
  private static func days(
    of period: EffectivePeriod, _ constraints: [KeptConstraint], _ context: CheckContext
  ) -> [CalendarDate] {
    let usual = context.usualDay(in: period)
    let others = Set(constraints.compactMap(\.period.from)).sorted()
    return [usual] + others.filter { $0 != usual && period.contains($0) }
  }
}

extension Diagnostic {
  fileprivate static func excluded(
    _ remedy: Remedy, _ reasons: [KeptConstraint], _ context: CheckContext
  ) -> Diagnostic {
    let names = reasons.names
    return Diagnostic(
      "achieves-excluded", reasons.severity(in: context),
      Wording(
        en:
          "no case can be as `\(remedy.id)` leaves it: \(names.en) \(reasons.count == 1 ? "excludes" : "exclude") it",
        zh: "`\(remedy.id)` 办完后的情形不可能出现：被约束 \(names.zh) 排除"),
      at: remedy.place(of: reasons.flatMap { $0.constraint.slots }, context.playbook),
      notes: reasons.notes,
      help: Wording(
        en: "mend `achieves` and `also`, or the constraint", zh: "改正 `achieves` 和 `also`，或改正约束"))
  }

  fileprivate static func contradicting(
    _ remedy: Remedy, _ clash: RemedyOutcomeCheck.Clash, _ context: CheckContext
  ) -> Diagnostic {
    let playbook = context.playbook
    let constraints = clash.contradiction.constraints.map { playbook[$0] }
    let names = constraints.map { "`\($0.id)`" }
    return Diagnostic(
      "achieves-contradicts", .warning,
      Wording(
        en:
          "after `\(remedy.id)` a case can contradict \(names.joined(separator: ", ")), although what it needs holds",
        zh: "`\(remedy.id)` 的前置条件具备时，办完后案件仍可能与约束 \(names.joined(separator: "、")) 相矛盾"),
      at: remedy.place(of: clash.contradiction.facts.map(\.fact), playbook),
      notes: [Note(clash.example.wording)]
        + constraints.map {
          Note(
            Wording(en: "the constraint `\($0.id)` is here", zh: "约束 `\($0.id)` 在这里"),
            at: $0.then.place)
        }, help: advice(clash.missing, playbook))
  }

  private static func advice(_ missing: MissingChanges?, _ playbook: Playbook) -> Wording {
    func list(_ changes: [MissingChange], _ en: String, _ zh: String) -> Wording? {
      if changes.isEmpty { return nil }
      let names = changes.map { change in
        let name = playbook.vocabulary.name(of: change.fact)
        return "`\(name)\(change.value.map { ": \($0.caseFileText)" } ?? "")`"
      }
      return Wording(en: names.joined(separator: en), zh: names.joined(separator: zh))
    }
    let changes =
      switch missing {
      case .one(let changes): list(changes, " or ", " 或 ")
      case .all(let changes): list(changes, " and ", " 和 ")
      case nil: Wording?.none
      }
    guard let changes else {
      return Wording(
        en: "write what it changes besides into `also`, or say in `needs` what must hold before",
        zh: "在 `also` 中写明它还改变什么，或在 `needs` 中写明前提")
    }
    return Wording(
      en: "write \(changes.en) into `also`, or say in `needs` what must hold before",
      zh: "在 `also` 中写入 \(changes.zh)，或在 `needs` 中写明前提")
  }
}

extension Remedy {
  /// The place at which it changes one of these facts, directly or through decisions; else its own.
  fileprivate func place(of slots: [Slot], _ playbook: Playbook) -> Place {
    let facts = Set(playbook.factSlots(read: slots)).union(slots)
    return changes.first { facts.contains($0.fact) }?.place ?? declaration.place
  }
}
