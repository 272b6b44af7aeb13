import Advising
import Diagnostics
import FEEL
import Playbooks

extension LeversReport {
  /// The levers as a page, for Markdown and HTML.
  var page: Page {
    Page(
      language: language, id: title, title: title,
      head: [Page.Line(nil, [head]), Page.Line(nil, [rules], tone: .quiet)],
      sections: [moving, asking, steps].compactMap { $0 },
      close: Labels.closing[language])
  }

  private var moving: Page.Section {
    if acts.isEmpty { return Page.Section(actsTitle, [.line(Page.Line(nil, [nothing]))]) }
    let entries = acts.enumerated().map { index, lever in
      Page.Entry(
        number: index + 1, title: act(lever.act), id: playbook[lever.act.remedy].id,
        lines: [
          Page.Line(say("moves", "带动"), [moves(lever)]),
          line(lever.cases),
        ])
    }
    return Page.Section(actsTitle, count: entries.count, entries.map(Page.Block.entry))
  }

  private var asking: Page.Section? {
    guard !open.isEmpty else { return nil }
    let entries = open.enumerated().map { index, item in
      Page.Entry(
        number: index + 1, title: name(item.fact),
        lines: [
          Page.Line(say("worth", "作用"), [settles(item)]),
          line(item.cases),
        ])
    }
    return Page.Section(openTitle, count: entries.count, entries.map(Page.Block.entry))
  }

  private var steps: Page.Section? {
    guard !levers.shared.isEmpty else { return nil }
    let entries = levers.shared.enumerated().map { index, step in
      Page.Entry(
        number: index + 1, title: title(step.remedy), id: playbook[step.remedy].id,
        lines: [
          Page.Line(Labels.counterparts[language], [counterparts(step)]),
          line(step.cases),
        ])
    }
    return Page.Section(sharedTitle, count: entries.count, entries.map(Page.Block.entry))
  }

  private func line(_ cases: [ListedCase]) -> Page.Line {
    Page.Line(say("covers", "涉及"), [count(cases), names(cases)])
  }
}
