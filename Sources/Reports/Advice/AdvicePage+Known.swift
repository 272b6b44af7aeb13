import Advising
import Diagnostics
import FEEL
import Playbooks

/// What cannot all be so, where the case stands on the road, and how facts are known.
extension AdvicePage {
  /// The constraints and stated facts that cannot all be so.
  var contradictions: Page.Section? {
    guard !advice.contradictions.isEmpty else { return nil }
    let entries = advice.contradictions.map { item in
      Page.Entry(
        title: titles.name(titles.constraints(item.constraints), part: item.part),
        id: item.constraints.map { playbook[$0].id }.joined(separator: ", "),
        lines: [line(Labels.given, item.facts.map(text), tone: .alert, isListed: true)]
          .compactMap { $0 })
    }
    let note = Page.Line(nil, [say(Labels.contradictionsNote)])
    return Page.Section(
      say(Labels.contradictions), count: entries.count,
      [.line(note)] + entries.map(Page.Block.entry))
  }

  /// The phases on one line, each with what stands in the way there; nil where there are none.
  var road: Page.Line? {
    line(
      Labels.road,
      advice.road.stretches.map { stretch in
        sentences.stretch(
          playbook[stretch.phase].declaration.title[language], say(Labels.state(stretch.state)),
          isFrontier: stretch.isFrontier)
      })
  }

  /// The checklists that nobody has gone through, with the number of facts taken as none so far.
  var openScreens: [String] {
    guard !advice.unscreened.isEmpty else { return [] }
    let stated = advice.case.statements(on: advice.date, part: nil)
    let facts = advice.unscreened.flatMap { playbook[$0].facts }.filter { stated[$0] == nil }
    return [sentences.openScreens(advice.unscreened.count, facts: facts.count)]
  }

  /// The inferred facts, and what they follow from.
  var inferredFacts: Page.Line? {
    let names = advice.inferred.map { item in
      titles.name(titles.fact(item.fact), part: item.part) + say(Labels.colon)
        + (playbook.fact(at: item.fact).map { values.text(item.value, of: $0) } ?? item.value.text)
    }
    let reasons = advice.inferred.map { item in
      sentences.provenance(
        [sentences.follows(from: titles.constraints(item.by))] + item.because.map(text))
    }
    return line(Labels.inferred, zip(names, reasons).map { $0 + $1 }, isListed: true)
  }

  /// The steps that are perhaps needed, one line each, with what that depends on.
  var perhapsNeeded: Page.Section? {
    let steps = advice.actions.filter(\.isIfNeeded)
    guard !steps.isEmpty else { return nil }
    let items = steps.map { step in
      let name = titles.name(titles.remedy(step.remedy), part: step.part)
      let id = "  [\(playbook[step.remedy].id)]"
      let likely = step.action.reasons.compactMap(\.blocker).map(titles.blocker)
      return sentences.perhaps(
        name + id, blockers: titles.list(likely),
        facts: titles.list(step.hangsOn.map(titles.fact)))
    }
    return Page.Section(
      say(Labels.perhapsNeeded), count: steps.count,
      [.line(Page.Line(nil, items, isListed: true))])
  }

  /// The present blockers that follow from inferred facts, each with its facts.
  var consequences: [Page.Block] {
    let own = advice.blockers.filter { $0.state == .holds && $0.follows }
    let texts = own.map { item in
      titles.name(titles.blocker(item.blocker), part: item.part)
        + "  [\(playbook[item.blocker].id)]" + sentences.provenance(item.because.map(text))
    }
    return line(Labels.consequences, texts, isListed: true).map { [.line($0)] } ?? []
  }
}
