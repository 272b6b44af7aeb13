import Advising
import CaseStore
import Diagnostics
import FEEL
import Playbooks

/// What has a text in its id or title: cases, and for people who know the rules their entries.
///
/// The text comes in a form and not in the address, where others could read it.
struct SearchPage {
  static func answer(_ visit: Visit) -> WebResponse {
    let typed = (visit.form.filled("q") ?? "").lowercased()
    let title = visit.say("Found", "查找结果")
    let content = [tag("h1", [:], Markup(title))] + found(typed, visit)
    return .page(Frame(visit, title).page(content))
  }

  private static func found(_ typed: String, _ visit: Visit) -> [Markup] {
    guard !typed.isEmpty else {
      return [tag("p", [:], Markup(visit.say("Type a piece of an id or title.", "请输入案号或名称的一部分。")))]
    }
    let cases = visit.store.heads.filter { own in
      ([own.id] + Language.allCases.map { own.title[$0] })
        .contains { $0.lowercased().contains(typed) }
    }
    let items = cases.prefix(100).map { own in
      tag(
        "li", [:],
        tag(
          "a", ["href": visit.link("cases", own.id)],
          Markup(own.title[visit.language] + " [\(own.id)]")))
    }
    return [
      items.isEmpty
        ? tag(
          "p", [:], Markup(visit.say("No case has this in its id or title.", "没有案号或名称含此文字的案件。")))
        : tag("ul", [:], Array(items))
    ]
  }
}
