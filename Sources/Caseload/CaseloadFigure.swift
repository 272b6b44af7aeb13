/// A figure of a list: a number of its cases, each of which can be named (contract, section 6).
package enum CaseloadFigure: Hashable, Sendable {
  /// All cases of the list.
  case cases
  /// The cases in which a step or a time limit is overdue.
  case overdue
  /// The cases in a state.
  case state(CaseState)

  /// All figures, in the order in which they are shown.
  package static let all = [.cases, .overdue] + CaseState.allCases.map(CaseloadFigure.state)

  /// The word for the figure on the command line and in links.
  package var word: String {
    switch self {
    case .cases: "cases"
    case .overdue: "overdue"
    case .state(let state): state.rawValue
    }
  }

  /// The figure that the word names; nil where there is none.
  package init?(_ word: String) {
    guard let figure = Self.all.first(where: { $0.word == word }) else { return nil }
    self = figure
  }

  /// Whether the figure counts the case.
  package func counts(_ entry: CaseloadEntry) -> Bool {
    switch self {
    case .cases: true
    case .overdue: entry.isOverdue
    case .state(let state): entry.state == state
    }
  }
}

extension Caseload {
  /// The cases behind a figure, in the order of the list.
  package func entries(of figure: CaseloadFigure) -> [CaseloadEntry] {
    entries.filter(figure.counts)
  }
}
