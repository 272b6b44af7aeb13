import Advising
import Diagnostics
import FEEL
import Playbooks

/// Days, time limits and clocks in words.
extension Sentences {
  /// The date, and how many days are left or overdue.
  func deadline(_ due: CalendarDate, on date: CalendarDate) -> String {
    let days = due.daysSinceEpoch - date.daysSinceEpoch
    if days < 0 {
      return say("\(due.text) (overdue by \(dayCount(-days)))", "\(due.text)（逾期 \(-days) 天）")
    }
    if days == 0 { return say("\(due.text) (today)", "\(due.text)（今天到期）") }
    return say("\(due.text) (\(dayCount(days)) left)", "\(due.text)（还剩 \(days) 天）")
  }

  func dayCount(_ days: Int) -> String { count(days, "day", "days") }

  func within(_ span: TimeSpan) -> String {
    say("\(span.text) from the start", "自启动起 \(chinese(span))内")
  }

  /// A time limit in words.
  func span(_ span: TimeSpan) -> String { say(span.text, chinese(span)) }

  private func chinese(_ span: TimeSpan) -> String {
    switch span {
    case .workingDays(let days): "\(days) 个工作日"
    case .calendar(0, let days): "\(days) 天"
    case .calendar(let months, 0) where months % 12 == 0: "\(months / 12) 年"
    case .calendar(let months, 0): "\(months) 个月"
    case .calendar(let months, let days): "\(months) 个月零 \(days) 天"
    }
  }

  /// A due date that binds nobody here, because the step is with the counterpart.
  func dueElsewhere(_ due: CalendarDate) -> String {
    say("\(due.text), lies with the counterpart", "\(due.text)，现在对方办理中")
  }

  /// How a clock stands; `isOthers` says that it is a right or period of somebody else, for which
  /// nobody of ours is late.
  func clock(
    _ state: ClockAdvice.State, due: CalendarDate?, on date: CalendarDate, isOthers: Bool
  ) -> String {
    let isPast = due.map { $0 < date } == true
    let day = due.map { isOthers && isPast ? expired($0) : deadline($0, on: date) }
    switch state {
    case .met: return say("met", "已按期办理")
    case .overdue, .expired, .running: return day ?? say("running", "计时中")
    case .notStarted: return say("not started", "尚未起算")
    case .unknown:
      guard let day else { return Labels.notKnown[language] }
      return isOthers && isPast
        ? say("not known whether it was used; \(day)", "是否已行使尚不清楚；\(day)")
        : say("not known whether met; due \(day)", "是否已办未知；期限 \(day)")
    }
  }

  private func expired(_ day: CalendarDate) -> String {
    say("expired on \(day.text)", "已于 \(day.text) 届满")
  }
}
