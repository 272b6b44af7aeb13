package import Advising
package import Diagnostics
package import FEEL
import Playbooks

/// The lines that `batch` answers with.
package enum BatchJSON {
  package static func line(
    _ advisor: Advisor, _ file: Case, on date: CalendarDate, onlyBlockers: Bool
  ) -> String {
    let playbook = advisor.playbook
    let brief = advisor.brief(file, on: date, onlyBlockers: onlyBlockers)
    func ids(_ state: Bool?) -> JSON {
      .array(
        brief.blockers.filter { $0.state.known == state }.map {
          .string(Naming.name(playbook[$0.blocker].id, part: $0.part))
        })
    }
    var members: [(String, JSON)] = [
      ("case", .string(file.id)), ("blockers", ids(true)), ("unknown", ids(nil)),
    ]
    if !onlyBlockers {
      members.append(
        (
          "actions",
          .array(
            brief.actions.map { action in
              .object([
                ("id", .string(Naming.name(playbook[action.remedy].id, part: action.part))),
                ("state", .string(action.state.rawValue)),
              ])
            })
        ))
    }
    return JSON.object(members).compact + "\n"
  }

  package static func fault(
    _ id: String?, line: Int, _ diagnostics: [Diagnostic], _ language: Language
  ) -> String {
    var members: [(String, JSON)] = id.map { [("case", .string($0))] } ?? []
    let text = diagnostics.map { diagnostic in
      let help = diagnostic.help.map { " (\($0[language]))" } ?? ""
      return "\(diagnostic.place.start.column): \(diagnostic.message[language])\(help)"
    }.joined(separator: "; ")
    members += [("line", .integer(line)), ("error", .string(text))]
    return JSON.object(members).compact + "\n"
  }
}

/// How advice names something of one part.
package enum Naming {
  package static func name(_ id: String, part: String?) -> String {
    part.map { "\(id)@\($0)" } ?? id
  }
}
