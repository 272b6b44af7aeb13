import Diagnostics
import FEEL
package import Playbooks

extension Handbook {
  /// What the handbook says of one entry, in lines; none for what it does not tell of.
  package func lines(of section: SectionName, _ id: String) -> [Page.Line] {
    switch section {
    case .goals: playbook.goals.references { $0.id == id }.first.map(entry)?.lines ?? []
    case .blockers: playbook.blockers.references { $0.id == id }.first.map(entry)?.lines ?? []
    case .remedies: playbook.remedies.references { $0.id == id }.first.map(entry)?.lines ?? []
    case .clocks: playbook.clocks.references { $0.id == id }.first.map(entry)?.lines ?? []
    case .facts: lines(of: id, on: factsPage)
    case .decisions: lines(of: id, on: figuresPage)
    case .constraints: lines(of: id, on: constraintsPage)
    case .screens: lines(of: id, on: screensPage)
    case .offices: lines(of: id, on: officesPage)
    case .sources: lines(of: id, on: sourcesPage)
    case .playbook, .types, .phases, .calendar: []
    }
  }

  private func lines(of id: String, on page: Page) -> [Page.Line] {
    for section in page.sections {
      for case .entry(let entry) in section.blocks where entry.id == id { return entry.lines }
    }
    return []
  }
}
