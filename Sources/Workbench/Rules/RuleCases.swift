import Advising
import CaseStore
import Diagnostics
import FEEL
import Playbooks
import Reports

/// The cases that an entry of the rules concerns, by what it comes to in each of them.
struct RuleCases {
  /// The states that occur, in the order of their weight, each with its cases.
  let groups: [(word: Wording, cases: [Case])]

  /// Whether advice says anything of the entries of a section.
  static func concern(_ section: SectionName) -> Bool {
    [.blockers, .remedies, .goals, .clocks, .facts, .decisions, .constraints].contains(section)
  }

  init(_ entry: EntryName, _ visit: Visit) {
    let parts: AdviceParts = [.blockers, .actions, .figures, .decisions]
    let playbook = visit.store.rules.playbook
    var found: [(word: Wording, cases: [Case])] = Self.order.map { ($0, []) }
    for (stored, advice) in visit.store.advices(on: visit.day, parts: parts) {
      let states = Self.states(of: entry, in: advice, stored.content, playbook)
      guard let first = found.firstIndex(where: { own in states.contains { $0.en == own.word.en } })
      else { continue }
      found[first].cases.append(stored.content)
    }
    groups = found.filter { !$0.cases.isEmpty }
  }

  private static let holds = Wording(en: "holds", zh: "成立")
  private static let unknown = Wording(en: "not yet known", zh: "待查明")
  private static let stated = Wording(en: "stated", zh: "已填写")
  private static let inferred = Wording(en: "inferred", zh: "推知")
  private static let contradicted = Wording(en: "contradicted by the case", zh: "与案情矛盾")
  private static let reached = Wording(en: "reached", zh: "已实现")
  private static let notReached = Wording(en: "open", zh: "未实现")

  /// All words, what weighs most first: a case counts once, also where its parts differ.
  private static let order: [Wording] =
    [contradicted, holds, notReached]
    + [ActionState.now, .decide, .inProgress, .waiting, .unknown, .done].map(word)
    + [ClockAdvice.State.overdue, .expired, .running, .notStarted, .met].map(Labels.clock)
    + [stated, inferred, unknown, reached]

  private static func word(_ state: ActionState) -> Wording { Labels.outcome(.action(state)) }

  private static func states(
    of entry: EntryName, in advice: Advice, _ content: Case, _ playbook: Playbook
  ) -> [Wording] {
    switch entry.section {
    case .blockers:
      return advice.blockers.filter { playbook[$0.blocker].id == entry.id }
        .compactMap { $0.state == .holds ? holds : $0.state.isUnknown ? unknown : nil }
    case .remedies:
      return advice.actions.filter { playbook[$0.remedy].id == entry.id }.map { word($0.state) }
    case .goals:
      return advice.goals.filter { playbook[$0.goal].id == entry.id }.compactMap { goal in
        switch goal.state {
        case .open: notReached
        case .reached: reached
        case .unknown: unknown
        case .notOfTheCase: nil
        }
      }
    case .clocks:
      return advice.clocks.filter { playbook[$0.clock].id == entry.id }
        .map { $0.state == .unknown ? unknown : Labels.clock($0.state) }
    case .decisions:
      return advice.decisions.filter { playbook[$0.decision].id == entry.id }
        .compactMap { own in
          switch own.value {
          case .boolean(true): holds
          case .null, .unknown: unknown
          default: nil
          }
        }
    case .constraints:
      return advice.contradictions.contains { found in
        found.constraints.contains { playbook[$0].id == entry.id }
      } ? [contradicted] : []
    case .facts:
      guard let slot = playbook.vocabulary.slot(named: entry.id) else { return [] }
      let isStated =
        content.facts[slot] != nil || content.parts.contains { $0.facts[slot] != nil }
      if isStated { return [stated] }
      return advice.inferred.contains { $0.fact == slot } ? [inferred] : []
    default: return []
    }
  }
}
