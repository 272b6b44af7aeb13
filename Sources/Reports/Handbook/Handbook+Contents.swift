import Advising
import Diagnostics
import FEEL
import Playbooks

extension Handbook {
  /// The first page: how to read the handbook, the links, the goals, and the way to them.
  func contents(_ families: [Family]) -> Page {
    let guide = Page.Section(
      say(HandbookLabels.howToRead), isSummary: true,
      HandbookLabels.guide.map { .line(Page.Line(nil, [say($0)])) })
    let links = families.map { family in
      let count = family.blockers.count
      let note = Wording(en: " (\(count))", zh: "（\(count)）")
      return Page.Link(family.title + (count > 0 ? say(note) : ""), to: family.name + ending)
    }
    let indexes = [
      (HandbookLabels.figures, "figures"), (HandbookLabels.facts, "facts"),
      (HandbookLabels.offices, "offices"), (HandbookLabels.sources, "sources"),
      playbook.screens.isEmpty ? nil : (HandbookLabels.screens, "screens"),
      playbook.constraints.isEmpty ? nil : (HandbookLabels.constraints, "constraints"),
    ].compactMap { $0 }.map { Page.Link(say($0.0), to: $0.1 + ending) }
    let road = [Page.Link(say(HandbookLabels.roadInSteps), to: "road" + ending)]
    let sections = [
      guide, playbook.phases.isEmpty ? nil : Page.Section(say(Labels.road), [.links(road)]),
      Page.Section(say(HandbookLabels.families), [.links(links)]),
      section(HandbookLabels.goals, playbook.goals.references { _ in true }.map(entry)),
      wayToTheGoals, Page.Section(say(HandbookLabels.indexes), [.links(indexes)]),
    ].compactMap { $0 }
    let title = playbook.title[language] + say(Labels.colon) + say(HandbookLabels.handbook)
    let version = Page.Line(say(HandbookLabels.version), [playbook.version])
    return page(playbook.id, title, head: [version], sections)
  }

  func entry(_ reference: Reference<Goal>) -> Page.Entry {
    let goal = playbook[reference]
    let remedies = goal.remedies.map(title)
    let lines =
      condition(HandbookLabels.of, goal.when) + condition(HandbookLabels.reached, goal.reached)
      + [line(HandbookLabels.inOrder, remedies, isListed: true), inForce(goal.declaration)]
      .compactMap { $0 }
    return Page.Entry(title: goal.declaration.title[language], id: goal.id, lines: lines)
  }

  /// The order of the steps that lead to the remedies of the goals, worked out backwards from
  /// these.
  private var wayToTheGoals: Page.Section? {
    let arrows = precedence.arrows
    var found = Set(playbook.goals.flatMap(\.remedies))
    var open = found.sorted()
    while let step = open.popLast() {
      for arrow in arrows where arrow.to == step && found.insert(arrow.from).inserted {
        open.append(arrow.from)
      }
    }
    return picture(
      arrows.filter { found.contains($0.from) && found.contains($0.to) }, own: found,
      path: "index")
  }
}
