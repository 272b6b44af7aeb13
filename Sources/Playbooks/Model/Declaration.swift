package import Diagnostics
package import FEEL

/// What every entry of a playbook has: its id and title, its place, and the days on which it is in
/// force.
package struct Declaration: Sendable {
  /// The id, or for facts and decisions the name.
  package let id: String
  /// The title; the id where none is given.
  package let title: Text
  /// The place of the id in its file.
  package let place: Place
  /// The position in playbook order: files by path, then the order in the file.
  package let rank: Int
  /// The days on which the entry is in force.
  package let effective: EffectivePeriod
  /// The names that it had before, by which case files may still call it.
  package let formerly: [String]
  /// The phase that it is given; nil where it is given none.
  package let phase: Reference<Phase>?

  /// A declaration that is always in force unless a period is given.
  package init(
    id: String, title: Text, place: Place, rank: Int, effective: EffectivePeriod = .always,
    formerly: [String] = [], phase: Reference<Phase>? = nil
  ) {
    self.id = id
    self.title = title
    self.place = place
    self.rank = rank
    self.effective = effective
    self.formerly = formerly
    self.phase = phase
  }
}

/// The days on which an entry is in force, both ends included (contract, section 1).
package struct EffectivePeriod: Sendable {
  /// The first day; nil where there is no beginning.
  package let from: CalendarDate?
  /// The last day; nil where there is no end.
  package let until: CalendarDate?

  /// The period without beginning or end.
  package static let always = EffectivePeriod(from: nil, until: nil)

  /// The period from one day to another; nil leaves that end open.
  package init(from: CalendarDate?, until: CalendarDate?) {
    self.from = from
    self.until = until
  }

  /// Whether the entry is in force on the day.
  package func contains(_ date: CalendarDate) -> Bool {
    if let from, date < from { return false }
    if let until, until < date { return false }
    return true
  }
}
