import Diagnostics
import FEEL
import Playbooks

/// Collects the warnings of an advice: what is odd about the case or the rules, and stops nothing.
struct Warnings {
  private var found: [Advice.Warning] = []
  /// The warnings about single parts, in the order in which they were found first.
  private var drafts: [Draft] = []
  /// The case that the advice is on.
  private let subject: Case?

  /// A warning, and the parts that it is about.
  private struct Draft {
    let code: Advice.Warning.Code
    /// What it is about, so that the same warning about several parts is told once.
    let key: String
    var parts: [String]
    let message: (Wording) -> Wording
  }

  private init(_ subject: Case? = nil) { self.subject = subject }

  /// All warnings about the parts; what is so in every part is told once.
  static func all(_ subject: Case, _ assessments: [Assessment], _ rules: PlaybookInForce)
    -> [Advice.Warning]
  {
    var warnings = Warnings(subject)
    warnings.addFactsOfLaterDays(subject, rules)
    for assessment in assessments {
      warnings.addActions(of: assessment)
      warnings.addConditions(of: assessment)
      warnings.addDeadEnds(of: assessment)
    }
    warnings.finish(subject.parts.count)
    warnings.addSources(assessments, rules)
    return warnings.found
  }

  /// Of the warnings about the parts those about what waits for something that nothing brings about.
  static func deadEnds(_ subject: Case, _ assessments: [Assessment]) -> [Advice.Warning] {
    var warnings = Warnings(subject)
    for assessment in assessments { warnings.addDeadEnds(of: assessment) }
    warnings.finish(subject.parts.count)
    return warnings.found
  }

  private mutating func add(_ code: Advice.Warning.Code, _ message: Wording) {
    let warning = Advice.Warning(code, message)
    if !found.contains(warning) { found.append(warning) }
  }

  /// Adds a warning about the part; `message` gets the parts that it turns out to be about.
  private mutating func add(
    _ code: Advice.Warning.Code, about key: String, in part: String?,
    _ message: @escaping (Wording) -> Wording
  ) {
    let parts = part.map { [$0] } ?? []
    if let index = drafts.firstIndex(where: { $0.code == code && $0.key == key }) {
      drafts[index].parts += parts
    } else {
      drafts.append(Draft(code: code, key: key, parts: parts, message: message))
    }
  }

  /// Writes the warnings about single parts down.
  private mutating func finish(_ count: Int) {
    for draft in drafts {
      let titles = draft.parts.map { id in
        subject?.parts.first { $0.id == id }?.title ?? Text(id)
      }
      let isOfAll = titles.isEmpty || titles.count == count
      let en = titles.map { $0[.en] }.joined(separator: ", ")
      let zh = titles.map { $0[.zh] }.joined(separator: "、")
      add(
        draft.code,
        draft.message(isOfAll ? Wording(en: "", zh: "") : Wording(en: " (\(en))", zh: "（\(zh)）")))
    }
  }

  /// Warns of facts that the file states for a later day only, and that therefore do not count yet
  /// (contract, section 3).
  private mutating func addFactsOfLaterDays(_ subject: Case, _ rules: PlaybookInForce) {
    for slot in subject.factsKnownOnlyAfter(rules.date) {
      let name = rules.playbook.vocabulary.name(of: slot)
      let title = rules.playbook.fact(at: slot)?.title
      add(
        .factOfLaterDay,
        Wording(
          en:
            "\(title?[.en] ?? name) [`\(name)`] is stated for a later day only and does not count on \(rules.date.text)",
          zh: "“\(title?[.zh] ?? name)”[`\(name)`]所载情况晚于 \(rules.date.text)，截至该日不计入"))
    }
  }

