import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// What if: facts are tried, and nothing is written.
struct TryPage {
  private let frame: CaseFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try TryPage(frame: CaseFrame(visit)).answer()
  }

  private var visit: Visit { frame.visit }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  /// What is tried: what the address says, and what the form adds.
  private var settings: [String] {
    let typed = visit.query
    let added = typed.filled("fact").map { name -> String in
      let part = typed.filled("part").map { "@" + $0 } ?? ""
      return "\(name)\(part)=\(typed.filled("value") ?? "null")"
    }
    return typed.all("set").filter { !$0.isEmpty } + (added.map { [$0] } ?? [])
  }

  private func answer() -> WebResponse {
    let banner = tag(
      "p", ["class": "notice"],
      Markup(say("This is a trial: nothing is written into the case file.", "试算，不写入案卷。")))
    let settings = settings
    do throws(Slips) {
      return frame.page(
        say("What if", "试算"), [banner, tried(settings), form(settings), try result(settings)])
    } catch {
      let kept = visit.query.all("set")
      return frame.page(
        say("What if", "试算"),
        [
          banner, tried(kept), form(kept, again: true),
          tag(
            "div", ["class": "slip", "role": "alert"],
            Findings(error.diagnostics, frame.language).markup),
        ], status: 422)
    }
  }

  /// What is tried, each with a way to leave it out.
  private func tried(_ settings: [String]) -> Markup {
    let items = settings.enumerated().map { index, text in
      let rest = settings.enumerated().filter { $0.offset != index }
      let fields = rest.map { (name: "set", value: $0.element) }
      return tag(
        "li", [:], Markup(words(text)), " ",
        tag("a", ["href": frame.link("try", fields: fields)], Markup(say("leave out", "去掉"))))
    }
    return items.isEmpty ? .none : tag("ul", ["class": "tried"], items)
  }

  /// A setting in words: the title of the fact, and the value.
  private func words(_ setting: String) -> String {
    let halves = setting.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2 else { return setting }
    let name = halves[0].split(separator: "@", maxSplits: 1).map(String.init)
    guard let slot = frame.playbook.vocabulary.slot(named: name[0]),
      let fact = frame.playbook.fact(at: slot)
    else { return setting }
    let part = name.count > 1 ? frame.title(ofPart: name[1]) ?? name[1] : nil
    let value = try? TypedValue.read(halves[1], of: fact).get()
    return fact.title[frame.language] + (part.map { say(" (\($0))", "（\($0)）") } ?? "")
      + say(": ", "：")
      + (value.map { ShownValue(language: frame.language).text($0, of: fact) } ?? halves[1])
  }

  /// The form; `again` says that it has a slip, and shows what was typed.
  private func form(_ settings: [String], again: Bool = false) -> Markup {
    let titles = frame.playbook.facts.map { fact in
      tag("option", ["value": fact.title[frame.language]])
    }
    let kept =
      settings.map { tag("input", ["type": "hidden", "name": "set", "value": $0]) }
      + (visit.askedDay.map {
        [tag("input", ["type": "hidden", "name": "as_of", "value": $0.text])]
      }
        ?? [])
    let parts = frame.content.parts.map { part in
      tag("option", ["value": part.id], Markup(part.title[frame.language]))
    }
    let place =
      parts.isEmpty
      ? Markup.none
      : tag(
        "label", [:], Markup(say("Part", "部分")),
        tag(
          "select", ["name": "part"],
          [tag("option", ["value": ""], Markup(say("all", "全部")))] + parts))
    return tag(
      "form", ["action": frame.link("try"), "class": "filters"],
      kept + [
        tag(
          "label", [:], Markup(say("Fact", "事实")),
          tag(
            "input",
            [
              "type": "text", "name": "fact", "list": "facts", "required": "",
              "autocomplete": "off", "value": again ? visit.query["fact"] : nil,
            ])),
        tag("datalist", ["id": "facts"], titles), place,
        tag(
          "label", [:], Markup(say("is", "假设为")),
          tag(
            "input",
            [
              "type": "text", "name": "value", "autocomplete": "off",
              "value": again ? visit.query["value"] : nil,
              "placeholder": say("yes, no, a number, a day", "是、否、数字、日期"),
            ])),
        tag("button", ["type": "submit"], Markup(say("Try", "试算"))),
      ])
  }

  private func result(_ settings: [String]) throws(Slips) -> Markup {
    if settings.isEmpty { return .none }
    let (advisor, before) = (visit.store.rules.advisor, frame.content)
    let tried = try TriedFacts(settings, frame.playbook)
    let after = try tried.applied(to: [before], advisor, on: visit.day)[0]
    var advice = advisor.advise(after, on: visit.day, parts: AdviceFormat.html.parts(full: false))
    advice.trial = tried.trial(of: before, with: after, advisor, on: visit.day)
    let page = AdviceSheet.page(advice, language: frame.language)
    let embedding = PageEmbedding(
      isBelowHeading: true, caseAddress: { WebTarget.text(["cases", $0]) })
    return Markup(written: PageHTML(embedding: embedding).fragment(page))
  }
}
