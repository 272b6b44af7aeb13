package import Advising
import FEEL
import Playbooks

/// How a list stands at the end of a month, and what has changed (contract, section 6).
package struct MonthReport: Sendable {
  /// The month.
  package let month: Month
  /// The list at the end of the month: the cases that were opened by then.
  package let list: Caseload
  /// The cases of the files that were opened after the end of the month.
  package let later: [ListedCase]
  /// The figures with which the month is compared.
  package let before: MonthSnapshot
  /// Whether these were frozen, and not worked out from the files.
  package let isFrozen: Bool
  /// What the files now say otherwise than was frozen; none where nothing was.
  package let corrections: [Correction]

  private let rowsBefore: [String: MonthSnapshot.Row]

  /// The report on a month.
  ///
  /// `list` holds for the end of the month; `earlier` for the day of `frozen`, where that is given,
  /// else for the day before the month. Cases opened after the day of a list do not belong to it.
  package init(
    _ month: Month, _ list: Caseload, earlier: Caseload, frozen: MonthSnapshot? = nil
  ) {
    self.month = month
    self.list = list.openedByItsDay
    later = list.entries.filter { !$0.isOpened }.map(\.listed)
    let then = Month(year: earlier.date.year, month: earlier.date.month) ?? month
    let now = MonthSnapshot(earlier.openedByItsDay, in: frozen?.month ?? then)
    before = frozen ?? now
    isFrozen = frozen != nil
    corrections = frozen.map { Correction.all(from: $0, to: now) } ?? []
    rowsBefore = before.byID
  }

  /// The figures of the end of the month, to be frozen.
  package var snapshot: MonthSnapshot { MonthSnapshot(list, in: month) }

  /// Whether the month is not over on the day of the report.
  package var isUnfinished: Bool { list.date < month.last }

  /// Whether the rules are not those by which the earlier figures were frozen.
  package var hasOtherRules: Bool { isFrozen && before.digest != list.playbook.digest }

  /// The ids of the cases that were frozen and are no longer on the list.
  package var gone: [String] {
    let now = Set(list.entries.map(\.case.id))
    return before.rows.map(\.id).filter { !now.contains($0) }
  }

  /// The number of cases, and of those that are not closed, before.
  package var casesBefore: (all: Int, open: Int) {
    (before.rows.count, before.rows.count { $0.state != .closed })
  }

  /// The number of cases no longer on the list that were not closed.
  package var openGone: Int {
    gone.count { rowsBefore[$0]?.state != .closed }
  }

  /// An entry of a log with its case.
  package typealias Logged = (case: CaseloadEntry, entry: LogEntry)

  /// The entries of the logs in the month, oldest first; those of one day in the order of the list.
  package var log: [Logged] { log(from: month.first, to: list.date) }

  /// The entries after the day that was frozen and before the month; none where nothing was.
  package var logBetween: [Logged] {
    guard isFrozen, let start = before.date.adding(days: 1), let end = month.dayBefore
    else { return [] }
    return log(from: start, to: end)
  }

  private func log(from start: CalendarDate, to end: CalendarDate) -> [Logged] {
    let all = list.entries.flatMap { item in
      item.log(from: start, to: end).map { (case: item, entry: $0) }
    }
    return all.enumerated().sorted { a, b in
      (a.element.entry.on.daysSinceEpoch, a.offset) < (b.element.entry.on.daysSinceEpoch, b.offset)
    }.map(\.element)
  }

  /// How the case stood before; nil where it was not on the list.
  func row(before entry: CaseloadEntry) -> MonthSnapshot.Row? { rowsBefore[entry.case.id] }
}

extension Caseload {
  /// The list without the cases that were opened after its day.
  fileprivate var openedByItsDay: Caseload { with(entries.filter(\.isOpened)) }
}

extension CaseloadEntry {
  /// Whether the case was opened by the day of the list, as far as its file says when.
  fileprivate var isOpened: Bool { self.case.opened.map { $0 <= advice.date } ?? true }

  /// The entries of the log from one day to the other, without those that were taken back.
  func log(from start: CalendarDate, to end: CalendarDate) -> [LogEntry] {
    self.case.log.filter { $0.void == nil && start <= $0.on && $0.on <= end }
  }
}
