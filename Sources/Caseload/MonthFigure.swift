import Advising

/// A figure of a month: a number of cases, each of which can be named (contract, section 6).
package enum MonthFigure: Hashable, Sendable {
  /// A figure of the list at the end of the month.
  case list(CaseloadFigure)
  /// The cases that are not closed.
  case open
  /// The closed cases that were settled.
  case settled
  /// The cases with a leader in charge, among those that are not closed.
  case led
  /// The cases that were not on the list before.
  case new
  case newlyReached, newlyClosed, newlyStuck, newlyOverdue
  /// The cases that were closed before and are not now.
  case reopened
  /// The cases that are no longer on the list.
  case gone
  /// The cases with a correction.
  case corrected
  /// The cases whose log has an entry in the month.
  case logged
  /// The cases that were unclear before and still are.
  case stillUnclear
  /// The cases in which not all can be so.
  case contradicted

  /// How things stand at the end of the month.
  package static let totals: [MonthFigure] =
    [.list(.cases), .open, .led, .settled]
    + CaseloadFigure.all.filter { $0 != .cases }.map(MonthFigure.list)
  /// What changed.
  package static let changes: [MonthFigure] = [
    .new, .newlyReached, .newlyClosed, .newlyStuck, .newlyOverdue, .reopened, .gone, .corrected,
    .logged,
  ]
  /// All figures.
  package static let all = totals + changes + [.stillUnclear, .contradicted]

  /// The word for the figure on the command line and in links.
  package var word: String {
    switch self {
    case .list(let figure): figure.word
    case .open: "open"
    case .settled: "settled"
    case .led: "led"
    case .new: "new"
    case .newlyReached: "newly-reached"
    case .newlyClosed: "newly-closed"
    case .newlyStuck: "newly-stuck"
    case .newlyOverdue: "newly-overdue"
    case .reopened: "reopened"
    case .gone: "gone"
    case .corrected: "corrected"
    case .logged: "logged"
    case .stillUnclear: "still-unclear"
    case .contradicted: "contradicted"
    }
  }

  /// The figure that the word names; nil where there is none.
  package init?(_ word: String) {
    guard let figure = Self.all.first(where: { $0.word == word }) else { return nil }
    self = figure
  }
}

extension MonthReport {
  /// The cases of the list behind a figure, in its order.
  package func entries(of figure: MonthFigure) -> [CaseloadEntry] {
    let corrected = Set(corrections.map(\.id))
    return list.entries.filter { counts($0, figure, corrected) }
  }

  /// The ids of all cases behind a figure: those of the list, and those no longer on it.
  package func ids(of figure: MonthFigure) -> [String] {
    switch figure {
    case .gone: return gone
    case .corrected:
      var seen: Set<String> = []
      return corrections.map(\.id).filter { seen.insert($0).inserted }
    default: return entries(of: figure).map(\.case.id)
    }
  }

  private func counts(_ entry: CaseloadEntry, _ figure: MonthFigure, _ corrected: Set<String>)
    -> Bool
  {
    let before = row(before: entry)
    switch figure {
    case .list(let figure): return figure.counts(entry)
    case .open: return entry.state != .closed
    case .settled: return entry.state == .closed && entry.case.closed?.outcome == .settled
    case .led: return entry.state != .closed && entry.case.leader != nil
    case .new: return before == nil
    case .newlyReached: return entry.state == .reached && before?.state != .reached
    case .newlyClosed: return entry.state == .closed && before?.state != .closed
    case .newlyStuck: return entry.state == .stuck && before?.state != .stuck
    case .newlyOverdue: return entry.isOverdue && before?.isOverdue != true
    case .reopened: return entry.state != .closed && before?.state == .closed
    case .gone: return false
    case .corrected: return corrected.contains(entry.case.id)
    case .logged: return !entry.log(from: month.first, to: list.date).isEmpty
    case .stillUnclear: return entry.state == .unclear && before?.state == .unclear
    case .contradicted: return entry.state != .closed && !entry.advice.contradictions.isEmpty
    }
  }
}
