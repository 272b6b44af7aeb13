package import Diagnostics
package import FEEL

/// What every entry of a playbook has: its id, where that stands, and when it is in force.
package struct Declaration: Sendable {
  package let id: String
  package let title: Text
  /// The place of the id.
  package let place: Place
  /// The entry's rank in playbook order: files by path, then the order in the file.
  package let rank: Int
  package let effective: EffectivePeriod

  package init(
    id: String, title: Text, place: Place, rank: Int, effective: EffectivePeriod = .always
  ) {
    self.id = id
    self.title = title
    self.place = place
    self.rank = rank
    self.effective = effective
  }
}

/// The days on which an entry is in force, both ends included; nil is open.
package struct EffectivePeriod: Sendable {
  package let from: CalendarDate?
  package let until: CalendarDate?

  package static let always = EffectivePeriod(from: nil, until: nil)

  package init(from: CalendarDate?, until: CalendarDate?) {
    self.from = from
    self.until = until
  }

  package func contains(_ date: CalendarDate) -> Bool {
    if let from, date < from { return false }
    if let until, until < date { return false }
    return true
  }
}
