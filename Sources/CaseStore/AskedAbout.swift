package import Advising
import Diagnostics
package import Docket
package import Playbooks

/// The entry that `ID[@PART]` or `KIND:ID[@PART]` names.
package struct AskedAbout: Sendable {
  /// The name as it was typed, without the part.
  package let typed: String
  /// The id of the entry.
  package let id: String
  /// The entry.
  package let subject: Explainable
  /// What else has the same name.
  package let others: [Explainable]
  /// The id of the part that is asked about; nil for the case.
  package let part: String?

  /// Reads the id and the part; unknown names are reported together, with suggestions.
  package init(_ text: String, _ content: Case, _ playbook: Playbook) throws(Slips) {
    let typed = TypedName(text, option: "explain")
    var slips: [Diagnostic] = []
    var found = playbook.explainable(named: typed.name)
    if found.isEmpty { found = Self.sharing(typed, playbook) }
    if found.isEmpty, let named = Self.named(typed, playbook, &slips) { found = [named] }
    let part = typed.part(of: content, &slips)
    guard slips.isEmpty, let subject = found.first else { throw Slips(slips) }
    self.typed = typed.name
    id = playbook.declaration(of: subject).id
    self.subject = subject
    others = Array(found.dropFirst())
    self.part = part
  }

  /// The goal and the steps or blockers that have this one title, the goal first; none where no two
  /// have it.
  private static func sharing(_ typed: TypedName, _ playbook: Playbook) -> [Explainable] {
    let kinds: [SectionName] = [.goals, .remedies, .blockers]
    let search = NameSearch(kinds.flatMap(playbook.named))
    guard case .several(let meant) = search.find(typed.name, withPieces: false) else { return [] }
    return meant.map(\.key)
  }

  /// The entry with this title, or with a piece of it; what is advised about counts before facts
  /// and other entries.
  private static func named(
    _ typed: TypedName, _ playbook: Playbook, _ slips: inout [Diagnostic]
  ) -> Explainable? {
    let kinds = [
      [.blockers, .remedies, .goals], [.clocks, .decisions, .phases, .screens], [.facts],
    ]
    .map { (kinds: [SectionName]) in NameSearch(kinds.flatMap(playbook.named)) }
    let all = NameSearch(kinds.flatMap(\.entries))
    if case .found(let entry) = all.find(typed.name, withPieces: false) { return entry }
    let search = kinds.first { if case .none = $0.find(typed.name) { false } else { true } } ?? all
    return typed.find(
      search, "goal",
      Wording(
        en: "blocker, remedy, goal, time limit, decision, fact, phase or checklist",
        zh: "卡点、措施、目标、时限、推算项、事实、阶段或排查清单"), &slips)
  }
}
