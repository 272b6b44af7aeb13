import Advising
package import Playbooks

/// What an office has to do with the cases of a list (contract, section 6).
package struct Worklist: Sendable {
  /// The office.
  package let office: Reference<Office>
  private let tasks: [OfficeRole: [OfficeTask]]
  /// The steps that it would lead, and that depend on what nobody has stated.
  package let open: [OfficeTask]

  init(_ office: Reference<Office>, _ list: Caseload) {
    self.office = office
    let steps = list.steps
    func tasks(in role: OfficeRole) -> [OfficeTask] {
      steps.filter { role.isPlayed(by: office, in: $0.action, list.playbook[$0.action.remedy]) }
    }
    self.tasks = Dictionary(
      uniqueKeysWithValues: OfficeRole.allCases.map { role in
        let own = tasks(in: role).filter { OfficeTask.states.contains($0.action.state) }
        let ranks = own.map(\.rank)
        let order = own.indices.sorted { a, b in
          ranks[a] == ranks[b] ? a < b : ranks[a].lexicographicallyPrecedes(ranks[b])
        }
        return (role, order.map { own[$0] })
      })
    open = tasks(in: .leads).filter { $0.action.state == .unknown }
  }

  /// The steps in which the office has this part, in the order of the sheet.
  package subscript(role: OfficeRole) -> [OfficeTask] { tasks[role] ?? [] }

  /// The same with the parts of a case together where they are told alike.
  package func rows(_ role: OfficeRole) -> [OfficeTask] { self[role].withPartsTogether }

  /// The cases in which the office has this part, in the order of the sheet, each once.
  package func cases(_ role: OfficeRole) -> [CaseloadEntry] {
    var seen: Set<String> = []
    return self[role].map(\.entry).filter { seen.insert($0.case.id).inserted }
  }

  /// Whether the office has nothing to do.
  package var isEmpty: Bool { tasks.values.allSatisfy(\.isEmpty) }
}

extension Caseload {
  /// The steps of the cases that are not closed, in the order of the list and of each advice.
  var steps: [OfficeTask] {
    onList.flatMap { entry in entry.advice.actions.map { OfficeTask(entry, $0) } }
  }

  /// The cases that people have not struck off.
  package var onList: [CaseloadEntry] { entries.filter { $0.state != .closed } }

  /// The sheet for an office.
  package func worklist(_ office: Reference<Office>) -> Worklist { Worklist(office, self) }

  /// The sheets of all offices that have anything to do, in playbook order.
  package var worklists: [Worklist] {
    playbook.offices.indices.map { worklist(Reference($0)) }.filter { !$0.isEmpty }
  }
}
