package import Diagnostics

/// The sections of a playbook; the raw value is the key in a file.
package enum SectionName: String, CaseIterable, Sendable {
  case playbook, types, phases, facts, decisions, offices, sources, goals, blockers, remedies,
    clocks
  case calendar

  /// The word for one entry in the ids of findings: `goal` in `unknown-goal`.
  package var singular: String {
    switch self {
    case .playbook: "playbook"
    case .types: "type"
    case .phases: "phase"
    case .facts: "fact"
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
      case .decisions: "推算项"
      case .offices: "单位"
      case .sources: "依据文件"
      case .goals: "目标"
      case .blockers: "卡点"
      case .remedies: "措施"
      case .clocks: "时限"
      case .calendar: "节假日历"
      }
    return Wording(en: self == .clocks ? "time limit" : singular, zh: zh)
  }
}
