/// Something that the files now say otherwise of a day than was frozen for it.
package struct Correction: Hashable, Sendable {
  /// What a correction can be about; the raw value is the word in JSON.
  package enum Figure: String, Sendable, CaseIterable {
    /// Whether the case is on the list.
    case cases
    case state
    /// What the playbook counts beside the cases.
    case weight = "households"
    case overdue
    /// The number of entries in the log of the month.
    case log
  }

  /// A value of a figure.
  package enum Value: Hashable, Sendable {
    case flag(Bool)
    case state(CaseState)
    /// Nil where the file does not say.
    case number(Int?)
  }

  /// The id of the case.
  package let id: String
  /// What it is about.
  package let figure: Figure
  /// What was frozen.
  package let was: Value
  /// What the files say now.
  package let `is`: Value

  /// The differences between figures of one day, by case in the order of the frozen ones, then of
  /// the others.
  package static func all(from frozen: MonthSnapshot, to now: MonthSnapshot) -> [Correction] {
    let (old, new) = (frozen.byID, now.byID)
    let ids = frozen.rows.map(\.id) + now.rows.map(\.id).filter { old[$0] == nil }
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.flatMap { differences(old[$0], new[$0]) }
  }

  private static func differences(_ old: MonthSnapshot.Row?, _ new: MonthSnapshot.Row?)
    -> [Correction]
  {
    guard let old, let new else {
      guard let id = old?.id ?? new?.id else { return [] }
      return [Correction(id: id, figure: .cases, was: .flag(old != nil), is: .flag(new != nil))]
    }
    let pairs: [(Figure, Value, Value)] = [
      (.state, .state(old.state), .state(new.state)),
      (.weight, .number(old.weight), .number(new.weight)),
      (.overdue, .flag(old.isOverdue), .flag(new.isOverdue)),
      (.log, .number(old.entries), .number(new.entries)),
    ]
    return pairs.filter { $0.1 != $0.2 }.map {
      Correction(id: old.id, figure: $0.0, was: $0.1, is: $0.2)
    }
  }
}
