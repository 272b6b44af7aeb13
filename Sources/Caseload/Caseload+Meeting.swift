package import Advising
package import Playbooks

/// What a meeting on a list of cases takes up.
extension Caseload {
  /// The steps that wait for a decision, in playbook order, each with its rows: a case, with the
  /// parts that are told alike together.
  package var decisions: [(remedy: Reference<Remedy>, rows: [OfficeTask])] {
    Dictionary(grouping: steps.filter { $0.action.state == .decide }, by: \.action.remedy)
      .sorted { $0.key < $1.key }
      .map { (remedy: $0.key, rows: $0.value.withPartsTogether) }
  }

  /// The steps with the same counterparts that can start or are in progress in several cases.
  package var sharedSteps: [SharedStep] { SharedStep.open(onList.map(\.advice)) }

  /// The steps of the form for a meeting: those that somebody can take up, and those that wait.
  package var formSteps: [OfficeTask] {
    steps.filter { OfficeTask.states.contains($0.action.state) }
  }
}

extension [OfficeTask] {
  /// The rows, with the parts of a case together where they are told alike.
  var withPartsTogether: [OfficeTask] {
    var rows: [OfficeTask] = []
    for task in self {
      if let index = rows.firstIndex(where: task.isSaidOf) {
        rows[index].parts += task.parts
        let known = rows[index].waitsFor
        rows[index].waitsFor += task.waitsFor.filter { !known.contains($0) }
      } else {
        rows.append(task)
      }
    }
    return rows
  }
}
