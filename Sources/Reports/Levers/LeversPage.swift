import Advising
import Diagnostics
import FEEL
import Playbooks

extension LeversReport {
  /// The levers as a page, for Markdown and HTML.
  var page: Page {
    Page(
      language: language, id: "levers", title: title, head: [Page.Line(nil, [head])],
      sections: [moving, asking, steps].compactMap { $0 }, close: Labels.closing[language])
  }

  private var moving: Page.Section {
    if acts.isEmpty { return Page.Section(actsTitle, [.line(Page.Line(nil, [nothing]))]) }
    let entries = acts.enumerated().map { index, lever in
      Page.Entry(
        number: index + 1, title: act(lever.act), id: id(lever.act),
        lines: [
          Page.Line(say("moves", "带动"), [moves(lever)]),
          cases(
            lever.hits.map(\.caseID), lever.households,
            unknown: lever.hits.count { $0.households == nil }),
        ])
    }
    return Page.Section(actsTitle, count: entries.count, entries.map(Page.Block.entry))
  }

  private var asking: Page.Section? {
    guard !open.isEmpty else { return nil }
    let entries = open.enumerated().map { index, item in
      Page.Entry(
        number: index + 1, title: name(item.fact), id: playbook.vocabulary.name(of: item.fact),
        lines: [
          Page.Line(say("worth", "作用"), [settles(item)]),
          cases(
            item.cases.map(\.caseID), item.households,
            unknown: item.cases.count { $0.households == nil }),
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
          cases(
            step.cases.map(\.caseID), step.households,
            unknown: step.cases.count { $0.households == nil }),
        ])
    }
    return Page.Section(sharedTitle, count: entries.count, entries.map(Page.Block.entry))
  }

  private func cases(_ ids: [String], _ known: Int, unknown: Int) -> Page.Line {
    let homes = households(known, of: ids.count, unknown: unknown)
    let head = say(
      "\(ids.count), \(weight ?? "households") \(homes)",
      "\(ids.count) 件，\(weight ?? "户数") \(homes)")
    return Page.Line(say("cases", "案件"), [head, ids.joined(separator: ", ")])
  }
}
