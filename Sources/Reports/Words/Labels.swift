package import Diagnostics

/// The words that reports are made of, in both languages; sentences with numbers or names in them
/// are in ``Sentences``.
package enum Labels {
  // Headings of the advice.
  package static let summary = Wording(en: "Summary", zh: "要点")
  package static let now = Wording(en: "Now", zh: "现在可办")
  package static let decide = Wording(en: "Needs a decision", zh: "需会商决定")
  package static let decideNote = Wording(
    en: "The rules prepare these; people decide them.", zh: "规则只作准备，由人研究决定。")
  package static let inProgress = Wording(en: "In progress", zh: "在办")
  package static let waiting = Wording(en: "Waiting", zh: "等前置")
  /// Questions only, so that the head, the heading and the list count the same.
  package static let unknown = Wording(en: "To find out", zh: "待查明")
  package static let done = Wording(en: "Done", zh: "已完成")
  package static let stuck = Wording(en: "Stuck: nothing left to advise", zh: "卡住：已无可用措施")
  package static let blockers = Wording(en: "What stands in the way", zh: "卡点")
  package static let absent = Wording(en: "Not in the way", zh: "不成立的卡点")
  package static let plan = Wording(en: "Plan", zh: "步骤安排")
  package static let clocks = Wording(en: "Time limits", zh: "法定和规定时限")
  package static let figures = Wording(en: "Figures", zh: "测算")
  package static let basis = Wording(en: "What this rests on", zh: "依据的事实")
  package static let warnings = Wording(en: "Please check", zh: "请核对")

  // The head.
  package static let tried = Wording(en: "Tried out, not saved", zh: "试算，不写入案卷")
  package static let asOf = Wording(en: "As of", zh: "截至")
  package static let playbook = Wording(en: "rules", zh: "规则")
  package static let carriedBy = Wording(en: "Carried by", zh: "主办")
  package static let opened = Wording(en: "Opened", zh: "立案")
  package static let openedOn = Wording(en: "opened", zh: "立案")
  package static let parts = Wording(en: "Parts", zh: "分部")
  package static let facts = Wording(en: "Facts", zh: "事实")

  // Lines of an action.
  package static let lead = Wording(en: "lead", zh: "牵头")
  package static let with = Wording(en: "with", zh: "配合")
  package static let counterparts = Wording(en: "approach", zh: "对接")
  package static let purpose = Wording(en: "for", zh: "针对")
  package static let supports = Wording(en: "prepares", zh: "为下一步")
  package static let within = Wording(en: "within", zh: "时限")
  package static let due = Wording(en: "due", zh: "期限")
  package static let progress = Wording(en: "progress", zh: "进展")
  package static let decidedBy = Wording(en: "decided by", zh: "会商")
  package static let consider = Wording(en: "consider", zh: "要素")
  package static let steps = Wording(en: "steps", zh: "做法")
  package static let documents = Wording(en: "documents", zh: "材料")
  package static let because = Wording(en: "because", zh: "因为")
  package static let grounds = Wording(en: "grounds", zh: "依据")
  package static let waitsFor = Wording(en: "waits for", zh: "等待")
  package static let gaps = Wording(en: "missing", zh: "尚缺")
  package static let hangsOn = Wording(en: "hangs on", zh: "取决于")
  package static let failedBefore = Wording(en: "tried", zh: "曾办")
  package static let notChosen = Wording(en: "not chosen", zh: "未选")
  package static let perhaps = Wording(en: "may change", zh: "未定")

  // Questions, the plan, facts.
  package static let askWhom = Wording(en: "found at", zh: "问")
  package static let decides = Wording(en: "decides", zh: "决定")
  package static let openBlockers = Wording(en: "not yet known", zh: "尚不能判断")
  /// The name of the state of actions that hang on such answers.
  package static let mayFollow = Wording(en: "may follow", zh: "视情再办")
  package static let rests = Wording(en: "rests on", zh: "前提")
  package static let unreached = Wording(en: "not reached", zh: "未能实现")
  package static let asks = Wording(en: "held up by", zh: "卡在待查")
  package static let undated = Wording(en: "no time set", zh: "未定时限")
  package static let assumed = Wording(en: "assumed", zh: "按默认")
  package static let disputed = Wording(en: "disputed", zh: "有争议")
  package static let goals = Wording(en: "Goals", zh: "目标")

  // Values.
  package static let yes = Wording(en: "yes", zh: "是")
  package static let no = Wording(en: "no", zh: "否")
  package static let none = Wording(en: "none", zh: "无")
  package static let notKnown = Wording(en: "not known", zh: "未知")
  package static let have = Wording(en: "at hand", zh: "有")
  package static let lacking = Wording(en: "lacking", zh: "缺")
  package static let caseID = Wording(en: "case id", zh: "案号")
  package static let caseOpened = Wording(en: "date the case was opened", zh: "立案日期")
  package static let notChecked = Wording(en: "[not checked in the source]", zh: "〔未核对原文〕")
  package static let reached = Wording(en: "reached", zh: "已实现")
  package static let notReached = Wording(en: "not yet reached", zh: "未实现")
  package static let notAGoal = Wording(en: "not a goal of this case", zh: "本案不涉及")

  package static let closing = Wording(
    en: "This is advice with its reasons; it does not replace assessment and decision by people.",
    zh: "本工具给出建议与理由，不替代研判和决定。")

  /// Between the items of one line, and between two names.
  package static let separator = Wording(en: "; ", zh: "；")
  package static let comma = Wording(en: ", ", zh: "、")
  package static let colon = Wording(en: ": ", zh: "：")
}