  /// Warns of remedies done without effect, and of those under way that nothing advises (contract,
  /// sections 4.0 and 4.4).
  private mutating func addActions(of assessment: Assessment) {
    let situation = assessment.situation
    for remedy in situation.rules.remedies {
      let (id, title) = (
        situation.playbook[remedy].id, situation.playbook[remedy].declaration.title
      )
      let standing = situation.standing(of: remedy)
      let action = assessment.actions.first { $0.remedy == remedy }
      if standing.isDone, !assessment.isSpent(remedy) {
        add(.doneNotAchieved, about: id, in: situation.part) { parts in
          Wording(
            en:
              "\(title[.en]) [`\(id)`]\(parts.en) is done by the log, but what it achieves does not hold; it is open again",
            zh: "“\(title[.zh])”[`\(id)`]\(parts.zh)记录为已办结，但预期结果未实现，重新列为待办")
        }
      }
      for fact in situation.factsSetOutsideAllowed(by: remedy) where action != nil {
        guard let name = situation.playbook.fact(at: fact)?.title else { continue }
        add(.effectOutsideAllowed, about: "\(id) \(fact.index)", in: situation.part) { parts in
          Wording(
            en:
              "\(title[.en]) [`\(id)`]\(parts.en) would give \"\(name[.en])\" a value that it may not have, so it does not change it",
            zh: "“\(title[.zh])”[`\(id)`]\(parts.zh)会使“\(name[.zh])”取不允许的值，因此不改变该事实")
        }
      }
      if let action, action.state == .inProgress, !action.isAdvised {
        add(.underWayNotAdvised, about: id, in: situation.part) { parts in
          Wording(
            en: "\(title[.en]) [`\(id)`]\(parts.en) is under way, but nothing advises it any more",
            zh: "“\(title[.zh])”[`\(id)`]\(parts.zh)正在办理，但目前已无需要它的卡点或目标")
        }
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
      let (id, title) = (clause.declaration.id, clause.declaration.title)
      let place = clause.formula.place
      let start = place.start
      add(
        .noBoolean,
        Wording(
          en:
            "a condition of \(title[.en]) [`\(id)`] is neither true nor false here (\(place.file.name):\(start.line):\(start.column)); it is taken as unknown",
          zh:
            "“\(title[.zh])”[`\(id)`]的条件在本案中既非真也非假（\(place.file.name):\(start.line):\(start.column)），按未知处理"
        ))
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
    let part = assessment.situation.part
    for end in DeadEnd.all(in: assessment) {
      switch end {
      case .unfilled(let remedy, let operand):
        let (id, title) = (playbook[remedy].id, playbook[remedy].declaration.title)
        let facts = titles(of: operand, in: playbook)
        add(.noWayForward, about: "\(id) \(operand.text)", in: part) { parts in
          Wording(
            en:
              "\(title[.en]) [`\(id)`]\(parts.en) waits for what no measure left brings about: \(facts[.en]); people have to decide how to go on",
            zh:
              "“\(title[.zh])”[`\(id)`]\(parts.zh)所等待的情况已没有措施能够实现（\(facts[.zh])），须提请会商决定下一步")
        }
      case .circle(let remedies):
        let names = remedies.map { (playbook[$0].declaration.title, "[`\(playbook[$0].id)`]") }
        let key = remedies.map { playbook[$0].id }.joined(separator: " ")
        add(.noWayForward, about: key, in: part) { parts in
          Wording(
            en:
              "\(names.map { "\($0[.en]) \($1)" }.joined(separator: ", "))\(parts.en) wait for one another; people have to decide which goes first",
            zh:
              "\(names.map { "“\($0[.zh])”\($1)" }.joined(separator: "、"))\(parts.zh)互相等待，须提请会商决定先办哪一项"
          )
        }
      }
    }
  }

  /// The titles of the facts that the operand reads; its text where it reads none.
  private func titles(of operand: Operand, in playbook: Playbook) -> Wording {
    let titles = playbook.factSlots(read: operand.program.slots).sorted()
      .compactMap { playbook.fact(at: $0)?.title }
    if titles.isEmpty { return Wording(en: operand.text, zh: operand.text) }
    return Wording(
      en: titles.map { "\"\($0[.en])\"" }.joined(separator: ", "),
      zh: titles.map { "“\($0[.zh])”" }.joined(separator: "、"))
  }

  /// Warns of sources that present blockers or actions cite and that are not in force on the day.
  private mutating func addSources(_ assessments: [Assessment], _ rules: PlaybookInForce) {
    let playbook = rules.playbook
    var cited: [(Declaration, Basis)] = []
    for assessment in assessments {
      for finding in assessment.blockers where finding.state == .holds {
        let blocker = playbook[finding.blocker]
        cited += blocker.basis.map { (blocker.declaration, $0) }
      }
      for action in assessment.actions {
        let remedy = playbook[action.remedy]
        cited += remedy.basis.map { (remedy.declaration, $0) }
      }
    }
    for (citing, basis) in cited {
      let source = playbook[basis.source].declaration
      guard !source.effective.contains(rules.date) else { continue }
      add(
        .sourceNotInForce,
        Wording(
          en:
            "\(citing.title[.en]) [`\(citing.id)`] rests on \(source.title[.en]) [`\(source.id)`], which is not in force on \(rules.date.text)",
          zh:
            "“\(citing.title[.zh])”[`\(citing.id)`]所依据的\(source.title[.zh])[`\(source.id)`]在 \(rules.date.text) 不在有效期内"
        ))
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
