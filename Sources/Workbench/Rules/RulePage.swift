import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import Verification

/// One entry of the rules: in words, as it is written, and what has to do with it.
struct RulePage {
  private let visit: Visit
  private let name: RuleName

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try RulePage(visit).answer()
  }

  private init(_ visit: Visit) throws(Problem) {
    self.visit = visit
    name = try RuleName(visit)
  }

  private var playbook: Playbook { visit.store.rules.playbook }
  private var language: Language { visit.language }
  private func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  private func answer() throws(Problem) -> WebResponse {
    let title = name.declaration.title[language]
    let index = try Problem.orFile { () throws(FileFault) in try visit.site.mentions() }
    let body: [Markup] = [
      tag(
        "p", ["class": "back"],
        tag("a", ["href": visit.link("rules")], Markup("← " + say("Rules", "规则")))),
      tag("h1", [:], Markup(title)),
      tag(
        "p", ["class": "quiet"], Markup(name.entry.section.word[language] + " "),
        tag("code", [:], Markup(name.entry.id)), phase),
      sentences, source, cases, RuleUses(visit, name.entry, index).markup,
    ]
    return .page(Frame(visit, title, at: .rules).page(body))
  }

  private var phase: Markup {
    name.declaration.phase.map { own in
      Markup(" · " + playbook[own].declaration.title[language])
    } ?? .none
  }

  /// The entry as the handbook tells it, in both languages side by side.
  private var sentences: Markup {
    let precedence = visit.site.precedence()
    let languages = [language] + Language.allCases.filter { $0 != language }
    let columns = languages.map { language -> Markup in
      let handbook = Handbook(playbook, precedence, language: language, format: .html)
      let lines = handbook.lines(of: name.entry.section, name.entry.id)
      let page = Page(
        language: language, id: name.entry.id, title: name.declaration.title[language], head: lines,
        sections: [], close: "", isAboutRules: true)
      return Markup(written: PageHTML(embedding: embedding).fragment(page))
    }
    return tag("div", ["class": "bilingual"], columns)
  }

  private var embedding: PageEmbedding {
    PageEmbedding(caseAddress: { [visit] id in visit.link("cases", id) })
  }

  private var source: Markup {
    let source = EntrySource(name.declaration.place)
    let edit =
      visit.site.options.isShared
      ? Markup.none
      : tag(
        "a", ["href": visit.link("rules", "drafts", fields: [("file", source.file)])],
        Markup(say("Change it in a draft", "在草稿中修改")))
    return tag(
      "section", [:], tag("h2", [:], Markup(say("As it is written", "规则原文"))),
      tag(
        "p", ["class": "quiet"], tag("code", [:], Markup("\(source.file):\(source.line)")), " ",
        edit),
      tag("pre", ["class": "yaml"], tag("code", [:], Markup(source.text))))
  }

  private var cases: Markup {
    let all = visit.store.heads
    let title = tag("h2", [:], Markup(say("Cases it concerns", "涉及案件")))
    guard RuleCases.concern(name.entry.section) else { return .none }
    guard all.count <= 200 || visit.query["cases"] == "yes" else {
      return tag(
        "section", [:], title,
        tag(
          "p", [:],
          tag(
            "a",
            [
              "href": visit.link(
                "rules", name.entry.section.singular, name.entry.id, fields: [("cases", "yes")])
            ], Markup(say("Look through \(all.count) cases", "逐件核对 \(all.count) 件案件")))))
    }
    let groups = RuleCases(name.entry, visit).groups
    let lists = groups.map { word, cases in
      tag(
        "li", [:], tag("b", [:], Markup(word[language] + " \(cases.count)")),
        Markup(say(": ", "：")),
        Markup(
          cases.enumerated().map { index, own in
            Markup(index == 0 ? "" : say(", ", "、"))
              + tag("a", ["href": visit.link("cases", own.id)], Markup(own.title[language]))
          }))
    }
    return tag(
      "section", [:], title,
      lists.isEmpty
        ? tag(
          "p", [:],
          Markup(
            say("It concerns none of the \(all.count) cases here.", "现有案件均不适用（共 \(all.count) 件）。")))
        : tag("ul", [:], lists))
  }
}
