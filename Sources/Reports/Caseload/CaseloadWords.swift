import Advising
package import Caseload
package import Diagnostics
import FEEL
import Playbooks

/// The words of reports on a list of cases.
package enum CaseloadWords {
  /// The word for the state of a case.
  package static func state(_ state: CaseState) -> Wording {
    switch state {
    case .closed: Wording(en: "closed", zh: "已销号")
    case .reached: Wording(en: "goals reached", zh: "目标已实现")
    case .stuck: Wording(en: "stuck", zh: "卡住")
    case .moving: Wording(en: "in progress", zh: "在办")
    case .ready: Wording(en: "can start", zh: "可启动")
    case .decide: Wording(en: "to decide", zh: "待决定")
    case .waiting: Wording(en: "waiting", zh: "待前置")
    case .unclear: Wording(en: "unclear", zh: "待查明")
    }
  }

  /// The word for a figure.
  package static func figure(_ figure: CaseloadFigure) -> Wording {
    switch figure {
    case .cases: Wording(en: "cases", zh: "案件")
    case .overdue: Wording(en: "overdue", zh: "逾期")
    case .state(let state): self.state(state)
    }
  }

  /// The word for the state of a step.
  static func step(_ state: ActionState) -> Wording {
    switch state {
    case .now: self.state(.ready)
    case .decide: self.state(.decide)
    case .inProgress: self.state(.moving)
    case .waiting: self.state(.waiting)
    case .unknown: self.state(.unclear)
    case .done: Labels.done
    }
  }

  static let ledger = Wording(en: "Case ledger", zh: "案件台账")
  static let state = Wording(en: "State", zh: "状态")
  static let id = Wording(en: "Case", zh: "案号")
  static let project = Wording(en: "Project", zh: "项目")
  static let age = Wording(en: "Days open", zh: "已立案天数")
  static let road = Wording(en: "Stands at", zh: "所处阶段")
  static let next = Wording(en: "Next step", zh: "下一步")
  static let nextLead = Wording(en: "Led by", zh: "下一步牵头")
  static let due = Wording(en: "Due", zh: "期限")
  static let overdue = Wording(en: "Overdue", zh: "逾期事项")
  static let questions = Wording(en: "Find out first", zh: "先查明")
  static let screens = Wording(en: "Checklists open", zh: "未核对清单")
  static let contradictions = Wording(en: "Conflicts", zh: "矛盾")
  static let unreadable = Wording(en: "Not read", zh: "未能读取")
  static let examples = Wording(en: "Left out as examples", zh: "示例案件，未列入")
  static let figures = Wording(en: "Figures", zh: "合计")
  static let duplicates = Wording(en: "Possible duplicates", zh: "疑似重复案件")
  static let pairs = Wording(en: "Pairs to check", zh: "请核对是否同一项目")
  static let inPairs = Wording(en: "cases in a pair", zh: "涉及案件")
  static let otherID = Wording(en: "Other case", zh: "另一案号")
  static let otherProject = Wording(en: "Other project", zh: "另一项目")
  static let alike = Wording(en: "Reason", zh: "理由")
  static let closeDuplicates = Wording(
    en: "Nothing is merged. People check whether it is one project.",
    zh: "本工具不合并案件；是否同一项目，请核对后由人决定。")
  static let hint = Wording(
    en: "The cases behind a number: --list with its word, such as --list overdue.",
    zh: "某个数字是哪些案件：加 --list，如 --list overdue。")
}
