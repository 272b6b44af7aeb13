import FEEL
import Playbooks

extension Playbook: ArchivedFields {
  static func fields(_ field: some Fields<Playbook>) -> Playbook {
    let facts = field(\.facts)
    let decisions = field(\.decisions)
    return Playbook(
      id: field(\.id), version: field(\.version), versionPlace: field(\.versionPlace),
      title: field(\.title), languages: field(\.languages), weight: field(\.weight),
      digest: field(\.digest),
      types: field(\.types), phases: field(\.phases), facts: facts,
      constraints: field(\.constraints), screens: field(\.screens), decisions: decisions,
      decisionOrder: field(\.decisionOrder),
      offices: field(\.offices), sources: field(\.sources), goals: field(\.goals),
      blockers: field(\.blockers), remedies: field(\.remedies), clocks: field(\.clocks),
      calendar: field(\.calendar),
      vocabulary: Vocabulary(
        facts: facts.map { ($0.id, $0.type.feel) },
        decisions: decisions.map { ($0.id, $0.type.feel) }),
      files: field(\.files))
  }
}
