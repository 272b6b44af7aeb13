import Diagnostics

/// The headings and labels of the sheet.
enum SheetLabels {
  static let blockers = Wording(en: "In the way", zh: "卡点")
  static let first = Wording(en: "Do first", zh: "先办")
  static let nothingNow = Wording(
    en: "Nothing can start now; see what stands in the way and the open questions.",
    zh: "目前没有可以启动的事项，请看卡点和待查明事项。")
  static let allReached = Wording(
    en: "All are reached; the case can be put forward to be closed.",
    zh: "均已实现，可按程序申请销号。")
  static let contradiction = Wording(en: "Conflict", zh: "矛盾")
  static let stuck = Wording(en: "Stuck", zh: "卡住")
  static let arrangement = Wording(en: "Time, plan and facts", zh: "时限、步骤和填报情况")
  static let clocks = Wording(en: "Limits", zh: "时限")
  static let days = Wording(en: "Days", zh: "计日")
  static let plan = Wording(en: "Plan", zh: "步骤")
  static let basis = Wording(en: "Facts", zh: "填报")
  static let alsoNow = Wording(en: "Can also start now", zh: "同时可办")
  static let inProgress = Wording(en: "In progress", zh: "在办")
  static let decide = Wording(en: "Needs a decision", zh: "提请会商决定")
  static let waiting = Wording(en: "Waiting for other steps", zh: "待前置事项办结")
  static let later = Wording(en: "May follow", zh: "视查明情况再办")
  static let questions = Wording(en: "Open questions", zh: "先查明")
  static let asOf = Wording(en: "as of", zh: "截至")
  static let failed = Wording(en: "Tried without success", zh: "曾办未成")
  static let leader = Wording(en: "leader in charge", zh: "包案领导")
  static let lead = Wording(en: "office in charge", zh: "牵头责任单位")
  static let parts = Wording(en: "parts", zh: "各部分")
  static let example = Wording(en: "an example", zh: "示例")
  static let check = Wording(en: "Check", zh: "核对")
  static let close = Wording(en: "People decide.", zh: "供研判参考，由人决定。")
  static let hint = Wording(
    en: "Everything: --full. Why: advisor explain CASE NAME.",
    zh: "全部内容加 --full；理由用 advisor explain 案卷 名称。")
}
