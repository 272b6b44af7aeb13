import Advising
import Diagnostics
import FEEL
import Playbooks

extension AdvicePage {
  /// The greatest number of questions shown; the others are only counted.
  private static let mostQuestions = 8

  /// What is unknown and matters: the early questions that settle most, the blockers and the actions.
  var open: Page.Section? {
    let all = advice.inquiries
    let early = all.filter(\.isEarly)
    let shown = explains ? all : mostTelling(early)
    var blocks = shown.map { Page.Block.entry(entry($0)) }
    let rest = [
      (early.count - shown.count, sentences.moreQuestions),
      (all.count - early.count, sentences.laterQuestions),
    ]
    for (number, sentence) in rest where number > 0 && !explains {
      blocks.append(.line(Page.Line(nil, [sentence(number)], tone: .quiet)))
    }
    if let blockers = openBlockers { blocks.append(.line(blockers)) }
    blocks += openActions
    guard !blocks.isEmpty else { return nil }
    return Page.Section(say(Labels.unknown), count: all.isEmpty ? nil : all.count, blocks)
  }

  /// The first questions about facts, and the checklists after them.
  private func mostTelling(_ early: [Inquiry]) -> [Inquiry] {
    let facts = early.filter { if case .fact = $0 { true } else { false } }
    return Array(facts.prefix(Self.mostQuestions)) + early.dropFirst(facts.count)
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
      line(Labels.decides, shortened(question.decides.map(titles.blocker), most: 3)),
    ]
    return Page.Entry(
      title: titles.question(question.screen), id: screen.id, lines: lines.compactMap { $0 })
  }

  /// The actions that may follow from the answers.
  ///
  /// They are shown in full with `explain`; otherwise a few are named with what they hang on, and
  /// many by their names alone, to keep the questions in view.
  private var openActions: [Page.Block] {
    let entries = entries(.unknown)
    if explains { return entries.map(Page.Block.entry) }
    let names = entries.map(\.title)
    guard names.count < 3 else {
      return line(Labels.mayFollow, shortened(names, most: 8)).map { [.line($0)] } ?? []
    }
    let actions = advice.actions.filter { $0.state == .unknown && !$0.isIfNeeded }
    let items = zip(names, actions).map { name, action in
      let own = action.action.hangsOn.isEmpty ? action.hangsOn : action.action.hangsOn
      return sentences.perhaps(
        name, blockers: "", facts: titles.list(shortened(own.map(titles.fact), most: 2)))
    }
    return line(Labels.mayFollow, items, isListed: true).map { [.line($0)] } ?? []
  }

  private func entry(_ question: Question) -> Page.Entry {
    let fact = playbook.fact(at: question.fact)
    let lines = [
      line(Labels.askWhom, [fact?.whereFound?[language]].compactMap { $0 }),
      line(Labels.decides, shortened(question.decides.map(titles.title))),
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
      guard explains else { return name + sentences.provenance(likely) }
      return name
        + sentences.provenance(
          likely + blocker.likelyBy.map(text) + blocker.state.slots.map(titles.fact))
    }
    return line(Labels.openBlockers, shortened(names, most: 8), tone: .quiet)
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
        lines: [line(Labels.progress, [titles.entry(entry)])].compactMap { $0 })
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
        isTold(item) && !explains ? nil : because(item.because),
        grounds(blocker.basis),
        item.isStuck ? nil : ended(item.ended),
        explains ? notChosen(item.notChosen) : nil,
      ]
      return Page.Entry(
        title: titles.name(blocker.declaration.title[language], part: item.part), id: blocker.id,
        lines: lines.compactMap { $0 })
    }
    return Page.Section(
      say(Labels.blockers), count: all.count, entries.map(Page.Block.entry) + consequences)
  }

  /// Whether an action above has already named the facts of the blocker.
  private func isTold(_ item: Advice.BlockerAdvice) -> Bool {
    advice.actions.contains { action in
      tellsAll(action.state) && (action.part == nil || action.part == item.part)
        && action.action.reasons.contains(.blocker(item.blocker))
    }
  }

  /// The blockers that are known to be absent; shown only with `explain`.
  var absent: Page.Section? {
    let absent = advice.blockers.filter { $0.state == .fails }
    guard explains, !absent.isEmpty else { return nil }
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
    let texts = entries.map { titles.remedy($0.remedy) + say(Labels.colon) + titles.entry($0) }
    return line(Labels.failedBefore, texts, isListed: true)
  }

  private func notChosen(_ remedies: [Reference<Remedy>]) -> Page.Line? {
    guard !remedies.isEmpty else { return nil }
    return line(
      Labels.notChosen, [sentences.notChosen(titles.list(remedies.map(titles.remedy)))],
      tone: .quiet)
  }
}
