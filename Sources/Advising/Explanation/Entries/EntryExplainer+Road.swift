import FEEL
import Playbooks

/// Phases and checklists, which are about the whole case.
extension EntryExplainer {
  /// Where the case stands in the phase, what stops it there, and its steps.
  func phase(_ reference: Reference<Phase>) -> EntryExplanation {
    let advice = advisor.advise(
      `case`, on: date, parts: [.blockers, .certainBlockers, .actions, .plan])
    let stretch = advice.road.stretches.first { $0.phase == reference }
    let blockers = advice.blockers.filter {
      $0.matters && $0.state != .fails && advice.phases[$0.blocker] == reference
        && isAsked($0.part)
    }
    let screens = advice.unscreened.filter { advice.phases[$0] == reference }
    let account = PhaseAccount(
      state: stretch?.state ?? .clear, isFrontier: stretch?.isFrontier ?? false,
      blockers: blockers, unscreened: screens,
      actions: advice.actions.filter {
        advice.phases[$0.remedy] == reference && isAsked($0.part)
      })
    let unknown = Set(blockers.flatMap(\.state.slots)).sorted()
    return explanation(
      account.state.rawValue,
      isCertain: account.state == .blocked
        ? blockers.contains { $0.state == .holds && $0.isCertain } : account.state == .clear,
      because: [], hangsOn: unknown, .phase(account))
  }

  private func isAsked(_ other: String?) -> Bool { part == nil || other == nil || other == part }

  /// Whether the checklist was gone through, and what its facts are.
  func screen(_ reference: Reference<Screen>) -> EntryExplanation {
    let screen = playbook[reference]
    let isOpen = OpenScreens(all).open.contains(reference)
    let how = `case`.screened(on: date).first { $0.screen == reference }?.how
    let clause = playbook.clauses.number(.when, of: .screen(reference))
    let concerns = asked.contains { $0.truth(of: clause) != .fails }
    let state: ScreenAccount.State = isOpen ? .open : concerns ? .goneThrough : .notConcerned
    let facts = first.evidence(screen.facts)
    let read = Set(screen.facts)
    let blockers = first.rules.blockers.filter {
      !read.isDisjoint(with: playbook.factSlots(read: playbook[$0].when.program.slots))
    }
    return explanation(
      state.rawValue, isCertain: !isOpen,
      because: facts.filter { first.isKnown($0.fact) },
      hangsOn: screen.facts.filter { fact in asked.contains { !$0.isKnown(fact) } },
      .screen(
        ScreenAccount(
          state: state, how: how, facts: facts,
          blockers: blockers.map { blocker in (blocker: blocker, state: joined(blocker)) })))
  }

  /// The state over the parts that were asked about: present in one is present.
  private func joined(_ blocker: Reference<Blocker>) -> Truth {
    let states = asked.map { $0.present(blocker) }
    return states.first { $0 == .holds } ?? states.first(where: \.isUnknown) ?? .fails
  }
}
