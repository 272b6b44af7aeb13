package import Diagnostics

/// The sections of a playbook; the raw value is the key in a file.
package enum SectionName: String, CaseIterable, Sendable {
  case playbook, types, phases, facts, constraints, screens, decisions, offices, sources, goals
  case blockers, remedies, clocks, calendar

  /// The word for one entry in the ids of findings: `goal` in `unknown-goal`.
  package var singular: String {
    switch self {
    case .playbook: "playbook"
    case .types: "type"
    case .phases: "phase"
    case .facts: "fact"
    case .constraints: "constraint"
    case .screens: "screen"
    case .decisions: "decision"
    case .offices: "office"
    case .sources: "source"
    case .goals: "goal"
    case .blockers: "blocker"
    case .remedies: "remedy"
    case .clocks: "clock"
    case .calendar: "calendar"
    }
  }

  /// The word for one entry in messages and reports.
  package var word: Wording {
    let zh =
      switch self {
      case .playbook: "规则库"
      case .types: "类型"
      case .phases: "阶段"
      case .facts: "事实"
      case .constraints: "约束"
      case .screens: "排查清单"
      case .decisions: "推算项"
      case .offices: "单位"
      case .sources: "依据文件"
      case .goals: "目标"
      case .blockers: "卡点"
      case .remedies: "措施"
      case .clocks: "时限"
      case .calendar: "节假日历"
      }
    let en =
      switch self {
      case .clocks: "time limit"
      case .screens: "checklist"
      default: singular
      }
    return Wording(en: en, zh: zh)
  }
}
