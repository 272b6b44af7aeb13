import Diagnostics
import FEEL
import Playbooks

/// Collects the warnings of an advice: what is odd about the case or the rules, and stops nothing.
struct Warnings {
  private var found: [Advice.Warning] = []

  /// All warnings about the parts, without repeats.
  static func all(_ subject: Case, _ assessments: [Assessment], _ rules: PlaybookInForce)
    -> [Advice.Warning]
  {
    var warnings = Warnings()
    warnings.addFactsOfLaterDays(subject, rules)
    for assessment in assessments {
      warnings.addActions(of: assessment)
      warnings.addConditions(of: assessment)
      warnings.addDeadEnds(of: assessment)
    }
    warnings.addSources(assessments, rules)
    return warnings.found
  }

  private mutating func add(_ code: Advice.Warning.Code, _ message: Wording) {
    let warning = Advice.Warning(code, message)
    if !found.contains(warning) { found.append(warning) }
  }

  /// Warns of facts that the file states for a later day only, and that therefore do not count yet
  /// (contract, section 3).
  private mutating func addFactsOfLaterDays(_ subject: Case, _ rules: PlaybookInForce) {
    for slot in subject.factsKnownOnlyAfter(rules.date) {
      let name = rules.playbook.vocabulary.name(of: slot)
      add(
        .factOfLaterDay,
        Wording(
          en: "`\(name)` is stated for a later day only and does not count on \(rules.date.text)",
          zh: "`\(name)` 所载情况晚于 \(rules.date.text)，截至该日不计入"))
    }
  }

  /// Warns of remedies done without effect, and of those under way that nothing advises (contract,
  /// sections 4.0 and 4.4).
  private mutating func addActions(of assessment: Assessment) {
    let situation = assessment.situation
    let place = situation.part.map { " (\($0))" } ?? ""
    for remedy in situation.rules.remedies {
      let id = situation.playbook[remedy].id
      let standing = situation.standing(of: remedy)
      let action = assessment.actions.first { $0.remedy == remedy }
      if standing.isDone, !assessment.isSpent(remedy) {
        add(
          .doneNotAchieved,
          Wording(
            en:
              "`\(id)`\(place) is done by the log, but what it achieves does not hold; it is open again",
            zh: "`\(id)`\(place) 记录为已办结，但预期结果未实现，重新列为待办"))
      }
      for fact in situation.factsSetOutsideAllowed(by: remedy) where action != nil {
        let name = situation.playbook.vocabulary.name(of: fact)
        add(
          .effectOutsideAllowed,
          Wording(
            en:
              "`\(id)`\(place) would give `\(name)` a value that it may not have, so it does not change it",
            zh: "`\(id)`\(place) 会使 `\(name)` 取不允许的值，因此不改变该事实"))
      }
      if let action, action.state == .inProgress, !action.isAdvised {
        add(
          .underWayNotAdvised,
          Wording(
            en: "`\(id)`\(place) is under way, but nothing advises it any more",
            zh: "`\(id)`\(place) 正在办理，但目前已无需要它的卡点或目标"))
      }
    }
  }

  /// Warns of conditions that are null or not a boolean, which count as unknown (contract, section
  /// 2).
  ///
  /// These are the conditions that are unknown although no unknown fact is involved.
  private mutating func addConditions(of assessment: Assessment) {
    let situation = assessment.situation
    let playbook = situation.playbook
    func check(_ role: Clause.Role, of subject: Clause.Subject) {
      guard let number = playbook.clauses.number(role, of: subject),
        situation.truth(of: number) == .unknown([])
      else { return }
      let clause = playbook[number]
      let (id, place) = (clause.declaration.id, clause.formula.place)
      let start = place.start
      add(
        .noBoolean,
        Wording(
          en:
            "a condition of `\(id)` is neither true nor false here (\(place.file.name):\(start.line):\(start.column)); it is taken as unknown",
          zh: "`\(id)` 的条件在本案中既非真也非假（\(place.file.name):\(start.line):\(start.column)），按未知处理"))
    }
    for blocker in situation.rules.blockers { check(.when, of: .blocker(blocker)) }
    for goal in situation.rules.goals {
      check(.when, of: .goal(goal))
      check(.reached, of: .goal(goal))
    }
    for action in assessment.actions {
      check(.when, of: .remedy(action.remedy))
      check(.needs, of: .remedy(action.remedy))
    }
    for clock in situation.rules.clocks where situation.isInForce(clock) {
      check(.when, of: .clock(clock))
      check(.met, of: .clock(clock))
    }
  }

