import CaseStore
import Diagnostics
import Playbooks
import Reports
import Verification

/// Where an entry is named: in other rules, in tests, in promises.
struct RuleUses {
  private let visit: Visit
  private let uses: [MentionIndex.Item]

  init(_ visit: Visit, _ entry: EntryName, _ index: MentionIndex) {
    self.visit = visit
    uses = index.uses(of: entry)
  }

  private func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  var markup: Markup {
    Markup([
      section(
        .rules, say("Rules that use it", "引用它的规则"), say("No other rule uses it.", "没有其他规则引用。")),
      section(.tests, say("Tests that name it", "涉及的测试"), say("No test names it.", "没有测试涉及。")),
      section(.properties, say("Promises that name it", "涉及的承诺"), nil),
    ])
  }

  private func section(_ area: MentionIndex.Area, _ title: String, _ none: String?) -> Markup {
    var owners: [MentionIndex.Owner?: [String]] = [:]
    var order: [MentionIndex.Owner?] = []
    for item in uses where item.area == area {
      if owners[item.owner] == nil { order.append(item.owner) }
      let folder = visit.store.rulesFolder + "/"
      let name = item.mention.place.file.name
      let short = name.hasPrefix(folder) ? String(name.dropFirst(folder.count)) : name
      owners[item.owner, default: []].append("\(short):\(item.mention.place.start.line)")
    }
    guard !order.isEmpty || none != nil else { return .none }
    let items = order.map { owner in
      tag(
        "li", [:], name(owner), " ",
        tag(
          "span", ["class": "quiet"],
          Markup((owners[owner] ?? []).joined(separator: say(", ", "、")))))
    }
    return tag(
      "section", [:],
      tag("h2", [:], Markup(title), tag("span", ["class": "count"], Markup(String(order.count)))),
      order.isEmpty ? tag("p", [:], Markup(none ?? "")) : tag("ul", [:], items))
  }

  private func name(_ owner: MentionIndex.Owner?) -> Markup {
    let language = visit.language
    switch owner {
    case .entry(let entry):
      let title = visit.store.rules.playbook.declaration(of: entry)?.title[language] ?? entry.id
      let text = entry.section.word[language] + say(": ", "：") + title
      return RuleName.link(visit, entry).map { tag("a", ["href": $0], Markup(text)) }
        ?? Markup(text)
    case .named(let name): return Markup(name)
    case .caseFile(let id): return Markup(id)
    case nil: return Markup(say("the head of the playbook", "规则库首部"))
    }
  }
}
