import Advising
import Diagnostics
import FEEL
import Playbooks

/// A row of a table of cases as it was read, with what is wrong with it.
struct CaseRow: Sendable {
  /// What a cell states of a fact.
  struct Stated: Sendable {
    let slot: Slot
    let part: String?
    let value: Value
    let place: Place
  }

  /// The number of the row.
  let number: Int
  /// The row as a whole.
  let place: Place
  /// The id of the case; nil where the row has none.
  var id: String?
  /// The texts of the keys of a case file but `case` and the dates.
  var texts: [CaseKey: String] = [:]
  /// The dates of keys.
  var dates: [CaseKey: CalendarDate] = [:]
  /// The facts, in the order of the columns.
  var facts: [Stated] = []
  /// What is wrong with the row; without any it can be used.
  var faults: [Diagnostic] = []

  init(number: Int, place: Place) { (self.number, self.place) = (number, place) }

  /// The members of the working group, as one cell lists them.
  var team: [String] {
    (texts[.team] ?? "").split { "、，,；;\n".contains($0) }.map { String($0).trimmed }
      .filter { !$0.isEmpty }
  }

  /// The ids of the parts that the row speaks of, in the order of the columns.
  var parts: [String] {
    var seen: Set<String> = []
    return facts.compactMap(\.part).filter { seen.insert($0).inserted }
  }

  /// The facts of the case, or of one part.
  func statements(ofPart part: String?) -> [Slot: Statement] {
    var found: [Slot: Statement] = [:]
    for fact in facts where fact.part == part {
      found[fact.slot] = Statement(
        value: fact.value, source: texts[.source], askedOn: dates[.askedOn], place: fact.place)
    }
    return found
  }

  /// The case of the row, or why it cannot be used.
  var line: BatchLine {
    guard faults.isEmpty, let id else { return .unusable(id: id, line: number, faults) }
    return .usable(
      Case(
        id: id, title: Text(texts[.title] ?? id), opened: dates[.opened], lead: texts[.lead],
        leader: texts[.leader], team: team, facts: statements(ofPart: nil),
        parts: parts.map {
          Case.Part(id: $0, title: Text($0), facts: statements(ofPart: $0))
        }))
  }
}