  /// Warns of actions that can never start, so that the plan does not end without an explanation.
  private mutating func addDeadEnds(of assessment: Assessment) {
    let playbook = assessment.situation.playbook
    let place = assessment.situation.part.map { " (\($0))" } ?? ""
    for end in DeadEnd.all(in: assessment) {
      switch end {
      case .unfilled(let remedy, let operand):
        let id = playbook[remedy].id
        add(
          .noWayForward,
          Wording(
            en:
              "`\(id)`\(place) waits for `\(operand.text)`, and no measure is left that brings it about; people have to decide how to go on",
            zh: "`\(id)`\(place) 等待 `\(operand.text)` 成立，但已没有措施能够实现它，需会商决定下一步"))
      case .circle(let remedies):
        let ids = remedies.map { "`\(playbook[$0].id)`" }
        add(
          .noWayForward,
          Wording(
            en:
              "\(ids.joined(separator: ", "))\(place) wait for one another; people have to decide which goes first",
            zh: "\(ids.joined(separator: "、"))\(place) 互相等待，需会商决定先办哪一项"))
      }
    }
  }

  /// Warns of sources that present blockers or actions cite and that are not in force on the day.
  private mutating func addSources(_ assessments: [Assessment], _ rules: PlaybookInForce) {
    let playbook = rules.playbook
    var cited: [(String, Basis)] = []
    for assessment in assessments {
      for finding in assessment.blockers where finding.state == .holds {
        cited += playbook[finding.blocker].basis.map { (playbook[finding.blocker].id, $0) }
      }
      for action in assessment.actions {
        cited += playbook[action.remedy].basis.map { (playbook[action.remedy].id, $0) }
      }
    }
    for (id, basis) in cited {
      let source = playbook[basis.source]
      guard !source.declaration.effective.contains(rules.date) else { continue }
      add(
        .sourceNotInForce,
        Wording(
          en: "`\(id)` rests on `\(source.id)`, which is not in force on \(rules.date.text)",
          zh: "`\(id)` 所依据的 `\(source.id)` 在 \(rules.date.text) 不在有效期内"))
    }
  }

  /// Warnings of what was ended at a bound: the plan, and the work on constraints.
  static func bounds(_ assessments: [Assessment], _ plan: Plan?) -> [Advice.Warning] {
    var warnings = Warnings()
    if plan?.isEndless == true {
      warnings.add(
        .noEnd,
        Wording(
          en: "the plan was ended after 200 stages; the steps go round in a circle",
          zh: "方案满 200 个阶段后终止，措施可能循环往复"))
    }
    if assessments.contains(where: \.situation.isBeyondBound) {
      warnings.add(
        .constraintsNotAnalysed,
        Wording(
          en:
            "the constraints are too entangled to be taken into account as a whole, so more facts stay unknown than need be",
          zh: "约束之间牵连过多，未能全部计入，因此会有较多事实仍为未知"))
    }
    return warnings.found
  }

  /// Warnings of years for which no holidays are listed although working days are counted in them:
  /// by time limits, by steps under way, or by the plan.
  static func calendar(_ assessments: [Assessment], _ plan: Plan?, _ rules: PlaybookInForce)
    -> [Advice.Warning]
  {
    let spans =
      assessments.map(\.situation).flatMap(\.workingDaySpans) + (plan?.inWorkingDays ?? [])
    let known = rules.playbook.calendar.years
    let missing = Set(spans.flatMap { $0.lowerBound.year...$0.upperBound.year })
      .subtracting(known).sorted()
    var warnings = Warnings()
    let first = known.min() ?? Int.min
    warnings.addYears(missing.filter { $0 < first }, .calendarBegins)
    warnings.addYears(missing.filter { $0 >= first }, .calendarEnds)
    return warnings.found
  }

  private mutating func addYears(_ years: [Int], _ code: Advice.Warning.Code) {
    guard let first = years.first, let last = years.last else { return }
    let range = first == last ? "\(first)" : "\(first)–\(last)"
    add(
      code,
      Wording(
        en:
          "the playbook's calendar has no holidays for \(range); working days there count Monday to Friday only",
        zh: "规则库的节假日历没有 \(range) 年的数据，工作日只按周一至周五计算"))
  }
}

extension Situation {
  /// The spans that are counted in working days: of the time limits that run or have run, and of
  /// the steps under way without an agreed day.
  fileprivate var workingDaySpans: [ClosedRange<CalendarDate>] {
    let limits = rules.clocks.compactMap { reference -> ClosedRange<CalendarDate>? in
      let clock = playbook[reference]
      guard clock.within.isInWorkingDays,
        let advice = ClockAdvice(reference, in: self), advice.state != .met,
        let from = advice.from, let due = advice.due
      else { return nil }
      return TimeSpan.counted(from, due)
    }
    let steps = rules.remedies.compactMap { remedy -> ClosedRange<CalendarDate>? in
      let standing = standing(of: remedy)
      guard playbook[remedy].within?.isInWorkingDays == true, standing.agreedDue == nil,
        let begun = standing.begun, let due = due(of: remedy)
      else { return nil }
      return TimeSpan.counted(begun, due)
    }
    return limits + steps
  }
}

extension TimeSpan {
  /// The days that are counted from the day after `start` to the end; nil where there are none.
  static func counted(_ start: CalendarDate, _ end: CalendarDate) -> ClosedRange<CalendarDate>? {
    guard let next = start.adding(days: 1), next <= end else { return nil }
    return next...end
  }
}
