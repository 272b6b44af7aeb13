package import Diagnostics
package import FEEL
package import Playbooks

/// A case as its file states it, by the playbook's vocabulary.
package struct Case: Sendable {
  package let id: String
  package let title: Text
  package let opened: CalendarDate?
  /// Who carries the case, in free text.
  package let lead: String?
  /// Who holds an office's role here; shown instead of the office's title.
  package let offices: [Reference<Office>: Text]
  package var facts: [Slot: Statement]
  /// One building, one plan; empty: the case is one whole.
  package var parts: [Part]
  /// Oldest first.
  package var log: [LogEntry]

  package struct Part: Sendable {
    package let id: String
    package let title: Text
    package var facts: [Slot: Statement]

    package init(id: String, title: Text, facts: [Slot: Statement]) {
      self.id = id
      self.title = title
      self.facts = facts
    }
  }

  package init(
    id: String, title: Text, opened: CalendarDate? = nil, lead: String? = nil,
    offices: [Reference<Office>: Text] = [:], facts: [Slot: Statement] = [:], parts: [Part] = [],
    log: [LogEntry] = []
  ) {
    self.id = id
    self.title = title
    self.opened = opened
    self.lead = lead
    self.offices = offices
    self.facts = facts
    self.parts = parts
    self.log = log
  }
}
