import Diagnostics

/// The headings and labels of the handbook.
enum HandbookLabels {
  static let handbook = Wording(en: "Handbook", zh: "手册")
  static let version = Wording(en: "version", zh: "版本")
  static let howToRead = Wording(en: "How to read it", zh: "怎么读")
  static let roadInSteps = Wording(
    en: "The road from the first petition to the closed case, phase by phase",
    zh: "从受理到销号：各阶段要解决什么、办什么")
  static let families = Wording(en: "What may stand in the way", zh: "卡点和措施")
  static let indexes = Wording(en: "To look things up", zh: "索引")
  static let order = Wording(en: "What comes before what", zh: "先后顺序")
  static let back = Wording(en: "Contents", zh: "返回目录")
  static let blockers = Wording(en: "What stands in the way", zh: "卡点")
  static let remedies = Wording(en: "What to do", zh: "措施")
  static let clocks = Wording(en: "Time limits", zh: "时限")
  static let goals = Wording(en: "Goals", zh: "目标")
  static let offices = Wording(en: "Offices and other parties", zh: "单位和各方")
  static let sources = Wording(en: "Sources", zh: "依据文件")
  static let facts = Wording(en: "Facts", zh: "事实")
  static let figures = Wording(en: "Figures and other derived facts", zh: "测算和推导")

  static let screens = Wording(en: "Checklists", zh: "排查清单")
  static let constraints = Wording(en: "What cannot be otherwise", zh: "必然关系")

  static let when = Wording(en: "there if", zh: "成立条件")
  static let formula = Wording(en: "formula", zh: "算式")
  static let stops = Wording(en: "stops", zh: "影响目标")
  static let noGoal = Wording(en: "no goal, to be handled all the same", zh: "不影响目标，但须处理")
  static let everyGoal = Wording(en: "every goal", zh: "全部目标")
  static let inOrder = Wording(en: "what to do, in order", zh: "措施顺序")
  static let suits = Wording(en: "suits if", zh: "适用条件")
  static let needs = Wording(en: "first", zh: "先决条件")
  static let before = Wording(en: "brought about by", zh: "可由以下补上")
  static let achieves = Wording(en: "brings about", zh: "办成后")
  static let also = Wording(en: "changes too", zh: "同时改变")
  static let excludes = Wording(en: "not together with", zh: "不与同办")
  static let inForce = Wording(en: "in force", zh: "施行")
  static let of = Wording(en: "it is a goal if", zh: "列为目标")
  static let reached = Wording(en: "reached if", zh: "实现标准")
  static let from = Wording(en: "runs from", zh: "起算")
  static let met = Wording(en: "met if", zh: "办结标准")
  static let counts = Wording(en: "watched if", zh: "计时条件")
  static let leads = Wording(en: "leads", zh: "牵头")
  static let supports = Wording(en: "supports", zh: "配合")
  static let approached = Wording(en: "is approached for", zh: "对接事项")
  static let holds = Wording(en: "has these rights and periods", zh: "所属权利期限")
  static let decides = Wording(en: "decides", zh: "会商决定")
  static let number = Wording(en: "number", zh: "文号")
  static let date = Wording(en: "date", zh: "日期")
  static let cited = Wording(en: "cited for", zh: "引用于")
  static let checked = Wording(en: "read in the source", zh: "已核对原文")
  static let review = Wording(en: "to be looked at again by", zh: "复核期限")
  static let values = Wording(en: "values", zh: "取值")
  static let unit = Wording(en: "unit", zh: "单位")
  static let ask = Wording(en: "question", zh: "问法")
  static let whereFound = Wording(en: "found at", zh: "问谁、查哪里")
  static let silent = Wording(en: "if nobody says", zh: "未说明时")
  static let whole = Wording(en: "one for the whole case", zh: "全案一个")
  static let mayBeNone = Wording(en: "may be none", zh: "可以为“无”")
  static let usedBy = Wording(en: "used by", zh: "用于")
  static let onChecklist = Wording(en: "on the checklist", zh: "列入清单")
  static let bound = Wording(en: "what cannot be otherwise", zh: "必然关系")
  static let `where` = Wording(en: "where", zh: "适用情形")
  static let then = Wording(en: "then always", zh: "则必然")
  static let possible = Wording(en: "can be there if", zh: "可能存在的条件")
  static let circumstances = Wording(en: "circumstances", zh: "逐项核对")
  static let inWords = Wording(en: "in words", zh: "说明")
  static let unused = Wording(en: "nothing yet", zh: "暂无")

  static let guide = [
    Wording(
      en: "Each page holds one family of blockers, and below them the measures, each with who "
        + "leads, what must hold first, what papers it takes and what it rests on.",
      zh: "每页一类卡点；其后是各项措施，写明牵头单位、先决条件、材料和依据。"),
    Wording(
      en: "Measures of a blocker stand in order: the next one is taken where the one before has "
        + "failed, was declined, or does not suit the case.",
      zh: "同一卡点的措施按顺序排列：前一项不适用、办不成或被拒绝的，才用后一项。"),
    Wording(
      en: "What has not been read in the source itself is marked so: read it before you quote it.",
      zh: "未核对原文的依据均有标注，引用前应先查原文。"),
    Wording(
      en: "In a picture a step stands to the right of what must come before it; steps of other "
        + "pages have a broken frame. Where several would do, the one that suits most cases is drawn.",
      zh: "图中先办的在左、后办的在右；虚线框为其他页的措施；几项均可补上的，只画适用面最宽的一项。"),
  ]
  static let close = Wording(
    en: "Made from the rules by `advisor handbook`: change the rules and not this page.",
    zh: "本页由 `advisor handbook` 按规则生成：请改规则，不要改本页。")
}
