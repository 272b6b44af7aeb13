import Diagnostics

/// The words that reports are made of, in both languages; sentences with numbers or names in them
/// are in ``Sentences``.
enum Labels {
  // Headings of the advice.
  static let summary = Wording(en: "Summary", zh: "要点")
  static let now = Wording(en: "Now", zh: "现在可办")
  static let decide = Wording(en: "Needs a decision", zh: "需会商决定")
  static let decideNote = Wording(
    en: "The rules prepare these; people decide them.", zh: "规则只作准备，由人研究决定。")
  static let inProgress = Wording(en: "In progress", zh: "在办")
  static let waiting = Wording(en: "Waiting", zh: "等前置")
  /// Questions only, so that the head, the heading and the list count the same.
  static let unknown = Wording(en: "To find out", zh: "待查明")
  static let done = Wording(en: "Done", zh: "已完成")
  static let stuck = Wording(en: "Stuck: nothing left to advise", zh: "卡住：已无可用措施")
  static let blockers = Wording(en: "What stands in the way", zh: "卡点")
  static let absent = Wording(en: "Not in the way", zh: "不成立的卡点")
  static let plan = Wording(en: "Plan", zh: "步骤安排")
  static let clocks = Wording(en: "Time limits", zh: "法定和规定时限")
  static let figures = Wording(en: "Figures", zh: "测算")
  static let basis = Wording(en: "What this rests on", zh: "依据的事实")
  static let warnings = Wording(en: "Please check", zh: "请核对")

  // The head.
  static let tried = Wording(en: "Tried out, not saved", zh: "试算，不写入案卷")
  static let asOf = Wording(en: "As of", zh: "截至")
  static let playbook = Wording(en: "rules", zh: "规则")
  static let carriedBy = Wording(en: "Carried by", zh: "主办")
  static let opened = Wording(en: "Opened", zh: "立案")
  static let openedOn = Wording(en: "opened", zh: "立案")
  static let parts = Wording(en: "Parts", zh: "分部")
  static let facts = Wording(en: "Facts", zh: "事实")

  // Lines of an action.
  static let lead = Wording(en: "lead", zh: "牵头")
  static let with = Wording(en: "with", zh: "配合")
  static let counterparts = Wording(en: "approach", zh: "对接")
  static let purpose = Wording(en: "for", zh: "针对")
  static let supports = Wording(en: "prepares", zh: "为下一步")
  static let within = Wording(en: "within", zh: "时限")
  static let due = Wording(en: "due", zh: "期限")
  static let progress = Wording(en: "progress", zh: "进展")
  static let decidedBy = Wording(en: "decided by", zh: "会商")
  static let consider = Wording(en: "consider", zh: "要素")
  static let steps = Wording(en: "steps", zh: "做法")
  static let documents = Wording(en: "documents", zh: "材料")
  static let because = Wording(en: "because", zh: "因为")
  static let grounds = Wording(en: "grounds", zh: "依据")
  static let waitsFor = Wording(en: "waits for", zh: "等待")
  static let gaps = Wording(en: "missing", zh: "尚缺")
  static let hangsOn = Wording(en: "hangs on", zh: "取决于")
  static let failedBefore = Wording(en: "tried", zh: "曾办")
  static let notChosen = Wording(en: "not chosen", zh: "未选")
  static let perhaps = Wording(en: "may change", zh: "未定")

  // Questions, the plan, facts.
  static let askWhom = Wording(en: "found at", zh: "问")
  static let decides = Wording(en: "decides", zh: "决定")
  static let openBlockers = Wording(en: "not yet known", zh: "尚不能判断")
  /// The name of the state of actions that hang on such answers.
  static let mayFollow = Wording(en: "may follow", zh: "视情再办")
  static let rests = Wording(en: "rests on", zh: "前提")
  static let unreached = Wording(en: "not reached", zh: "未能实现")
  static let asks = Wording(en: "held up by", zh: "卡在待查")
  static let undated = Wording(en: "no time set", zh: "未定时限")
  static let assumed = Wording(en: "assumed", zh: "按默认")
  static let disputed = Wording(en: "disputed", zh: "有争议")
  static let goals = Wording(en: "Goals", zh: "目标")

  // Values.
  static let yes = Wording(en: "yes", zh: "是")
  static let no = Wording(en: "no", zh: "否")
  static let none = Wording(en: "none", zh: "无")
  static let notKnown = Wording(en: "not known", zh: "未知")
  static let have = Wording(en: "at hand", zh: "有")
  static let lacking = Wording(en: "lacking", zh: "缺")
  static let caseID = Wording(en: "case id", zh: "案号")
  static let caseOpened = Wording(en: "date the case was opened", zh: "立案日期")
  static let notChecked = Wording(en: "[not checked in the source]", zh: "〔未核对原文〕")
  static let reached = Wording(en: "reached", zh: "已实现")
  static let notReached = Wording(en: "not yet reached", zh: "未实现")
  static let notAGoal = Wording(en: "not a goal of this case", zh: "本案不涉及")

  static let closing = Wording(
    en: "This is advice with its reasons; it does not replace assessment and decision by people.",
    zh: "本工具给出建议与理由，不替代研判和决定。")

  /// Between the items of one line, and between two names.
  static let separator = Wording(en: "; ", zh: "；")
  static let comma = Wording(en: ", ", zh: "、")
  static let colon = Wording(en: ": ", zh: "：")
}
