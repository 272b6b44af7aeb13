package import FEEL
package import Playbooks

/// A case of a list: its name, and what lists count beside the cases.
package struct ListedCase: Sendable {
  /// The id of the case.
  package let id: String
  /// The title of the case.
  package let title: Text
  /// The number of households; nil where the case does not say.
  package let households: Int?

  /// The case as lists name it; with a day, as it was then.
  package init(_ case: Case, _ playbook: Playbook, on date: CalendarDate? = nil) {
    id = `case`.id
    title = `case`.title
    households = `case`.households(playbook, on: date)
  }
}

extension [ListedCase] {
  /// The number of households over all cases that say how many they have.
  package var households: Int { compactMap(\.households).reduce(0, +) }
}
