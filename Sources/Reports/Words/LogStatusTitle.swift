package import Advising
package import Diagnostics

extension LogEntry.Status {
  /// What people call the state of a step.
  package var title: Wording {
    switch self {
    case .assigned: Wording(en: "assigned", zh: "已交办")
    case .approved: Wording(en: "approved", zh: "已同意")
    case .started: Wording(en: "started", zh: "已启动")
    case .submitted: Wording(en: "submitted", zh: "已报送对方")
    case .done: Wording(en: "done", zh: "已办结")
    case .failed: Wording(en: "failed", zh: "未办成")
    case .declined: Wording(en: "declined", zh: "被拒绝")
    }
  }
}
