import Advising
import CaseStore
import Diagnostics
import FEEL
import Playbooks

/// All rules by their titles: phase by phase, then what belongs to no phase.
struct LibraryPage {
  private let visit: Visit
  private let playbook: Playbook
  private let phases: Phases
  private let typed: String

  static func answer(_ visit: Visit) -> WebResponse { .page(LibraryPage(visit).page) }

  private init(_ visit: Visit) {
    self.visit = visit
    playbook = visit.store.rules.playbook
    phases = Phases(playbook, on: nil)
    typed = visit.query.filled("q") ?? ""
  }

  /// The entries of one section below a heading.
  private struct Group {
    let section: SectionName
    let entries: [Declaration]
  }

  private func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  private var page: Markup {
    let title = say("Rules", "规则")
    let groups = road + [(say("In no phase", "不分阶段"), others)]
    let found = groups.filter { !$0.1.isEmpty }
    let body = found.map { title, groups in
      tag(
        "section", [:], tag("h2", [:], Markup(title), count(groups)), Markup(groups.map(list)))
    }
    let none = tag("p", [:], Markup(say("No rule has this in its id or title.", "没有编号或名称含此文字的规则。")))
    let head = [
      tag("h1", [:], Markup(title)),
      tag(
        "p", ["class": "quiet"],
        Markup("\(playbook.title[visit.language]) \(playbook.version) · "),
        Markup(SectionName.counted.map(counted).joined(separator: " · "))),
      tools, search,
    ]
    return Frame(visit, title, at: .rules).page(head + (body.isEmpty ? [none] : body))
  }

  private func counted(_ section: SectionName) -> String {
    let count = playbook.ids(of: section).count
    return say("\(section.plural) \(count)", "\(section.word.zh) \(count)")
  }

  private func count(_ groups: [Group]) -> Markup {
    tag("span", ["class": "count"], Markup(String(groups.reduce(0) { $0 + $1.entries.count })))
  }

  private var tools: Markup {
    let links = [("drafts", say("Drafts", "草稿")), ("changes", say("Approved changes", "修改记录"))]
    return tag(
      "p", ["class": "tools"],
      links.map { step, title in
        tag("a", ["class": "button", "href": visit.link("rules", step)], Markup(title))
      })
  }

  private var search: Markup {
    tag(
      "form", ["action": "/rules", "class": "filters", "role": "search"],
      visit.askedDay.map { tag("input", ["type": "hidden", "name": "as_of", "value": $0.text]) }
        ?? .none,
      tag(
        "label", [:], Markup(say("Id or title ", "编号或名称 ")),
        tag("input", ["type": "search", "name": "q", "value": typed, "autocomplete": "off"])),
      tag("button", ["type": "submit"], Markup(say("Show", "筛选"))),
      tag("span", ["class": "quiet"], Markup(say("Ctrl+F searches this page.", "本页可用 Ctrl+F 查找。"))))
  }

  /// Each phase with what belongs to it.
  private var road: [(String, [Group])] {
    playbook.phases.indices.map { index in
      let phase = Reference<Phase>(index)
      func own<Entry>(
        _ section: SectionName, _ entries: [Entry], _ declaration: (Entry) -> Declaration,
        _ isThere: (Reference<Entry>) -> Bool
      ) -> Group? {
        group(
          section,
          entries.references { _ in true }.filter(isThere).map { declaration(entries[$0.index]) })
      }
      let groups = [
        own(.goals, playbook.goals, \.declaration) { phases[$0] == phase },
        own(.screens, playbook.screens, \.declaration) { phases[$0] == phase },
        own(.blockers, playbook.blockers, \.declaration) { phases[$0] == phase },
        own(.remedies, playbook.remedies, \.declaration) { phases[$0] == phase },
        own(.clocks, playbook.clocks, \.declaration) { phases[$0] == phase },
        group(.facts, playbook.facts.filter { phases[$0.slot] == phase }.map(\.declaration)),
      ]
      let title = playbook[phase].declaration.title[visit.language]
      return ("\(index + 1). \(title)", groups.compactMap { $0 })
    }
  }

  /// What has no phase; all there is where the playbook has none.
  private var others: [Group] {
    let parted: [SectionName] =
      playbook.phases.isEmpty ? [.goals, .screens, .blockers, .remedies, .clocks, .facts] : []
    return (parted + [.decisions, .constraints, .offices, .sources]).compactMap { section in
      group(section, playbook.declarations(of: section))
    }
  }

  /// The entries that have what was typed; nil where there are none.
  private func group(_ section: SectionName, _ entries: [Declaration]) -> Group? {
    let wanted = typed.lowercased()
    let found = entries.filter { own in
      wanted.isEmpty || own.id.lowercased().contains(wanted)
        || Language.allCases.contains { own.title[$0].lowercased().contains(wanted) }
    }
    return found.isEmpty ? nil : Group(section: section, entries: found)
  }

  private func list(_ group: Group) -> Markup {
    let items = group.entries.map { own in
      tag(
        "li", [:],
        tag(
          "a",
          [
            "href": RuleName.link(visit, EntryName(group.section, own.id)), "title": own.id,
          ], Markup(own.title[visit.language])))
    }
    return tag(
      "section", ["class": "library"],
      tag(
        "h3", [:], Markup(say(group.section.plural, group.section.word.zh)),
        tag("span", ["class": "count"], Markup(String(items.count)))), tag("ul", [:], items))
  }
}

extension SectionName {
  /// The sections that the head of the library counts.
  static let counted: [SectionName] = [
    .blockers, .remedies, .facts, .goals, .decisions, .clocks, .constraints, .screens,
  ]

  /// The English word for several entries, as a heading.
  var plural: String {
    switch self {
    case .clocks: "Time limits"
    case .screens: "Checklists"
    default: rawValue.prefix(1).uppercased() + rawValue.dropFirst()
    }
  }
}
