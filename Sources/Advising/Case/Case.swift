import Diagnostics
package import FEEL
package import Playbooks

/// A case as its file states it, in the playbook's vocabulary (contract, section 3).
package struct Case: Sendable {
  /// The id of the case.
  package let id: String
  /// The title of the case.
  package let title: Text
  /// The day on which the case was opened; nil where the file does not say.
  package let opened: CalendarDate?
  /// Who carries the case, in free text.
  package let lead: String?
  /// The leader in charge of the case, in free text; by office rather than by name.
  package let leader: String?
  /// The working group, each in free text.
  package let team: [String]
  /// Whether it is invented, or of the news, and no case of an office.
  package let isExample: Bool
  /// The checklists that have been gone through, for all parts of the case.
  package var screened: [Reference<Screen>: Screening]
  /// That people have struck the case off their list; nil where it is on it.
  package let closed: Closure?
  /// Who holds the role of an office in this case; shown instead of the office's title.
  package var offices: [Reference<Office>: Text]
  /// What the file states of the whole case, by fact.
  package var facts: [Slot: Statement]
  /// The parts of the case, such as buildings; empty where the case has none.
  package var parts: [Part]
  /// What happened, oldest first.
  package var log: [LogEntry]

  /// That a checklist has been gone through.
  package struct Screening: Sendable {
    /// The day from which it counts; nil where the file does not say.
    package let on: CalendarDate?
    /// Who says so, in free text.
    package let source: String?

    /// A checklist gone through on that day.
    package init(on: CalendarDate?, source: String? = nil) {
      self.on = on
      self.source = source
    }
  }

  /// People's decision to strike a case off the list.
  package struct Closure: Sendable {
    /// How the case ended; the raw value is the word in the case file.
    package enum Outcome: String, Sendable, CaseIterable {
      case settled, referred, withdrawn
    }

    /// The day from which it counts.
    package let on: CalendarDate
    /// How the case ended.
    package let outcome: Outcome
    /// Who decided, in free text.
    package let by: String?
    /// Anything else, in free text.
    package let note: String?

    /// A decision of that day.
    package init(on: CalendarDate, outcome: Outcome, by: String?, note: String?) {
      self.on = on
      self.outcome = outcome
      self.by = by
      self.note = note
    }
  }

  /// One part of a case, such as one building.
  package struct Part: Sendable {
    /// The id of the part.
    package let id: String
    /// The title of the part.
    package let title: Text
    /// The facts that differ from those of the case, or are the part's own.
    package var facts: [Slot: Statement]

    /// A part with its own facts.
    package init(id: String, title: Text, facts: [Slot: Statement]) {
      self.id = id
      self.title = title
      self.facts = facts
    }
  }

  /// A case; what is omitted is absent or empty.
  package init(
    id: String, title: Text, opened: CalendarDate? = nil, lead: String? = nil,
    leader: String? = nil, team: [String] = [], isExample: Bool = false,
    screened: [Reference<Screen>: Screening] = [:], closed: Closure? = nil,
    offices: [Reference<Office>: Text] = [:], facts: [Slot: Statement] = [:], parts: [Part] = [],
    log: [LogEntry] = []
  ) {
    self.id = id
    self.title = title
    self.opened = opened
    self.lead = lead
    self.leader = leader
    self.team = team
    self.isExample = isExample
    self.screened = screened
    self.closed = closed
    self.offices = offices
    self.facts = facts
    self.parts = parts
    self.log = log
  }
}
