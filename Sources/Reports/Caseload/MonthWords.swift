import Advising
package import Caseload
package import Diagnostics

/// The words of the report on a month.
extension CaseloadWords {
  /// The word for a figure of a month.
  package static func figure(_ figure: MonthFigure) -> Wording {
    switch figure {
    case .list(.cases): Wording(en: "on the list", zh: "在册")
    case .list(let figure): self.figure(figure)
    case .open: Wording(en: "open", zh: "未销号")
    case .settled: Wording(en: "settled", zh: "已化解")
    case .led: Wording(en: "with a leader in charge", zh: "有包案领导")
    case .new: Wording(en: "new", zh: "新增")
    case .newlyReached: Wording(en: "goals newly reached", zh: "新实现目标")
    case .newlyClosed: Wording(en: "newly closed", zh: "新销号")
    case .newlyStuck: Wording(en: "newly stuck", zh: "新卡住")
    case .newlyOverdue: Wording(en: "newly overdue", zh: "新逾期")
    case .reopened: Wording(en: "reopened", zh: "恢复办理")
    case .gone: Wording(en: "no longer on the list", zh: "不再在册")
    case .corrected: Wording(en: "corrected", zh: "更正")
    case .logged: Wording(en: "worked on", zh: "有办理记录")
    case .stillUnclear: Wording(en: "still unclear", zh: "持续待查明")
    case .contradicted: contradictions
    }
  }

  /// The word for what a correction is about.
  static func figure(_ figure: Correction.Figure) -> Wording {
    switch figure {
    case .cases: Wording(en: "on the list", zh: "在册")
    case .state: state
    case .weight: Wording(en: "number counted", zh: "统计数")
    case .overdue: Wording(en: "overdue", zh: "逾期")
    case .log: Wording(en: "log entries of the month", zh: "当月办理记录")
    }
  }

  /// The words of lists that name a term; `docs/glossary.md` explains each.
  static var terms: [Wording] {
    [
      ledger, next, road, screens, questions, duplicates, month, rate, corrections,
    ] + CaseState.allCases.map(state) + MonthFigure.all.map(figure)
  }

  static let month = Wording(en: "Monthly report", zh: "月报")
  static let situation = Wording(en: "1. The situation", zh: "一、基本情况")
  static let work = Wording(en: "2. What was done", zh: "二、主要工作做法")
  static let problems = Wording(en: "3. Problems", zh: "三、存在问题")
  static let nextSteps = Wording(en: "4. Next", zh: "四、下一步")
  static let rows = Wording(en: "The cases", zh: "案件明细")
  static let comparison = Wording(en: "Since the month before", zh: "比上期")
  static let changes = Wording(en: "Changes", zh: "本月变化")
  static let sums = Wording(en: "Sums", zh: "核算")
  static let rate = Wording(en: "Share settled", zh: "化解率")
  static let corrections = Wording(en: "Corrections", zh: "更正")
  static let log = Wording(en: "Log of the month", zh: "本月办理记录")
  static let logBetween = Wording(
    en: "Log between the frozen day and the month", zh: "冻结日之后、本月之前的办理记录")
  static let fillIn = Wording(
    en: "To be written by the offices. The log of the month is material for it:",
    zh: "由各单位填写。以下本月办理记录可作素材：")
  static let canStart = Wording(en: "Steps that can start", zh: "可启动事项")
  static let dueDecisions = Wording(en: "Decisions due", zh: "待决定事项")
  static let undated = Wording(en: "Day of opening not stated", zh: "立案日期未填")
  static let later = Wording(en: "Opened later, not counted", zh: "期后立案，未计入")
  static let nothing = Wording(en: "none", zh: "无")
  static let noLog = Wording(
    en: "The logs have no entry of this month.", zh: "本月没有办理记录。")
  static let number = Wording(en: "Number", zh: "件数")
  static let figure = Wording(en: "Figure", zh: "指标")
  static let ids = Wording(en: "Cases", zh: "案号")
  static let day = Wording(en: "Day", zh: "日期")
  static let step = Wording(en: "Step", zh: "措施")
  static let happened = Wording(en: "What happened", zh: "进展")
  static let was = Wording(en: "Was reported", zh: "原报")
  static let isNow = Wording(en: "Is", zh: "现为")
  static let closeMonth = Wording(
    en:
      "People decide. The cases behind a number: --list NUMBER'S WORD, such as --list newly-overdue.",
    zh: "供研判参考，由人决定。某个数字是哪些案件：加 --list，如 --list newly-overdue。")
}
