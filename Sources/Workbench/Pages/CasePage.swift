import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// One case: the page of `advise`, the facts beside it, its parts as tabs.
struct CasePage {
  private let frame: CaseFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try CasePage(frame: CaseFrame(visit)).answer(isFull: false)
  }

  /// The page with everything.
  static func whole(_ visit: Visit) throws(Problem) -> WebResponse {
    try CasePage(frame: CaseFrame(visit)).answer(isFull: true)
  }

  private var visit: Visit { frame.visit }
  private var content: Case { frame.content }
  private var language: Language { frame.language }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  /// The part that is looked at; nil for the whole case.
  private var part: Case.Part? {
    let id = visit.query["part"]
    return content.parts.first { $0.id == id }
  }

  private func answer(isFull: Bool) -> WebResponse {
    let title = content.title[language]
    let body: [Markup] = [
      tag(
        "div", ["class": "columns"],
        tag("div", ["class": "advice"], tools(isFull: isFull), tabs, advice(isFull: isFull)),
        tag("aside", ["aria-label": say("The case file", "案卷")], side))
    ]
    return .page(Frame(visit, title, at: .cases).page(body))
      .with("ETag", "\"\(frame.stored.sum)\"")
  }

  /// The ways to act on the case.
  private func tools(isFull: Bool) -> Markup {
    let isOpen = !visit.site.options.isShared
    let part = part.map { [(name: "part", value: $0.id)] } ?? []
    let links: [(String, String)?] = [
      isOpen ? (frame.link("ask"), say("Answer questions", "答问")) : nil,
      (frame.link("try"), say("What if", "试算")),
      isOpen ? (frame.link("record"), say("Record progress", "记录进展")) : nil,
      (frame.link("facts"), say("All facts", "全部事实")),
      (frame.link("history"), say("History", "沿革")),
      isFull
        ? (frame.link(fields: part), say("One page", "一页"))
        : (frame.link("full", fields: part), say("Everything", "全部内容")),
    ]
    return tag(
      "p", ["class": "tools"],
      links.compactMap { $0 }.map { tag("a", ["class": "button", "href": $0.0], Markup($0.1)) })
  }

  private var tabs: Markup {
    guard !content.parts.isEmpty else { return .none }
    func tab(_ id: String?, _ title: String) -> Markup {
      tag(
        "a",
        [
          "href": frame.link(fields: id.map { [("part", $0)] } ?? []),
          "aria-current": id == part?.id ? "true" : nil,
        ], Markup(title))
    }
    return tag(
      "nav", ["class": "tabs", "aria-label": say("Parts", "各部分")],
      [tab(nil, say("The whole case", "全案"))]
        + content.parts.map { tab($0.id, $0.title[language]) })
  }

  private func advice(isFull: Bool) -> Markup {
    let parts = AdviceFormat.html.parts(full: isFull)
    let advice: Advice
    if let part {
      var alone = content
      alone.parts = [part]
      advice = visit.store.rules.advisor.advise(alone, on: visit.day, parts: parts)
    } else {
      advice = visit.store.advice(on: frame.stored, visit.day, parts: parts)
    }
    let page =
      isFull
      ? AdvicePage(advice, language: language).page
      : AdviceSheet.page(advice, language: language)
    let full = AdvicePage(advice, language: language)
    let embedding = frame.embedding(places: places(in: advice)) { [frame] remedy in
      isFull ? .none : Self.reasons(full.details(of: remedy), frame)
    }
    return Markup(written: PageHTML(embedding: embedding).fragment(page))
  }

  /// What a step is for, how it is done and on what grounds, opened in place.
  private static func reasons(
    _ details: [(part: String?, lines: [Page.Line])], _ frame: CaseFrame
  ) -> Markup {
    let writer = PageHTML(embedding: PageEmbedding(caseAddress: { WebTarget.text(["cases", $0]) }))
    let pieces = details.filter { !$0.lines.isEmpty }.map { own -> Markup in
      let part = details.count > 1 ? own.part.flatMap(frame.title(ofPart:)) : nil
      let heading = part.map { tag("p", [:], tag("b", [:], Markup($0))) } ?? .none
      return heading + Markup(written: writer.fragment(own.lines, frame.language))
    }
    if pieces.isEmpty { return .none }
    return tag(
      "details", ["class": "act"],
      [tag("summary", [:], Markup(frame.say("Purpose, papers, grounds", "目的、材料、依据")))] + pieces)
  }

  /// The parts of the remedies that are about one part only, by their ids.
  private func places(in advice: Advice) -> [String: String] {
    let parts = Dictionary(grouping: advice.actions, by: \.remedy).compactMapValues { actions in
      actions.count == 1 ? actions[0].part : nil
    }
    return Dictionary(
      parts.map { (frame.playbook[$0.key].id, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The facts, the checklists and the log, as the file has them.
  private var side: [Markup] { [remarks, facts, log] }

  private var remarks: Markup {
    let found = frame.stored.remarks
    guard !found.isEmpty else { return .none }
    return tag(
      "section", [:], tag("h2", [:], Markup(say("About the file", "案卷提示"))),
      Findings(found, language).markup)
  }

  private var facts: Markup {
    let own = part?.facts ?? content.facts
    let all = frame.playbook.facts.filter { own[$0.slot] != nil }
    let shown = all.map { row($0, own[$0.slot], part: part?.id) }
    let others = part == nil ? content.parts.flatMap(rows) : []
    let title = part.map { $0.title[language] } ?? say("Facts", "事实")
    return tag(
      "section", [:],
      tag("h2", [:], Markup(title), tag("span", ["class": "count"], Markup(String(shown.count)))),
      shown.isEmpty && others.isEmpty
        ? tag("p", ["class": "quiet"], Markup(say("Nothing is stated yet.", "尚未填写。")))
        : tag("dl", ["class": "facts"], shown + others),
      tag("p", [:], tag("a", ["href": frame.link("facts")], Markup(say("All facts", "查看、补充全部事实")))))
  }

  private func rows(of part: Case.Part) -> [Markup] {
    frame.playbook.facts.compactMap { fact in
      part.facts[fact.slot].map { row(fact, $0, part: part.id) }
    }
  }

  private func row(_ fact: Fact, _ statement: Statement?, part id: String?) -> Markup {
    let name = fact.title[language]
    let place =
      part == nil ? id.flatMap(frame.title(ofPart:)).map { say(" (\($0))", "（\($0)）") } ?? "" : ""
    let current = statement?.form(on: visit.day)
    let value = current.map { frame.words.statement($0, of: fact) } ?? say("not yet so", "当日尚无")
    let change = FactPage.link(frame, fact, part: id)
    return tag(
      "div", [:], tag("dt", [:], Markup(name + place)),
      tag(
        "dd", [:], Markup(value), " ",
        visit.site.options.isShared || fact.isList
          ? .none
          : tag(
            "a",
            ["href": change, "aria-label": say("Change: \(name)\(place)", "修改：\(name)\(place)")],
            Markup(say("change", "修改")))))
  }

  private var log: Markup {
    let entries = content.log.filter { $0.on <= visit.day }.suffix(6).reversed()
    guard !entries.isEmpty else { return .none }
    let items = entries.map { entry in
      let text = frame.words.entry(entry)
      return tag(
        "li", ["class": entry.void == nil ? nil : "quiet"],
        Markup(text + (entry.void == nil ? "" : say(" (taken back)", "（已撤回）"))), " ",
        entry.void == nil && !visit.site.options.isShared
          ? tag(
            "a",
            [
              "href": frame.link(
                "undo", fields: [("remedy", frame.playbook[entry.remedy].id)])
            ], Markup(say("take back", "撤回"))) : .none)
    }
    return tag(
      "section", [:], tag("h2", [:], Markup(say("Log", "办理记录"))), tag("ul", [:], Array(items)),
      tag("p", [:], tag("a", ["href": frame.link("history")], Markup(say("All of it", "全部沿革")))))
  }
}
