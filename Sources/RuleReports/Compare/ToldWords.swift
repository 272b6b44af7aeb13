import Advising
import Diagnostics
import Playbooks
import Reports
import Verification

/// What two versions tell a reader, in words.
struct ToldWords {
  let kind: CaseImpact.Kind
  let detail: CaseImpact.Detail
  let language: Language

  /// What the line is about, where it is no entry of the playbook.
  var subject: String? {
    kind == .plan ? Labels.plan[language] : nil
  }

  /// The word before both texts; nil where they say themselves what they are.
  var label: String? {
    switch detail {
    case .state, .value:
      switch kind {
      case .question: Wording(en: "asked", zh: "提问")[language]
      case .screen: Wording(en: "asked", zh: "排查")[language]
      case .assumption: Labels.assumed[language]
      case .warning: Wording(en: "warning", zh: "提示")[language]
      default: nil
      }
    default: Self.label(detail)?[language]
    }
  }

  /// What one version says; in all languages where the other says the same in this one.
  func text(_ said: CaseImpact.Said?, beside other: CaseImpact.Said?) -> String {
    guard let said else {
      return isPresence
        ? Wording(en: "not mentioned", zh: "未提及")[language] : RuleChangeWords.nothing[language]
    }
    if let word = word(said.codes.first ?? "") { return word[language] }
    let separator =
      detail == .stages || detail == .order ? " > " : Labels.comma[language]
    return said.shown.shown(beside: other?.shown ?? [], language).joined(separator: separator)
  }

  private var isPresence: Bool { detail == .state || detail == .value }

  /// The word for a code; nil where it is no word of ours.
  private func word(_ code: String) -> Wording? {
    switch (detail, code) {
    case (.value, "true"), (.value, "false"): return code == "true" ? Labels.yes : Labels.no
    case (.value, "unknown"): return Labels.notKnown
    case (.value, "null"): return Labels.none
    case (.overdue, _), (.follows, _), (.ifNeeded, _), (.frontier, _):
      return code == "true" ? Labels.yes : Labels.no
    case (.state, "early"): return Wording(en: "now", zh: "现在")
    case (.state, "later"): return Wording(en: "later", zh: "以后")
    case (.state, "present"): return Wording(en: "given", zh: "有")
    case (.state, _):
      switch kind {
      case .clock: return ClockAdvice.State(rawValue: code).map(Labels.clock)
      case .goal: return GoalState(rawValue: code).map(Labels.goal)
      case .phase: return Road.State(rawValue: code).map(Labels.state)
      default: return nil
      }
    default: return nil
    }
  }

  private static func label(_ detail: CaseImpact.Detail) -> Wording? {
    switch detail {
    case .state, .value: nil
    case .lead: Labels.lead
    case .with: Labels.with
    case .counterparts: Labels.counterparts
    case .decidedBy: Labels.decidedBy
    case .within: Labels.within
    case .due: Labels.due
    case .overdue: Labels.clock(.overdue)
    case .holder: Labels.holder
    case .consider: Labels.consider
    case .steps: Labels.steps
    case .documents: Labels.documents
    case .documentsMissing: Wording(en: "documents missing", zh: "尚缺材料")
    case .purpose: Labels.purpose
    case .supports: Labels.supports
    case .waitsFor: Labels.waitsFor
    case .hangsOn: Labels.hangsOn
    case .ifNeeded: Labels.perhapsNeeded
    case .follows: Labels.consequences
    case .phase: Labels.road
    case .frontier: Wording(en: "stands here", zh: "当前阶段")
    case .ask: Wording(en: "question", zh: "提问内容")
    case .whereFound: Labels.askWhom
    case .facts: Labels.facts
    case .stages: Wording(en: "stages", zh: "步骤")
    case .days: Wording(en: "days", zh: "天数")
    case .unreached: Labels.unreached
    case .assumes: Labels.rests
    case .asks: Labels.asks
    case .undated: Labels.undated
    case .ifNeededSteps: Labels.perhapsNeeded
    case .order: Wording(en: "order", zh: "次序")
    }
  }
}
