import Advising
import Diagnostics
import Playbooks

extension Handbook {
  /// The page of the road: phase by phase, what is looked at, what may stand in the way, and what is
  /// done about it.
  var roadPage: Page {
    let phases = Phases(playbook, on: nil)
    let sections = playbook.phases.indices.map { index -> Page.Section in
      let phase = Reference<Phase>(index)
      let title = playbook[phase].declaration.title[language]
      return Page.Section(
        "\(index + 1). \(title)", lines(phase, phases).map(Page.Block.line))
    }
    let first = Page.Section(say(HandbookLabels.indexes), [backToContents])
    return page("road", say(HandbookLabels.roadInSteps), sections + [first])
  }

  private func lines(_ phase: Reference<Phase>, _ phases: Phases) -> [Page.Line] {
    func entries<Entry>(
      _ label: Wording, _ section: [Entry], _ declaration: (Entry) -> Declaration,
      isThere: (Reference<Entry>) -> Bool
    ) -> Page.Line? {
      let own = section.references { _ in true }.filter(isThere)
      return line(
        label, unique(own.map { declaration(section[$0.index]).title[language] }), isListed: true)
    }
    return [
      entries(HandbookLabels.goals, playbook.goals, \.declaration) { phases[$0] == phase },
      entries(HandbookLabels.screens, playbook.screens, \.declaration) { phases[$0] == phase },
      entries(HandbookLabels.blockers, playbook.blockers, \.declaration) { phases[$0] == phase },
      entries(HandbookLabels.remedies, playbook.remedies, \.declaration) { phases[$0] == phase },
      entries(HandbookLabels.clocks, playbook.clocks, \.declaration) { phases[$0] == phase },
    ].compactMap { $0 }
  }
}
