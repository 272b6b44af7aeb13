import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// Why an entry is as it is in a case, and what would turn it.
struct ExplainPage {
  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    let frame = try CaseFrame(visit)
    let advisor = visit.store.rules.advisor
    let part = visit.query.filled("part").map { "@\($0)" } ?? ""
    let asked = try Problem.orSlips { () throws(Slips) in
      try AskedAbout(visit.name("rule") + part, frame.content, advisor.playbook)
    }
    let isOpened = visit.query["operands"] == "yes"
    let opened =
      isOpened
      ? advisor.opened(asked.subject, part: asked.part, of: frame.content, on: visit.day) : []
    let title = advisor.playbook.declaration(of: asked.subject).title[frame.language]
    switch asked.subject {
    case .outcome(let subject):
      switch advisor.explain(subject, part: asked.part, of: frame.content, on: visit.day) {
      case .partsDiffer(let states): return choice(frame, asked, title, states.map(\.part))
      case .explained(let found):
        let page = ExplanationPage(
          found, arguments: [frame.stored.path], opened: opened, language: frame.language)
        return answer(frame, title, page.page, asked)
      }
    case .entry(let subject):
      switch advisor.explain(subject, part: asked.part, of: frame.content, on: visit.day) {
      case .partsDiffer(let parts): return choice(frame, asked, title, parts.compactMap(\.part))
      case .explained(let found):
        return answer(
          frame, title, EntryPage(found, opened: opened, language: frame.language).page, asked)
      }
    }
  }

  private static func answer(
    _ frame: CaseFrame, _ title: String, _ page: Page, _ asked: AskedAbout
  ) -> WebResponse {
    let target = frame.visit.target
    let fields = target.query.entries.filter { $0.name != "operands" && $0.name != "lang" }
    let more = tag(
      "a",
      [
        "class": "button",
        "href": WebTarget.text(target.steps, fields + [("operands", "yes")]),
      ], Markup(frame.say("Its conditions, one by one", "逐项展开条件")))
    let rule = tag(
      "a",
      [
        "class": "button", "href": frame.visit.link("rules", asked.subject.kind, asked.id),
      ], Markup(frame.say("The rule itself", "查看规则")))
    return frame.page(
      title,
      [
        Markup(written: PageHTML(embedding: frame.embedding()).fragment(page)),
        tag(
          "p", ["class": "tools"], frame.visit.query["operands"] == "yes" ? .none : more, " ", rule),
      ], hasHeading: true)
  }

  /// The parts to choose from, where they differ.
  private static func choice(
    _ frame: CaseFrame, _ asked: AskedAbout, _ title: String, _ parts: [String]
  ) -> WebResponse {
    let items = parts.map { id in
      tag(
        "li", [:],
        tag(
          "a", ["href": frame.link("explain", asked.id, fields: [("part", id)])],
          Markup(frame.title(ofPart: id) ?? id)))
    }
    return frame.page(
      title,
      [
        tag("p", [:], Markup(frame.say("It differs between the parts:", "各部分情况不同，请选择："))),
        tag("ul", [:], items),
      ])
  }
}
