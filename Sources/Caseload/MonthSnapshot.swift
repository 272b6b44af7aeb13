import Advising
package import FEEL
import Playbooks

/// The figures of a list at the end of a month: what a later report is held to.
///
/// It is worked out from the cases, or read from a file that was frozen.
package struct MonthSnapshot: Sendable {
  /// The month.
  package let month: Month
  /// The day for which the figures hold: the last of the month, or an earlier one.
  package let date: CalendarDate
  /// The version of the playbook.
  package let version: String
  /// The digest of the playbook.
  package let digest: String
  /// A row for each case, in the order of the list.
  package let rows: [Row]

  /// The figures of one case.
  package struct Row: Equatable, Sendable {
    /// The id of the case.
    package let id: String
    /// Where it stood.
    package let state: CaseState
    /// The number that the playbook counts; nil where the file did not say.
    package let weight: Int?
    /// Whether a step or a time limit was overdue.
    package let isOverdue: Bool
    /// The number of entries in its log that are dated in the month, up to the day.
    package let entries: Int

    /// The figures of a case.
    package init(id: String, state: CaseState, weight: Int?, isOverdue: Bool, entries: Int) {
      self.id = id
      self.state = state
      self.weight = weight
      self.isOverdue = isOverdue
      self.entries = entries
    }
  }

  /// Figures that were frozen.
  package init(
    _ month: Month, on date: CalendarDate, version: String, digest: String, rows: [Row]
  ) {
    self.month = month
    self.date = date
    self.version = version
    self.digest = digest
    self.rows = rows
  }

  /// The figures of a list on its day, which lies in the month.
  package init(_ list: Caseload, in month: Month) {
    let rows = list.entries.map { entry in
      Row(
        id: entry.case.id, state: entry.state, weight: entry.listed.weight,
        isOverdue: entry.isOverdue,
        entries: entry.log(from: month.first, to: list.date).count)
    }
    self.init(
      month, on: list.date, version: list.playbook.version, digest: list.playbook.digest,
      rows: rows)
  }

  /// The rows by the ids of their cases; the first where an id comes twice.
  var byID: [String: Row] { Dictionary(rows.map { ($0.id, $0) }) { first, _ in first } }
}
