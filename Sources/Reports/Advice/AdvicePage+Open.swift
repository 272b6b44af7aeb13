import Advising
import Diagnostics
import FEEL
import Playbooks

extension AdvicePage {
  /// What is unknown and matters: the questions, early ones first, the blockers and the actions.
  var open: Page.Section? {
    let all = advice.inquiries
    var blocks = all.map { Page.Block.entry(entry($0)) }
    if let blockers = openBlockers { blocks.append(.line(blockers)) }
    blocks += entries(.unknown).map(Page.Block.entry)
    guard !blocks.isEmpty else { return nil }
    return Page.Section(say(Labels.unknown), count: all.isEmpty ? nil : all.count, blocks)
  }

  private func entry(_ inquiry: Inquiry) -> Page.Entry {
    switch inquiry {
    case .fact(let question): entry(question)
    case .screen(let question): entry(question)
    }
  }

  /// A checklist as one question, with all that it asks about.
  private func entry(_ question: ScreenQuestion) -> Page.Entry {
    let screen = playbook[question.screen]
    let lines = [
      line(Labels.checklist, [titles.list(screen.facts.map(titles.fact))]),
      line(Labels.decides, question.decides.map(titles.blocker)),
    ]
    return Page.Entry(
      title: titles.question(question.screen), id: screen.id, lines: lines.compactMap { $0 })
  }

  private func entry(_ question: Question) -> Page.Entry {
    let fact = playbook.fact(at: question.fact)
    let lines = [
      line(Labels.askWhom, [fact?.whereFound?[language]].compactMap { $0 }),
      line(Labels.decides, question.decides.map(titles.title)),
      question.asked.flatMap { line(Labels.progress, [sentences.askedBefore($0.day)]) },
    ]
    return Page.Entry(
      title: titles.name(titles.question(question.fact), part: question.part),
      id: playbook.vocabulary.name(of: question.fact), lines: lines.compactMap { $0 })
  }

  private var openBlockers: Page.Line? {
    let open = advice.blockers.filter { $0.state.isUnknown && $0.matters }
    let names = (open.filter(\.isLikely) + open.filter { !$0.isLikely }).map { blocker in
      let name = titles.name(titles.blocker(blocker.blocker), part: blocker.part)
      let likely = blocker.isLikely ? [say(Labels.likely)] : []
      return name
        + sentences.provenance(
          likely + blocker.likelyBy.map(text) + blocker.state.slots.map(titles.fact))
    }
    return line(Labels.openBlockers, names, tone: .quiet)
  }

  /// The blockers and open goals for which nothing can be advised, with what has been tried.
  var stuck: Page.Section? {
    guard !advice.stuck.isEmpty else { return nil }
    let entries = advice.stuck.map { item in
      Page.Entry(
        title: titles.name(titles.reason(item.reason), part: item.part), id: id(item.reason),
        lines: [ended(item.ended)].compactMap { $0 })
    }
    return Page.Section(say(Labels.stuck), count: entries.count, entries.map(Page.Block.entry))
  }

  /// The steps that an office has decided not to take, with its reasons.
  var setAside: Page.Section? {
    let entries = advice.setAside
    guard !entries.isEmpty else { return nil }
    let shown = entries.map { entry in
      Page.Entry(
        title: titles.name(titles.remedy(entry.remedy), part: entry.part),
        id: playbook[entry.remedy].id,
        lines: [
          line(Labels.progress, history(of: entry).map { titles.entry($0) }, isListed: true)
        ].compactMap { $0 })
    }
    return Page.Section(
      say(Labels.setAside), count: entries.count, shown.map(Page.Block.entry))
  }

  /// The present blockers, each with its facts and sources.
  var blockers: Page.Section? {
    let all = advice.blockers.filter { $0.state == .holds }
    let present = all.filter { !$0.follows }
    guard !all.isEmpty else { return nil }
    let entries = present.map { item in
      let blocker = playbook[item.blocker]
      let lines = [
        because(item.because),
        grounds(blocker.basis),
        item.isStuck ? nil : ended(item.ended),
        notChosen(item.notChosen),
      ]
      return Page.Entry(
        title: titles.name(blocker.declaration.title[language], part: item.part), id: blocker.id,
        lines: lines.compactMap { $0 })
    }
    return Page.Section(
      say(Labels.blockers), count: all.count, entries.map(Page.Block.entry) + consequences)
  }

  /// The blockers that are known to be absent.
  var absent: Page.Section? {
    let absent = advice.blockers.filter { $0.state == .fails }
    guard !absent.isEmpty else { return nil }
    let entries = absent.map { item in
      Page.Entry(
        title: titles.name(titles.blocker(item.blocker), part: item.part),
        id: playbook[item.blocker].id,
        lines: [because(item.because)].compactMap { $0 })
    }
    return Page.Section(say(Labels.absent), count: entries.count, entries.map(Page.Block.entry))
  }

  private func id(_ reason: Reason) -> String {
    switch reason {
    case .blocker(let blocker): playbook[blocker].id
    case .goal(let goal): playbook[goal].id
    }
  }

  /// The remedies that failed or were declined, from the log.
  private func ended(_ entries: [LogEntry]) -> Page.Line? {
    let texts = entries.map { ended in
      titles.remedy(ended.remedy) + say(Labels.colon)
        + history(of: ended).map { titles.entry($0) }.joined(separator: say(Labels.separator))
    }
    return line(Labels.failedBefore, texts, isListed: true)
  }

  /// All that the log says of the step that the entry ended.
  private func history(of ended: LogEntry) -> [LogEntry] {
    advice.case.history(of: ended.remedy, part: ended.part, on: advice.date)
  }

  private func notChosen(_ remedies: [Reference<Remedy>]) -> Page.Line? {
    guard !remedies.isEmpty else { return nil }
    return line(
      Labels.notChosen, [sentences.notChosen(titles.list(remedies.map(titles.remedy)))],
      tone: .quiet)
  }
}
