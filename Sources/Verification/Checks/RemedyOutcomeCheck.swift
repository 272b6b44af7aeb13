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
    return context.playbook.remedies.enumerated().compactMap { index, remedy in
      guard let outcome = RemedyOutcome(remedy, in: context.space) else { return nil }
      let found =
        excluded(outcome, constraints, &context) ?? contradicting(outcome, constraints, &context)
      return found.map { Finding($0, about: .remedy(Reference(index))) }
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

  /// A remedy after which a case can contradict itself although it suits and its `needs` hold.
  private static func contradicting(
    _ outcome: RemedyOutcome, _ constraints: [KeptConstraint], _ context: inout CheckContext
  ) -> Diagnostic? {
    let remedy = outcome.remedy
    let period = remedy.declaration.effective
    guard let start = start(of: remedy, &context) else { return nil }
    for day in days(of: period, constraints, context) {
      let near = constraints.inForce(on: day).linked(to: outcome.variables)
      if near.isEmpty { continue }
      guard let found = try? RemedyClash(outcome, near, start, &context.space.store) else {
        continue
      }
      if found.bad == .alwaysFalse { continue }
      let (today, advisor) = (EffectivePeriod(from: day, until: day), context.advisor)
      var clash: Contradiction?
      let example = context.example(of: found.after, on: today) { example, _ in
        let done = outcome.done(in: example.case)
        clash = advisor.contradictions(of: done, on: example.day).first
        return clash != nil
      }
      guard let example, let clash else { continue }
      let missing = (try? found.missing(&context.space)) ?? []
      return .contradicting(remedy, clash, missing, example, context)
    }
    return nil
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
      "achieves-excluded", .error,
      Wording(
        en: "no case can be as `\(remedy.id)` leaves it: \(names.en)",
        zh: "`\(remedy.id)` 办完后的情形受约束 \(names.zh) 限制，不可能出现"),
      at: remedy.place(of: reasons.flatMap { $0.constraint.slots }, context.playbook),
      notes: reasons.notes,
      help: Wording(
        en: "mend `achieves` and `also`, or the constraint", zh: "改正 `achieves` 和 `also`，或改正约束"))
  }

  fileprivate static func contradicting(
    _ remedy: Remedy, _ clash: Contradiction, _ missing: [MissingChange], _ example: Example,
    _ context: CheckContext
  ) -> Diagnostic {
    let playbook = context.playbook
    let constraints = clash.constraints.map { playbook[$0] }
    let names = constraints.map { "`\($0.id)`" }
    let slots = clash.facts.map(\.fact)
    return Diagnostic(
      "achieves-contradicts", .warning,
      Wording(
        en:
          "after `\(remedy.id)` a case can contradict \(names.joined(separator: ", ")), although what it needs holds",
        zh: "`\(remedy.id)` 的前置条件具备时，办完后案件仍可能与约束 \(names.joined(separator: "、")) 相矛盾"),
      at: remedy.place(of: slots, playbook),
      notes: [Note(example.wording)]
        + constraints.map {
          Note(
            Wording(en: "the constraint `\($0.id)` is here", zh: "约束 `\($0.id)` 在这里"),
            at: $0.then.place)
        }, help: advice(missing, playbook))
  }

  private static func advice(_ missing: [MissingChange], _ playbook: Playbook) -> Wording {
    if missing.isEmpty {
      return Wording(
        en: "write what it changes besides into `also`, or let `needs` ask for it",
        zh: "在 `also` 中写明它还改变什么，或在 `needs` 中写明前提")
    }
    let changes = missing.map { change in
      let name = playbook.vocabulary.name(of: change.fact)
      return "`\(name)\(change.value.map { ": \($0.caseFileText)" } ?? "")`"
    }
    return Wording(
      en:
        "write \(changes.joined(separator: " and ")) into `also`, or let `needs` ask for \(changes.count == 1 ? "it" : "them")",
      zh: "在 `also` 中写入 \(changes.joined(separator: "、"))，或在 `needs` 中写明前提")
  }
}

extension Remedy {
  /// The place at which it changes one of these facts, directly or through decisions; else its own.
  fileprivate func place(of slots: [Slot], _ playbook: Playbook) -> Place {
    let facts = Set(playbook.factSlots(read: slots)).union(slots)
    return changes.first { facts.contains($0.fact) }?.place ?? declaration.place
  }
}
