package import Advising
package import Diagnostics
package import FEEL

/// What can be said of a single answer; what is nil is as in the rest of the sitting.
package struct AnswerDetails: Sendable {
  /// Who or what it is taken from.
  package var source: String?
  /// Since when it is so.
  package var on: CalendarDate?
  /// How reliable it is.
  package var status: Statement.Status?

  /// Nothing of its own, unless it is given.
  package init(
    source: String? = nil, on: CalendarDate? = nil, status: Statement.Status? = nil
  ) {
    self.source = source
    self.on = on
    self.status = status
  }

  /// Reads what was added to an answer, in any order; no day may be after `today`.
  init(_ pieces: [String], today: CalendarDate) throws(DetailSlip) {
    for piece in pieces {
      if let day = TypedValue.day(piece) {
        guard day <= today else { throw .dayToCome(piece, today) }
        on = day
      } else if let status = Self.statuses[piece.lowercased()] {
        self.status = status
      } else if let source {
        throw .twoSources(source, piece)
      } else {
        source = piece
      }
    }
  }

  /// A line as the answer before the first semicolon, and what was added after it.
  static func split(_ line: String) -> (answer: String, added: [String]) {
    let pieces = line.split(omittingEmptySubsequences: false) { ";；".contains($0) }
      .map { String($0).trimmed }
    return (pieces[0], pieces.dropFirst().filter { !$0.isEmpty })
  }

  private static let statuses: [String: Statement.Status] = [
    "verified": .verified, "已核实": .verified, "核实": .verified,
    "stated": .stated, "自述": .stated,
    "disputed": .disputed, "有争议": .disputed, "争议": .disputed,
  ]
}

/// The reason why what was added to an answer cannot be used.
package enum DetailSlip: Error, Sendable {
  /// The day lies after the day of the interview.
  case dayToCome(String, CalendarDate)
  /// Two texts can both be the source.
  case twoSources(String, String)

  /// What is wrong, and what to type instead.
  package var wording: Wording {
    switch self {
    case .dayToCome(let text, let today):
      Wording(
        en: "`\(text)` lies after \(today.text): type the day since when it is so",
        zh: "`\(text)` 晚于 \(today.text)：请填情况始于何日")
    case .twoSources(let first, let second):
      Wording(
        en: "`\(first)` and `\(second)` cannot both be the source: put them into one, with a comma",
        zh: "`\(first)` 与 `\(second)` 不能同为来源：请用逗号合写为一项")
    }
  }
}
