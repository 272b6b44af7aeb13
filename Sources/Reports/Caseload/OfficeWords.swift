package import Caseload
package import Diagnostics

/// The words of the sheets for offices and of the meeting pack.
package enum OfficeWords {
  /// The heading of the steps in which an office has this part.
  package static func role(_ role: OfficeRole) -> Wording {
    switch role {
    case .leads: Wording(en: "Leads", zh: "牵头办理")
    case .decides: Wording(en: "To decide on", zh: "提请决定")
    case .supports: Wording(en: "Supports", zh: "配合办理")
    case .approached: Wording(en: "Is approached", zh: "请予对接")
    }
  }

  /// The figure that counts the cases in which an office has this part.
  static func figure(_ role: OfficeRole) -> Wording {
    switch role {
    case .leads: Wording(en: "cases it leads in", zh: "牵头案件")
    case .decides: Wording(en: "cases it decides in", zh: "提请决定案件")
    case .supports: Wording(en: "cases it supports", zh: "配合案件")
    case .approached: Wording(en: "cases it is approached in", zh: "对接案件")
    }
  }

  // The sheet for an office.
  static let sheet = Wording(en: "Worklist", zh: "任务单")
  static let number = Wording(en: "No.", zh: "序号")
  static let step = Wording(en: "Step", zh: "事项")
  static let stepID = Wording(en: "Remedy", zh: "措施编号")
  static let part = Wording(en: "Part", zh: "部分")
  static let role = Wording(en: "Role", zh: "职责")
  static let office = Wording(en: "Office", zh: "单位")
  static let holder = Wording(en: "In this case", zh: "本案单位")
  static let lead = Wording(en: "Led by", zh: "牵头单位")
  static let missing = Wording(en: "Papers missing", zh: "尚缺材料")
  static let release = Wording(en: "Waits for", zh: "须先解决或办结")
  static let next = Wording(en: "Next, when released", zh: "待前置事项办结后办理")
  static let cases = Wording(en: "Cases", zh: "案件")

  /// The heading of the steps in which an office has this part later on.
  static func later(_ role: OfficeRole) -> Wording {
    switch role {
    case .leads, .decides: next
    case .supports: Wording(en: "Supports later", zh: "后续配合")
    case .approached: Wording(en: "Is approached later", zh: "后续对接")
    }
  }

  static let received = Wording(en: "Received", zh: "签收")
  static let objection = Wording(en: "Objection and reason", zh: "异议及理由")
  static let overdue = Wording(en: "overdue", zh: "已逾期")
  static let signing = Wording(en: "Signed for", zh: "签收")
  static let signature = Wording(
    en: "Received by (signature, day): ____________________",
    zh: "签收人（签字、日期）：____________________")
  static let objections = Wording(
    en: "Objections (number, reason, who should do it instead): ____________________",
    zh: "异议（序号、理由、建议由哪个单位办理）：____________________")
  static let open = Wording(en: "Depends on open questions", zh: "视查明情况再办")
  static let nothing = Wording(
    en: "There is nothing for this office to do on this day.", zh: "截至该日，本单位无待办事项。")
  static let nobody = Wording(
    en: "There is nothing for any office to do on this day.", zh: "截至该日，各单位均无待办事项。")
  static let close = Wording(
    en: "People decide. Who holds that a step is not theirs says so here, with the reason.",
    zh: "供研判参考，由人决定。认为不属本单位职责的，请在异议栏写明理由。")

  // The meeting pack.
  static let pack = Wording(en: "Meeting pack", zh: "会商材料")
  static let meeting = Wording(en: "Meeting", zh: "会议日期")
  static let contents = Wording(en: "Contents", zh: "目录")
  static let decisions = Wording(en: "Decisions to take", zh: "提请议定事项")
  static let decided = Wording(en: "Decision", zh: "议定意见")
  static let noDecision = Wording(en: "No step waits for a decision.", zh: "没有待决定的事项。")
  static let shared = Wording(en: "Steps that several cases share", zh: "多案共同事项")
  static let sharedNote = Wording(
    en: "One approach to the same counterparts can serve all of these cases.",
    zh: "对接单位相同，可一并协调。")
  static let notShared = Wording(
    en: "No two cases share a step with the same counterparts.", zh: "没有对接单位相同的共同事项。")
  static let casePages = Wording(en: "Cases", zh: "逐案材料")
  static let offices = Wording(en: "Offices", zh: "单位任务单")
  static let packClose = Wording(
    en: "This pack prepares the meeting; people decide.", zh: "本材料供会商参考，由人决定。")

  // The form.
  static let form = Wording(en: "Form", zh: "填报表")

  /// The headings that name a term; `docs/glossary.md` explains each.
  static var terms: [Wording] {
    OfficeRole.allCases.map(role) + [later(.supports), later(.approached)]
      + [
        sheet, next, open, missing, received, objection, pack, decisions, decided, shared, form,
      ]
  }
}
