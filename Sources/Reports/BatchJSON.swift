package import Advising
package import Diagnostics
import Playbooks

/// The lines that `advisor batch` writes (contract, section 5, "Batch").
package enum BatchJSON {
  /// The line for one case, with its actions or with its blockers only.
  package static func line(_ advice: Advice, onlyBlockers: Bool) -> String {
    let playbook = advice.playbook
    func ids(_ state: Bool?) -> JSON {
      .array(
        advice.blockers.filter { $0.state.known == state }.map {
          .string(Naming.name(playbook[$0.blocker].id, part: $0.part))
        })
    }
    var members: [(String, JSON)] = [
      ("case", .string(advice.case.id)), ("blockers", ids(true)), ("unknown", ids(nil)),
    ]
    if !onlyBlockers {
      members.append(
        (
          "actions",
          .array(
            advice.actions.map { action in
              .object([
                ("id", .string(Naming.name(playbook[action.remedy].id, part: action.part))),
                ("state", .string(action.state.rawValue)),
              ])
            })
        ))
    }
    return JSON.object(members).compact + "\n"
  }

  /// The line that takes the place of an input line that cannot be used; `line` counts from 1.
  package static func fault(
    _ id: String?, line: Int, _ diagnostics: [Diagnostic], _ language: Language
  ) -> String {
    var members: [(String, JSON)] = id.map { [("case", .string($0))] } ?? []
    let text = diagnostics.map { diagnostic in
      let help = diagnostic.help.map { " (\($0[language]))" } ?? ""
      let place = diagnostic.place
      let spot = place.file.isTyped ? place.file.name : String(place.start.column)
      return "\(spot): \(diagnostic.message[language])\(help)"
    }.joined(separator: "; ")
    members += [("line", .integer(line)), ("error", .string(text))]
    return JSON.object(members).compact + "\n"
  }
}

/// The way in which advice names an entry that concerns one part of a case.
package enum Naming {
  /// The id, followed by `@` and the part if it concerns only one.
  package static func name(_ id: String, part: String?) -> String {
    part.map { "\(id)@\($0)" } ?? id
  }
}
