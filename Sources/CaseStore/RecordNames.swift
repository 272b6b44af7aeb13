package import Advising
package import Diagnostics
package import Playbooks
import Reports

/// What `record` knows by name: the remedies of a playbook, and the states of an entry.
package enum RecordNames {
  /// The word for a state in messages.
  package static let status = Wording(en: "state", zh: "状态")

  /// The states by their names in both languages.
  package static let statuses = NameSearch(
    LogEntry.Status.allCases.map { status in
      let words = Language.allCases.map { language in
        Text.Translation(language: language.rawValue, text: Labels.log(status)[language])
      }
      return Named(status, id: status.rawValue, title: Text(words))
    })

  /// The remedies of the playbook.
  package static func remedies(_ playbook: Playbook) -> NameSearch<Reference<Remedy>> {
    NameSearch(
      playbook.remedies.references(where: { _ in true }).map { remedy in
        let own = playbook[remedy].declaration
        return Named(remedy, id: own.id, title: own.title, formerly: own.formerly)
      })
  }
}
