import Advising
import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification

/// The upkeep of rules as a page.
struct UpkeepPage {
  let upkeep: Upkeep
  let language: Language

  /// The number of cases that are named for one item; the rest are counted.
  private static let mostCases = 10

  private var playbook: Playbook { upkeep.playbook }
  private func say(_ wording: Wording) -> String { wording[language] }

  var page: Page {
    let version = "\(playbook.id) \(playbook.version) (\(playbook.digest.prefix(7)))"
    let title = say(UpkeepWords.title)
    return Page(
      language: language, id: title, title: title,
      head: [
        Page.Line(say(Labels.playbook), [version]),
        Page.Line(say(Labels.asOf), [upkeep.date.text]),
        Page.Line(say(UpkeepWords.until), [upkeep.until.text]),
      ],
      sections: [summary] + Upkeep.Kind.allCases.compactMap(section),
      close: say(UpkeepWords.close), isAboutRules: true)
  }

  private var summary: Page.Section {
    let counts = Upkeep.Kind.allCases.compactMap { kind -> Page.Line? in
      let count = upkeep.items(kind).count
      if count == 0 { return nil }
      return Page.Line(
        nil, [say(UpkeepWords.count(kind, count))], tone: kind.isOverdue ? .alert : .plain)
    }
    var lines = counts.isEmpty ? [Page.Line(nil, [say(UpkeepWords.nothing)])] : counts
    if !upkeep.withoutReview.isEmpty {
      let count = upkeep.withoutReview.count
      lines.append(Page.Line(nil, [say(UpkeepWords.withoutReview(count))], tone: .quiet))
    }
    if upkeep.openCases == nil, !counts.isEmpty {
      lines.append(Page.Line(nil, [say(UpkeepWords.noCases)], tone: .quiet))
    }
    return Page.Section(say(UpkeepWords.summary), isSummary: true, lines.map(Page.Block.line))
  }

  private func section(_ kind: Upkeep.Kind) -> Page.Section? {
    let items = upkeep.items(kind)
    if items.isEmpty { return nil }
    return Page.Section(
      say(UpkeepWords.heading(kind)), count: items.count, items.map { .entry(entry($0)) })
  }

  private func entry(_ item: Upkeep.Item) -> Page.Entry {
    let day = item.day.map {
      Page.Line(
        say(UpkeepWords.day(item.kind)), [$0.text], tone: item.kind.isOverdue ? .alert : .plain)
    }
    let rules =
      item.rules.isEmpty
      ? nil : Page.Line(say(UpkeepWords.rules), item.rules.map(name), isListed: true)
    return Page.Entry(
      title: title(item.subject), id: upkeep.id(of: item.subject),
      lines: [day, rules, cases(item)].compactMap { $0 })
  }

  private func title(_ subject: Upkeep.Subject) -> String {
    switch subject {
    case .source(let source): return playbook[source].declaration.title[language]
    case .calendar: return say(UpkeepWords.calendar)
    case .rule(let rule):
      return say(rule.section.word) + say(Labels.colon)
        + playbook.declaration(of: rule).title[language]
    }
  }

  private func name(_ rule: Clause.Subject) -> String {
    let declaration = playbook.declaration(of: rule)
    return "\(declaration.title[language]) [\(declaration.id)]"
  }

  private func cases(_ item: Upkeep.Item) -> Page.Line? {
    guard upkeep.openCases != nil else { return nil }
    if item.cases.isEmpty { return Page.Line(say(UpkeepWords.cases), [say(Labels.none)]) }
    let named = item.cases.prefix(Self.mostCases).map(\.id)
    let rest = item.cases.count - named.count
    let list = named + (rest > 0 ? [say(UpkeepWords.more(rest))] : [])
    return Page.Line(say(UpkeepWords.cases), [list.joined(separator: say(Labels.comma))])
  }
}

extension Upkeep {
  /// The id of what is to be looked after.
  func id(of subject: Subject) -> String {
    switch subject {
    case .source(let source): playbook[source].id
    case .rule(let rule): playbook.declaration(of: rule).id
    case .calendar: SectionName.calendar.rawValue
    }
  }
}
