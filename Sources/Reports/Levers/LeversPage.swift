import Advising
import Diagnostics
import FEEL
import Playbooks

extension LeversReport {
  /// The levers as a page, for Markdown and HTML.
  var page: Page {
    Page(
      language: language, id: "levers", title: title, head: [Page.Line(nil, [head])],
      sections: acts + [steps].compactMap { $0 }, close: Labels.closing[language])
  }

  private var acts: [Page.Section] {
    if lists.isEmpty { return [Page.Section(title, [.line(Page.Line(nil, [nothing]))])] }
    return lists.map { section($0.title, $0.levers) }
  }

  private func section(_ title: String, _ levers: [Lever]) -> Page.Section {
    let entries = levers.enumerated().map { index, lever in
      Page.Entry(
        number: index + 1, title: act(lever.act), id: id(lever.act),
        lines: [
          Page.Line(say("moves", "带动"), [moves(lever)]),
          cases(
            lever.hits.map(\.caseID), lever.households,
            unknown: lever.hits.count { $0.households == nil }),
        ])
    }
    return Page.Section(title, count: levers.count, entries.map(Page.Block.entry))
  }

  private var steps: Page.Section? {
    guard !levers.shared.isEmpty else { return nil }
    let entries = levers.shared.enumerated().map { index, step in
      Page.Entry(
        number: index + 1, title: title(step.remedy), id: playbook[step.remedy].id,
        lines: [
          Page.Line(Labels.counterparts[language], [counterparts(step)]),
          cases(
            step.cases.map(\.caseID), step.households,
            unknown: step.cases.count { $0.households == nil }),
        ])
    }
    return Page.Section(sharedTitle, count: entries.count, entries.map(Page.Block.entry))
  }

  private func cases(_ ids: [String], _ known: Int, unknown: Int) -> Page.Line {
    let homes = households(known, of: ids.count, unknown: unknown)
    let head = say("\(ids.count), households \(homes)", "\(ids.count) 件，户数 \(homes)")
    return Page.Line(say("cases", "案件"), [head, ids.joined(separator: ", ")])
  }
}
