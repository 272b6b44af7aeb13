package import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// A list of cases, each with its advice for the same day.
package struct Caseload: Sendable {
  /// The playbook.
  package let playbook: Playbook
  /// The as-of date.
  package let date: CalendarDate
  /// The cases of the list, in its order.
  package let entries: [CaseloadEntry]
  /// The cases marked as examples that are left out, since the list has others.
  package let examples: [ListedCase]
  /// The files of the list that cannot be read.
  package let unreadable: [UnreadableCase]

  /// A list of these cases.
  package init(
    _ entries: [CaseloadEntry], examples: [ListedCase] = [], unreadable: [UnreadableCase] = [],
    _ playbook: Playbook, on date: CalendarDate
  ) {
    self.playbook = playbook
    self.date = date
    self.entries = entries
    self.examples = examples
    self.unreadable = unreadable
  }

  /// The same list with other entries, or in another order.
  package func with(_ entries: [CaseloadEntry]) -> Caseload {
    Caseload(entries, examples: examples, unreadable: unreadable, playbook, on: date)
  }

  /// The cases of the list as lists name them.
  package var cases: [ListedCase] { entries.map(\.listed) }

  /// Cases marked as examples, apart from the others; where all are examples they are the list.
  package static func parted(_ cases: [Case], withExamples: Bool) -> (
    list: [Case], examples: [Case]
  ) {
    let own = cases.filter { !$0.isExample }
    return withExamples || own.isEmpty ? (cases, []) : (own, cases.filter(\.isExample))
  }
}

/// A file of a list that cannot be read; people must know that the list lacks it.
package struct UnreadableCase: Sendable {
  /// The id that the file gives, else its name.
  package let id: String
  /// Why it cannot be read, in each language.
  package let reason: Wording

  /// A file with the reason why it cannot be read.
  package init(id: String, reason: Wording) {
    self.id = id
    self.reason = reason
  }
}
