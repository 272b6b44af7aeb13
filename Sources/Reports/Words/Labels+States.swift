package import Advising
package import Diagnostics

/// The words for states, and all words that name a term.
extension Labels {
  /// The word for the state of an action.
  static func action(_ state: ActionState) -> Wording {
    switch state {
    case .now: Wording(en: "can start now", zh: "可立即办理")
    case .decide: Wording(en: "needs a decision", zh: "提请会商决定")
    case .inProgress: Wording(en: "in progress", zh: "在办")
    case .waiting: Wording(en: "waiting for other steps", zh: "待前置事项办结")
    case .unknown: mayFollow
    case .done: Wording(en: "done", zh: "已办结")
    }
  }

  /// The word for the state of a blocker, a remedy or a goal.
  package static func outcome(_ state: OutcomeState) -> Wording {
    switch state {
    case .present: Wording(en: "present", zh: "成立")
    case .absent: Wording(en: "not in the way", zh: "不成立")
    case .unknown: Wording(en: "not yet known", zh: "尚不能判断")
    case .notAdvised: Wording(en: "not advised", zh: "目前不建议办理")
    case .reached: reached
    case .open: notReached
    case .notAGoal: notAGoal
    case .action(let state): action(state)
    }
  }

  /// The word for the state of a clock.
  package static func clock(_ state: ClockAdvice.State) -> Wording {
    switch state {
    case .met: Wording(en: "met", zh: "已按期办理")
    case .unknown: notKnown
    case .notStarted: Wording(en: "not started", zh: "尚未起算")
    case .overdue: Wording(en: "overdue", zh: "已逾期")
    case .expired: Wording(en: "expired", zh: "已届满")
    case .running: Wording(en: "running", zh: "计时中")
    }
  }

  /// The word for an entry of the log.
  package static func log(_ status: LogEntry.Status) -> Wording {
    switch status {
    case .assigned: Wording(en: "assigned", zh: "已交办")
    case .approved: Wording(en: "approved", zh: "已同意")
    case .started: Wording(en: "started", zh: "已启动")
    case .submitted: Wording(en: "submitted", zh: "已报送对方")
    case .done: Wording(en: "done", zh: "已办结")
    case .failed: Wording(en: "failed", zh: "未办成")
    case .declined: Wording(en: "declined", zh: "被拒绝")
    }
  }

  /// The word for how reliable a statement is.
  package static func fact(_ status: Statement.Status) -> Wording {
    switch status {
    case .verified: Wording(en: "verified", zh: "已核实")
    case .stated: Wording(en: "stated", zh: "自述")
    case .disputed: Wording(en: "disputed", zh: "有争议")
    case .asked: Wording(en: "asked, not known", zh: "问过不清楚")
    }
  }

  /// The headings, labels and states of pages that name a term; `docs/glossary.md` explains each.
  package static var terms: [Wording] {
    headings + lines + states + CaseloadWords.terms + OfficeWords.terms
  }

  private static var headings: [Wording] {
    [
      summary, now, decide, inProgress, waiting, unknown, done, setAside, stuck, blockers, absent,
      plan, clocks, figures, basis, contradictions, given, perhapsNeeded, consequences, likely,
      inferred, checklist, road, warnings, tried, goals, SheetLabels.blockers, SheetLabels.first,
      SheetLabels.alsoNow, SheetLabels.inProgress, SheetLabels.decide, SheetLabels.waiting,
      SheetLabels.later, SheetLabels.questions, SheetLabels.stuck, SheetLabels.check,
      SheetLabels.contradiction, ExplanationLabels.because, ExplanationLabels.open,
      ExplanationLabels.letter, ExplanationLabels.plain,
    ]
  }

  private static var lines: [Wording] {
    [
      asOf, playbook, inCharge, leader, team, screened, closed, opened, parts, facts, lead, with,
      counterparts, purpose, supports, usual, within, due, holder, progress, decidedBy, consider,
      steps, documents, because, grounds, waitsFor, gaps, hangsOn, failedBefore, notChosen,
      perhaps, askWhom, decides, openBlockers, rests, unreached, asks, undated, assumed,
      assumedSo, disputed, SheetLabels.leader, SheetLabels.lead, SheetLabels.parts,
    ]
  }

  private static var states: [Wording] {
    [notKnown, have, lacking, notChecked, reached, notReached, saidToBeNone, notAGoal]
      + Road.State.allCases.map(state) + ActionState.allCases.map(action)
      + [.present, .absent, .unknown, .notAdvised].map { outcome($0 as OutcomeState) }
      + ClockAdvice.State.allCases.map(clock) + LogEntry.Status.allCases.map(log)
      + Statement.Status.allCases.map(fact) + Case.Closure.Outcome.allCases.map(outcome)
  }
}
