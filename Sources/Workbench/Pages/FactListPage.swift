import Advising
import CaseStore
import Diagnostics
import FEEL
import Playbooks
import Reports

/// All facts of a case, those of one phase together: what is stated, and where to state the rest.
struct FactListPage {
  private let frame: CaseFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    let list = FactListPage(frame: try CaseFrame(visit))
    return list.frame.page(list.frame.say("All facts", "全部事实"), list.body)
  }

  private var playbook: Playbook { frame.playbook }

  private var body: [Markup] {
    let phases: [Reference<Phase>?] =
      playbook.phases.references(where: { _ in true }).map(Optional.some) + [nil]
    return phases.compactMap { phase in
      let facts = playbook.facts.filter { $0.declaration.phase == phase }
      guard !facts.isEmpty else { return nil }
      let title = phase.map { playbook[$0].declaration.title[frame.language] }
      return tag(
        "section", [:],
        tag("h2", [:], Markup(title ?? frame.say("Without a phase", "未分阶段"))),
        tag("dl", ["class": "facts"], facts.map(row)))
    }
  }

  private func row(_ fact: Fact) -> Markup {
    let places: [(part: String?, statement: Statement)] =
      (frame.content.facts[fact.slot].map { [(nil, $0)] } ?? [])
      + frame.content.parts.compactMap { part in
        part.facts[fact.slot].map { (part.id, $0) }
      }
    let texts = places.map { place in
      let name = place.part.flatMap(frame.title(ofPart:)).map { $0 + frame.say(": ", "：") } ?? ""
      return name + frame.words.statement(place.statement, of: fact)
    }
    let isOpen = !frame.visit.site.options.isShared && !fact.isList
    let title = fact.title[frame.language]
    return tag(
      "div", [:], tag("dt", [:], Markup(title)),
      tag(
        "dd", [:],
        texts.isEmpty
          ? tag("span", ["class": "quiet"], Markup(frame.say("not stated", "未填写")))
          : Markup(texts.joined(separator: frame.say("; ", "；"))), " ",
        isOpen
          ? tag(
            "a",
            [
              "href": FactPage.link(frame, fact, part: nil),
              "aria-label": frame.say("Fill in: \(title)", "填写：\(title)"),
            ], Markup(frame.say("fill in", "填写"))) : .none))
  }
}
