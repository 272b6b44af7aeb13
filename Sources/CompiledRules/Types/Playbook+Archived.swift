import FEEL
import Playbooks

extension Playbook: ArchivedFields {
  static func fields(_ field: some Fields<Playbook>) -> Playbook {
    let facts = field { SideBySide($0.facts) }.elements
    let decisions = field { SideBySide($0.decisions) }.elements
    return Playbook(
      id: field(\.id), version: field(\.version), title: field(\.title),
      languages: field(\.languages), digest: field(\.digest), types: field(\.types),
      facts: facts, decisions: decisions, decisionOrder: field(\.decisionOrder),
      offices: field(\.offices), sources: field { SideBySide($0.sources) }.elements,
      goals: field(\.goals), blockers: field { SideBySide($0.blockers) }.elements,
      remedies: field { SideBySide($0.remedies) }.elements, clocks: field(\.clocks),
      calendar: field(\.calendar),
      vocabulary: Vocabulary(
        facts: facts.map { ($0.id, $0.type.feel) },
        decisions: decisions.map { ($0.id, $0.type.feel) }),
      files: field(\.files))
  }
}
