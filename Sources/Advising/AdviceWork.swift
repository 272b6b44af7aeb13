import FEEL
import Parallelism
import Playbooks

/// Works out one advice.
///
/// Its parts are tasks that run in parallel. What several of them need is worked out by the first
/// that asks for it.
struct AdviceWork: Sendable {
  private let advisor: Advisor
  private let rules: PlaybookInForce
  /// The case that the advice is on.
  private let subject: Case
  /// The parts of the advice that are worked out.
  private let wanted: AdviceParts
  /// The checklists that nobody has gone through yet.
  private let screens: OpenScreens
  /// One for each part of the case; one where the case has no parts.
  private let assessed: Once<[Assessment]>

  private var assessments: [Assessment] { assessed.value }

  /// Reads the facts of the case.
  init(_ advisor: Advisor, _ subject: Case, on date: CalendarDate, _ wanted: AdviceParts) {
    self.advisor = advisor
    self.subject = subject
    self.wanted = wanted
    rules = advisor.rules(on: date)
    let situations = Situation.all(rules, subject)
    screens = OpenScreens(situations)
    assessed = Once { Assessment.all(situations) }
  }

  /// The advice; what is not wanted is empty.
  func advice() -> Advice {
    let plan = task(.plan) {
      Planner.plan(assessments, rules, withEnd: wanted.contains(.planEnd))
    }
    let truths = Once {
      screens.withoutProvisional.map { CertainSearch.truths(in: $0, of: rules.remedies) }
    }
    let known = task(.certainty) { _ = truths.value }
    let next = task(.nextChange) {
      advisor.nextChange(of: subject, after: rules.date, now: assessments)
    }
    let decisions = task(.decisions) { PartMerger(assessments: assessments).decisions() }
    let questions = task([.questions, .earlyQuestions]) { self.questions() }
    let deadEnds =
      wanted.contains(.remarks)
      ? nil : task(.deadEnds) { Warnings.deadEnds(subject, assessments) }
    let warnings = task(.remarks) { Warnings.all(subject, assessments, rules) }
    let proofs = Once {
      Proofs(
        CertainSearch(
          rules.conditions.domains, assessments, screens.withoutProvisional, truths.value))
    }
    let proved = (0..<Proofs.mostThreads).map { _ in task(.certainty) { proofs.value.work() } }
    // What takes longest first; the proofs last, since several threads can share them.
    Parallel.run([plan, known, next, decisions, questions, warnings, deadEnds] + proved)
    let certainty = wanted.contains(.certainty) ? proofs.value.findings : []
    let parts = PartMerger(
      assessments: assessments, plan: plan?.result, certainty: certainty,
      withReasons: wanted.contains(.reasons))
    let actions = wanted.contains(.actions) ? parts.actions() : []
    let stuck = wanted.contains(.actions) ? stuck(parts) : []
    let hasFigures = wanted.contains(.figures)
    let clocks = hasFigures ? parts.clocks() : []
    return Advice(
      case: subject, playbook: rules.playbook, phases: rules.phases, date: rules.date,
      goals: hasFigures ? parts.goals() : [],
      blockers: wanted.contains(.blockers) ? blockers(parts, actions, stuck) : [],
      actions: actions,
      questions: questions?.result ?? [],
      screenQuestions: questions == nil ? [] : asking.about(screens.open),
      road: Road(assessments, open: screens.open), plan: plan?.result ?? .none,
      clocks: clocks, decisions: decisions?.result ?? [],
      inferred: hasFigures || wanted.contains(.remarks) ? parts.inferred() : [],
      unscreened: screens.open, contradictions: assessments[0].situation.known.contradictions,
      assumptions: assumptions, disputed: disputed,
      stuck: stuck, setAside: barred.setAside, failed: barred.failed,
      warnings: warnings.map {
        $0.result + Warnings.bounds(assessments, plan?.result)
          + Warnings.calendar(assessments, plan?.result, rules)
      }
        ?? deadEnds?.result ?? [],
      isCertain: isCertain(certainty), nearestDue: Deadline.nearest(actions, clocks),
      next: next?.result ?? nil)
  }

  /// The work as a task; nil where none of those parts of the advice is wanted.
  private func task<Result>(_ part: AdviceParts, _ work: @escaping @Sendable () -> Result)
    -> ParallelTask<Result>?
  {
    wanted.isDisjoint(with: part) ? nil : ParallelTask(work)
  }

