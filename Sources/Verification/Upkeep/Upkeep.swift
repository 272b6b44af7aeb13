package import Advising
package import FEEL
package import Playbooks

/// What those who keep the rules have to look after, and the cases that rest on it.
package struct Upkeep: Sendable {
  /// The rules.
  package let playbook: Playbook
  /// The day that counts as today.
  package let date: CalendarDate
  /// The last day that is looked ahead to.
  package let until: CalendarDate
  /// What is to be looked after: by kind, then by day, then in playbook order.
  package let items: [Item]
  /// The number of cases that were looked at, without those that are closed; nil where no cases were
  /// given.
  package let openCases: Int?
  /// The sources that rules cite, that somebody has read, and that have no day to be read again.
  package let withoutReview: [Reference<Source>]

  /// Why something is to be looked after; the raw value is the word in JSON.
  package enum Kind: String, Sendable, CaseIterable {
    /// The source is out of force.
    case sourceEnded = "source-ended"
    /// The source was to be looked at again by a day that has gone by.
    case reviewOverdue = "review-overdue"
    /// Time limits count working days in a year of which the calendar lists none.
    case calendarEnds = "calendar-ends"
    case ruleEnds = "rule-ends"
    case ruleBegins = "rule-begins"
    case sourceEnds = "source-ends"
    case sourceBegins = "source-begins"
    /// The source is to be looked at again by a day that comes soon.
    case reviewDue = "review-due"
    /// Nobody has read the cited places in the source itself.
    case sourceUnchecked = "source-unchecked"

    /// Whether it should have been looked after before today.
    package var isOverdue: Bool { self == .sourceEnded || self == .reviewOverdue }
  }

  /// What is to be looked after.
  package enum Subject: Sendable {
    case source(Reference<Source>)
    case rule(Clause.Subject)
    case calendar
  }

  /// Something to be looked after.
  package struct Item: Sendable {
    /// Why it is to be looked after.
    package let kind: Kind
    /// What is to be looked after.
    package let subject: Subject
    /// The day that it is about; nil for a source that nobody has read.
    package let day: CalendarDate?
    /// The rules that rest on it: that cite the source, or count by the calendar.
    package let rules: [Clause.Subject]
    /// The open cases that rest on it, in the order of the list.
    package internal(set) var cases: [Case] = []
  }

  /// Looks after the rules from one day to another.
  ///
  /// - Parameter cases: The cases to look through; nil where none were given.
  package init(
    _ playbook: Playbook, cases: [Case]?, from date: CalendarDate, to until: CalendarDate
  ) {
    self.playbook = playbook
    self.date = date
    self.until = until
    let search = UpkeepSearch(playbook: playbook, date: date, until: until)
    let items = search.items
    withoutReview = search.withoutReview
    let open = cases?.filter { !$0.isClosed(on: date) }
    openCases = open?.count
    guard let open, !open.isEmpty else {
      self.items = items
      return
    }
    var resting = RestingCases(open, Advisor(playbook))
    self.items = items.map { item in
      var item = item
      item.cases = resting.cases(of: item, today: date)
      return item
    }
  }

  /// The items of this kind.
  package func items(_ kind: Kind) -> [Item] { items.filter { $0.kind == kind } }
}
