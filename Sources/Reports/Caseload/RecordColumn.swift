package import Diagnostics

/// The columns of the form that `pack` writes and `record --from` reads, from the left.
package enum RecordColumn: String, CaseIterable, Sendable {
  case `case`, project, part, remedy, step, office, state
  /// The due date that the step has now.
  case nowDue
  case status, on, by
  /// The day that is agreed for the step.
  case due
  case reason

  /// The heading; reading takes those of both languages.
  package var title: Wording {
    switch self {
    case .case: CaseloadWords.id
    case .project: CaseloadWords.project
    case .part: OfficeWords.part
    case .remedy: OfficeWords.stepID
    case .step: OfficeWords.step
    case .office: OfficeWords.lead
    case .state: Wording(en: "State now", zh: "目前状态")
    case .nowDue: CaseloadWords.due
    case .status: Wording(en: "Status", zh: "办理结果")
    case .on: Wording(en: "On", zh: "办理日期")
    case .by: Wording(en: "By", zh: "办理单位")
    case .due: Wording(en: "Agreed due", zh: "约定期限")
    case .reason: Wording(en: "Reason", zh: "原因")
    }
  }

  /// Whether a row of the form says something in it that `record` needs.
  package var isRead: Bool {
    switch self {
    case .case, .part, .remedy, .status, .on, .by, .due, .reason: true
    case .project, .step, .office, .state, .nowDue: false
    }
  }

  /// The column with this heading, in either language; nil where there is none.
  package init?(heading: String) {
    let wanted = heading.filter { !$0.isNewline }.trimmed.lowercased()
    let found = Self.allCases.first { column in
      ([column.title.en, column.title.zh] + column.otherNames)
        .contains { $0.lowercased() == wanted }
    }
    guard let found else { return nil }
    self = found
  }

  /// What people write over the column besides its heading.
  private var otherNames: [String] {
    switch self {
    case .case: ["案件"]
    case .part: ["楼栋"]
    case .remedy: ["措施"]
    case .status: ["状态"]
    case .on: ["日期"]
    default: []
    }
  }

  /// The width in characters.
  var width: Int {
    switch self {
    case .case, .part, .office: 14
    case .project, .remedy: 22
    case .step, .reason: 30
    case .state, .nowDue, .on, .due, .status: 12
    case .by: 18
    }
  }
}
