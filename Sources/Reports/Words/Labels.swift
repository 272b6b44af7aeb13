package import Advising
package import Diagnostics

/// The labels of reports, in both languages.
///
/// Sentences with numbers or names in them are in ``Sentences``.
package enum Labels {
  // Headings of the advice.
  /// The heading of the summary.
  package static let summary = Wording(en: "Summary", zh: "要点")
  /// The heading of actions that can start now.
  package static let now = Wording(en: "Can start now", zh: "可立即办理")
  /// The heading of actions that people must decide.
  package static let decide = Wording(en: "Needs a decision", zh: "提请会商决定")
  /// The remark below the heading ``decide``.
  package static let decideNote = Wording(
    en: "The rules prepare these; people decide them.", zh: "规则只作准备，由人研究决定。")
  /// The heading of actions under way.
  package static let inProgress = Wording(en: "In progress", zh: "在办")
  /// The heading of actions that wait for others, or for a blocker to go.
  package static let waiting = Wording(en: "Waiting for other steps", zh: "待前置事项办结")
  /// The heading of the questions.
  ///
  /// It counts questions only, so that the head, the heading and the list show the same number.
  package static let unknown = Wording(en: "Open questions", zh: "待查明事项")
  /// The heading of actions that are done.
  package static let done = Wording(en: "Done", zh: "已办结")
  /// The heading of the steps that an office has decided not to take.
  package static let setAside = Wording(en: "Set aside by decision", zh: "经研究决定不采用")
  /// The heading of blockers and goals for which nothing can be advised.
  package static let stuck = Wording(en: "Stuck: nothing left to advise", zh: "卡住：已无可用措施")
  /// The heading of the present blockers.
  package static let blockers = Wording(en: "What stands in the way", zh: "卡点")
  /// The heading of the absent blockers.
  package static let absent = Wording(en: "Not in the way", zh: "不成立的卡点")
  /// The heading of the plan.
  package static let plan = Wording(en: "Plan", zh: "步骤安排")
  /// The heading of the clocks.
  package static let clocks = Wording(en: "Time limits", zh: "法定和规定时限")
  /// The heading of the derived figures.
  package static let figures = Wording(en: "Figures", zh: "测算")
  /// The heading of the assumed and disputed facts.
  package static let basis = Wording(en: "What this rests on", zh: "依据的事实")
  /// The heading of what cannot all be so.
  package static let contradictions = Wording(
    en: "These cannot all be so", zh: "以下情况不可能同时属实")
  /// The remark below the heading ``contradictions``.
  package static let contradictionsNote = Wording(
    en:
      "Find out which of them is wrong and correct it; nothing is decided here. Until then these rules are left aside.",
    zh: "请核实哪一项有误并更正，本工具不作判断；更正之前，以下约束暂不采用。")
  /// The label of the facts of a contradiction.
  package static let given = Wording(en: "given", zh: "案卷所载")
  /// The heading of steps that are perhaps needed.
  package static let perhapsNeeded = Wording(en: "Perhaps needed", zh: "可能需要")
  /// The heading and label of blockers that follow from inferred facts.
  package static let consequences = Wording(en: "in consequence", zh: "由此还有")
  /// The mark of a blocker that is likely.
  package static let likely = Wording(en: "likely", zh: "很可能成立")
  /// The label of inferred facts.
  package static let inferred = Wording(en: "inferred", zh: "推知")
  /// The label of the facts of a checklist.
  package static let checklist = Wording(en: "checklist", zh: "排查清单")
  /// The label of the phases.
  package static let road = Wording(en: "Road", zh: "阶段")

  /// The word for what stands in the way in a phase.
  package static func state(_ state: Road.State) -> Wording {
    switch state {
    case .blocked: Wording(en: "blocked", zh: "受阻")
    case .unclear: Wording(en: "unclear", zh: "待查明")
    case .clear: Wording(en: "clear", zh: "无障碍")
    }
  }

  /// The heading of the warnings.
  package static let warnings = Wording(en: "Please check", zh: "请核对")

  // The head.
  /// The label of the facts tried with `--set`.
  package static let tried = Wording(en: "Tried out, not saved", zh: "试算，不写入案卷")
  /// The label of the as-of date.
  package static let asOf = Wording(en: "As of", zh: "截至")
  /// The word before the name of the playbook.
  package static let playbook = Wording(en: "rules", zh: "规则")
  /// The label of who is in charge of the case.
  package static let inCharge = Wording(en: "In charge", zh: "牵头责任单位")
  /// The label of the day of opening, if nobody leads the case.
  package static let opened = Wording(en: "Opened", zh: "立案")
  /// The word before the day of opening, beside the lead.
  package static let openedOn = Wording(en: "opened", zh: "立案")
  /// The label of the parts of the case.
  package static let parts = Wording(en: "Parts", zh: "各部分")
  /// The label of the number of facts.
  package static let facts = Wording(en: "Facts", zh: "事实")

  // Lines of an action.
  /// The label of the office that leads the step.
  package static let lead = Wording(en: "lead", zh: "牵头")
  /// The word before the offices that support the step.
  package static let with = Wording(en: "with", zh: "配合")
  /// The word before the parties that are approached.
  package static let counterparts = Wording(en: "approach", zh: "对接")
  /// The label of the blockers and goals that the action is for.
  package static let purpose = Wording(en: "for", zh: "针对")
  /// The label of the remedies that the action prepares.
  package static let supports = Wording(en: "prepares", zh: "为后续事项创造条件")
  /// The label of how long a step takes as a rule.
  package static let usual = Wording(en: "usually takes", zh: "通常用时")
  /// The label of the time limit of a step that has no due date yet.
  package static let within = Wording(en: "within", zh: "时限")
  /// The label of the due date.
  package static let due = Wording(en: "due", zh: "期限")
  /// The label of the party whose own right or period a time limit is.
  package static let holder = Wording(en: "belongs to", zh: "期限归属")
  /// The label of the last entry in the log.
  package static let progress = Wording(en: "progress", zh: "进展")
  /// The label of the office that decides.
  package static let decidedBy = Wording(en: "decided by", zh: "会商")
  /// The label of what the decision should consider.
  package static let consider = Wording(en: "consider", zh: "要素")
  /// The label of the steps.
  package static let steps = Wording(en: "steps", zh: "做法")
  /// The label of the documents.
  package static let documents = Wording(en: "documents", zh: "材料")
  /// The label of the facts that settle the result.
  package static let because = Wording(en: "because", zh: "因为")
  /// The label of the sources that are cited.
  package static let grounds = Wording(en: "grounds", zh: "依据")
  /// The label of what the action waits for.
  package static let waitsFor = Wording(en: "waits for", zh: "等待")
  /// The label of the needs that do not hold yet.
  package static let gaps = Wording(en: "missing", zh: "尚缺")
  /// The label of the facts on which a result depends.
  package static let hangsOn = Wording(en: "depends on", zh: "取决于")
  /// The label of the remedies that failed or were declined.
  package static let failedBefore = Wording(en: "tried", zh: "曾办")
  /// The label of the remedy that would cure what is missing.
  package static let cure = Wording(en: "cured by: ", zh: "可由以下补上：")
  /// The label of the remedies that were not chosen.
  package static let notChosen = Wording(en: "not chosen", zh: "未选")
  /// The label of the remark that an action may turn out not to be needed.
  package static let perhaps = Wording(en: "may change", zh: "未定")

  // Questions, the plan, facts.
  /// The label of where an answer is found.
  package static let askWhom = Wording(en: "found at", zh: "可查询")
  /// The label of the outcomes that an answer decides.
  package static let decides = Wording(en: "decides", zh: "决定")
  /// The label of the blockers that may be present.
  package static let openBlockers = Wording(en: "not yet known", zh: "尚不能判断")
  /// The state of actions that depend on open questions.
  package static let mayFollow = Wording(en: "may follow", zh: "视查明情况再办")
  /// The label of what the plan presupposes.
  package static let rests = Wording(en: "rests on", zh: "前提")
  /// The label of the goals that the plan does not reach.
  package static let unreached = Wording(en: "not reached", zh: "未能实现")
  /// The label of the facts that hold up the plan.
  package static let asks = Wording(en: "held up by", zh: "因待查事项暂不能推进")
  /// The label of the steps without a time limit.
  package static let undated = Wording(en: "no time set", zh: "未定时限")
  /// The label of assumed facts.
  package static let assumed = Wording(en: "not recorded, taken as", zh: "未见记录，暂按")
  /// How a fact is known that nobody has recorded.
  package static let assumedSo = Wording(en: "no record of it", zh: "未见记录")
  /// The label of disputed facts.
  package static let disputed = Wording(en: "disputed", zh: "有争议")
  /// The label of the goals.
  package static let goals = Wording(en: "Goals", zh: "目标")

  // Values.
  /// The boolean true.
  package static let yes = Wording(en: "yes", zh: "是")
  /// The boolean false.
  package static let no = Wording(en: "no", zh: "否")
  /// The value null, or an empty list.
  package static let none = Wording(en: "none", zh: "无")
  /// A value or state that is unknown.
  package static let notKnown = Wording(en: "not known", zh: "未知")
  /// The mark of a document that is at hand.
  package static let have = Wording(en: "at hand", zh: "有")
  /// The mark of a document that is missing.
  package static let lacking = Wording(en: "lacking", zh: "缺")
  /// The name of `today`.
  package static let today = Wording(en: "today", zh: "今天")
  /// The name of `case.id`.
  package static let caseID = Wording(en: "case id", zh: "案号")
  /// The name of `case.opened`.
  package static let caseOpened = Wording(en: "date the case was opened", zh: "立案日期")
  /// The mark of a source that nobody has checked.
  package static let notChecked = Wording(en: "[not checked in the source]", zh: "〔未核对原文〕")
  /// The leader in charge of a case.
  static let leader = Wording(en: "Leader in charge", zh: "包案领导")
  /// The working group of a case.
  static let team = Wording(en: "Team", zh: "工作专班")
  /// The checklists of a case that have been gone through.
  static let screened = Wording(en: "Checklists gone through", zh: "已核对清单")
  /// That a case has been struck off the list.
  static let closed = Wording(en: "Closed", zh: "已销号")

  /// The word for how a case ended.
  static func outcome(_ outcome: Case.Closure.Outcome) -> Wording {
    switch outcome {
    case .settled: Wording(en: "settled", zh: "已化解")
    case .referred: Wording(en: "referred to others", zh: "已转办")
    case .withdrawn: Wording(en: "withdrawn", zh: "已撤回")
    }
  }

  /// The state of a goal that is reached.
  package static let reached = Wording(en: "reached", zh: "已实现")
  /// The state of a goal that is not reached.
  package static let notReached = Wording(en: "not yet reached", zh: "未实现")
  /// The state of a goal of which nobody has said that it is one.
  package static let saidToBeNone = Wording(
    en: "not reported, taken as no goal", zh: "未填报，暂按不涉及")
  /// The state of a goal that does not apply to the case.
  package static let notAGoal = Wording(en: "not a goal of this case", zh: "本案不涉及")

  /// The word for the state of a goal.
  package static func goal(_ state: GoalState) -> Wording {
    switch state {
    case .notOfTheCase: notAGoal
    case .reached: reached
    case .open: notReached
    case .unknown: notKnown
    }
  }

  /// The closing line of a report.
  package static let closing = Wording(
    en: "This is advice with its reasons; it does not replace assessment and decision by people.",
    zh: "本工具给出建议与理由，不替代研判和决定。")

  /// The separator of the items on one line.
  package static let separator = Wording(en: "; ", zh: "；")
  /// The separator of names in a list.
  package static let comma = Wording(en: ", ", zh: "、")
  /// The colon after a label.
  package static let colon = Wording(en: ": ", zh: "：")
}
