package import FEEL
package import Playbooks

/// A case of a list: its name, and what lists count beside the cases.
package struct ListedCase: Sendable {
  /// The id of the case.
  package let id: String
  /// The title of the case.
  package let title: Text
  /// The number that the playbook counts, such as that of persons; nil where the case does not say.
  package let weight: Int?

  /// The case as lists name it; with a day, as it was then.
  package init(_ case: Case, _ playbook: Playbook, on date: CalendarDate? = nil) {
    id = `case`.id
    title = `case`.title
    weight = `case`.weight(playbook, on: date)
  }
}

extension [ListedCase] {
  /// The sum of the numbers over all cases that say theirs.
  package var weight: Int { compactMap(\.weight).reduce(0, +) }
}