  private var asking: Questions {
    Questions(assessments: assessments, domains: rules.conditions.domains)
  }

  private func questions() -> [Question] {
    let ranked = asking.ranked(onlyEarly: !wanted.contains(.questions))
    guard wanted.contains(.effects) else { return ranked }
    let effects = AnswerEffects(subject, rules)
    return ranked.map { $0.telling(effects.effects(of: $0)) }
  }

  private func blockers(
    _ parts: PartMerger, _ actions: [ActionAdvice], _ stuck: [Advice.Stuck]
  ) -> [Advice.BlockerAdvice] {
    let advised = Set(actions.map(\.remedy))
    return parts.blockers().map { item in
      var item = item
      item.isCertain =
        wanted.contains(.reasons) && !item.state.isUnknown
        && (!screens.hasProvisional
          || screens.withoutProvisional.allSatisfy {
            (item.part != nil && item.part != $0.part)
              || $0.present(item.blocker).known == item.state.known
          })
      if item.state == .fails || !wanted.contains(.actions) { return item }
      let listed = rules.remedies(among: rules.playbook[item.blocker].remedies)
      item.notChosen = listed.filter { !advised.contains($0) }
      item.isStuck = stuck.contains {
        $0.reason == .blocker(item.blocker) && ($0.part == nil || $0.part == item.part)
      }
      item.ended = ended(among: rules.playbook[item.blocker].remedies, part: item.part)
      return item
    }
  }

  private func stuck(_ parts: PartMerger) -> [Advice.Stuck] {
    parts.stuck().map { reason, part in
      Advice.Stuck(
        reason: reason, part: part,
        ended: ended(among: reason.remedies(in: rules.playbook), part: part))
    }
  }

  /// The entries that bar a remedy, in playbook order: decisions of offices not to take the step,
  /// and the others.
  private var barred: (setAside: [LogEntry], failed: [LogEntry]) {
    guard wanted.contains(.actions) else { return ([], []) }
    let all = ended(among: rules.playbook.remedies.indices.map { Reference($0) }, part: nil)
    let isDecision = all.map { subject.isSetAside(by: $0, in: rules.playbook) }
    return (
      zip(all, isDecision).filter(\.1).map(\.0), zip(all, isDecision).filter { !$0.1 }.map(\.0)
    )
  }

  /// The entries by which the remedies failed or were declined, in that part or in any.
  private func ended(among remedies: [Reference<Remedy>], part: String?) -> [LogEntry] {
    let situations = assessments.map(\.situation).filter { part == nil || $0.part == part }
    return remedies.reduce(into: []) { found, remedy in
      for standing in situations.map({ $0.standing(of: remedy) }) where standing.isBarred {
        if let last = standing.last, !found.contains(last) { found.append(last) }
      }
    }
  }

  /// Whether no unknown fact can change the advice: all actions are certain, no other action can
  /// appear, and every state is known.
  private func isCertain(_ certainty: [CertainSearch.Finding]) -> Bool {
    !certainty.isEmpty && !screens.hasProvisional
      && zip(assessments, certainty).allSatisfy { assessment, finding in
        finding.isComplete && assessment.isSettled
          && assessment.actions.allSatisfy { finding.certain.contains($0.remedy) }
      }
  }

  /// The facts that are assumed in the case or some part of it.
  private var assumptions: [Evidence] {
    guard wanted.contains(.remarks) else { return [] }
    return rules.playbook.facts.compactMap { fact in
      guard let value = fact.assume,
        assessments.contains(where: { $0.situation.origin(of: fact.slot) == .assumed })
      else { return nil }
      return Evidence(fact: fact.slot, value: value, statement: nil, origin: .assumed)
    }
  }

  /// The facts whose value is disputed in at least one part.
  private var disputed: [Evidence] {
    guard wanted.contains(.remarks) else { return [] }
    return rules.playbook.facts.compactMap { fact in
      for assessment in assessments {
        guard let statement = assessment.situation.statements[fact.slot],
          statement.status == .disputed, let value = statement.value
        else { continue }
        return Evidence(fact: fact.slot, value: value, statement: statement)
      }
      return nil
    }
  }
}

extension Reason {
  /// The remedies that the blocker or goal lists.
  fileprivate func remedies(in playbook: Playbook) -> [Reference<Remedy>] {
    switch self {
    case .blocker(let blocker): playbook[blocker].remedies
    case .goal(let goal): playbook[goal].remedies
    }
  }
}
