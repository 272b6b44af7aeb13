import Advising
package import Caseload
package import Diagnostics
import FEEL
package import Playbooks
package import Reports
import Synchronization

/// A case as the ledger shows it, without the advice behind it.
package struct LedgerLine: Sendable {
  /// The id of the case.
  package let id: String
  /// The title of the case.
  package let title: Text
  /// Where the case stands.
  package let state: CaseState
  /// Whether a step or a time limit is overdue.
  package let isOverdue: Bool
  /// What lists count beside the case, such as its households; nil where the case does not say.
  package let weight: Int?
  /// The leader in charge, in free text.
  package let leader: String?
  /// The offices that lead a step that can start, is in progress or is to be decided on.
  package let offices: Set<Reference<Office>>
  /// Whether the case is marked as an example.
  package let isExample: Bool
  /// The row of the table, in each language.
  private let rows: [Page.Table.Row]
  /// The place of the case in each order.
  private let keys: [[Int]]

  /// The line of a case that there is advice on.
  init(_ entry: CaseloadEntry) {
    id = entry.case.id
    title = entry.case.title
    state = entry.state
    isOverdue = entry.isOverdue
    weight = entry.listed.weight
    leader = entry.case.leader
    let offices = entry.advice.actions.compactMap { entry.advice.playbook[$0.remedy].lead }
    self.offices = Set(offices.filter(entry.isLed(by:)))
    isExample = entry.case.isExample
    rows = Language.allCases.map { LedgerReport.row(entry, $0) }
    keys = CaseloadOrder.allCases.map { $0.key(entry) }
  }

  /// The row of the table.
  package func row(_ language: Language) -> Page.Table.Row {
    rows[Language.allCases.firstIndex(of: language) ?? 0]
  }

  /// The place of the case in an order: the lesser one comes first.
  package func key(_ order: CaseloadOrder) -> [Int] {
    keys[CaseloadOrder.allCases.firstIndex(of: order) ?? 0]
  }

  /// Whether a figure counts the case.
  package func isCounted(by figure: CaseloadFigure) -> Bool {
    switch figure {
    case .cases: true
    case .overdue: isOverdue
    case .state(let state): self.state == state
    }
  }
}

/// What the lines of a ledger are worked out for.
struct LedgerBasis: Hashable, Sendable {
  let day: CalendarDate
  let digest: String
}

/// The lines of a ledger that have been worked out.
final class LedgerLines: Sendable {
  /// The lines by the path of the file, each with the sum of the file.
  private let lines = Mutex([String: (sum: String, line: LedgerLine)]())

  /// The line of the case; nil where none has been worked out for the file as it is.
  func line(of head: CaseHead) -> LedgerLine? {
    lines.withLock { lines in
      lines[head.path].flatMap { $0.sum == head.sum ? $0.line : nil }
    }
  }

  func keep(_ line: LedgerLine, of stored: StoredCase) {
    lines.withLock { $0[stored.path] = (stored.sum, line) }
  }
}
