import CaseStore
import Diagnostics
import FEEL
import Playbooks

/// The frame around each page: the bar at the top, and what is told on all pages.
struct Frame {
  let visit: Visit
  /// The title of the page, for the window.
  let title: String
  /// The entry of the menu that the page belongs to.
  let place: Place?

  /// The entries of the menu; the raw value is the first step of their addresses.
  enum Place: String, CaseIterable {
    case cases, meeting, offices, reports, rules

    var title: Wording {
      switch self {
      case .cases: Wording(en: "Cases", zh: "案件")
      case .meeting: Wording(en: "Meeting", zh: "会商")
      case .offices: Wording(en: "Offices", zh: "单位")
      case .reports: Wording(en: "Reports", zh: "月报")
      case .rules: Wording(en: "Rules", zh: "规则")
      }
    }
  }

  init(_ visit: Visit, _ title: String, at place: Place? = nil) {
    self.visit = visit
    self.title = title
    self.place = place
  }

  /// The page with its content.
  ///
  /// With a number of seconds the browser loads it again after that time.
  func page(_ content: [Markup], reloadAfter seconds: Int? = nil) -> Markup {
    let head: [Markup] = [
      tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      seconds.map { tag("meta", ["http-equiv": "refresh", "content": String($0)]) } ?? .none,
      tag("title", [:], "\(title) · Advisor"),
      tag("link", ["rel": "stylesheet", "href": "/assets/page.css"]),
      tag("link", ["rel": "stylesheet", "href": "/assets/workbench.css"]),
      tag("link", ["rel": "icon", "href": "/assets/icon.svg", "type": "image/svg+xml"]),
      tag("script", ["src": "/assets/workbench.js", "defer": ""]),
    ]
    let body = [
      tag("a", ["class": "skip", "href": "#main"], Markup(say("Skip to the content", "跳到正文"))),
      bar, notices, tag("main", ["id": "main", "tabindex": "-1"], content),
    ]
    return Markup(written: "<!DOCTYPE html>\n")
      + tag(
        "html", ["lang": visit.language == .zh ? "zh-CN" : "en"], tag("head", [:], head),
        tag("body", [:], body))
  }

  private func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  private var bar: Markup {
    let links = Place.allCases.map { own in
      tag(
        "a",
        ["href": visit.link(own.rawValue), "aria-current": own == place ? "page" : nil],
        Markup(own.title[visit.language]))
    }
    let search = tag(
      "form", ["action": "/search", "method": "post", "role": "search"],
      tag(
        "input",
        [
          "type": "search", "name": "q", "id": "search",
          "aria-label": say("Find a case or a rule", "查找案件或规则"),
          "placeholder": say("Find (Ctrl+K)", "查找（Ctrl+K）"), "autocomplete": "off",
        ]))
    return tag(
      "header", ["class": "bar"],
      tag("nav", ["aria-label": say("Main menu", "主菜单")], links), search,
      tag("div", ["class": "state"], state))
  }

  /// The day, the rules, and the other language.
  private var state: [Markup] {
    let version = visit.store.rules.playbook.version
    let other: Language = visit.language == .zh ? .en : .zh
    let fields = visit.query.entries.filter { $0.name != "lang" } + [("lang", other.rawValue)]
    let back = visit.request.isReading ? WebTarget.text(visit.target.steps, fields) : nil
    let day = visit.askedDay.map { asked in
      [
        Markup(say("as of \(asked.text) ", "截至 \(asked.text) ")),
        tag("a", ["href": visit.target.without("as_of")], Markup(say("today", "回到今天"))),
      ]
    }
    return (day ?? [Markup(say("today, \(visit.day.text)", "今天 \(visit.day.text)"))])
      + [Markup(say(" · rules \(version) · ", " · 规则 \(version) · "))]
      + [
        back.map {
          tag(
            "a", ["href": $0, "lang": other == .zh ? "zh-CN" : "en"],
            other == .zh ? "中文" : "English")
        } ?? .none
      ]
  }

  /// What is wrong with the rules, and that nothing can be changed.
  private var notices: Markup {
    var notes: [String] = []
    if let fault = visit.store.rules.faults.first {
      let place = "\(fault.place.file.name):\(fault.place.start.line)"
      notes.append(
        say(
          "The rules on disk have errors, so those read before still hold (\(place): \(fault.message.en)).",
          "规则文件现有错误，暂按此前的规则（\(place)：\(fault.message.zh)）。"))
    }
    if visit.site.options.isShared {
      notes.append(say("Shared for reading: nothing can be changed here.", "只读共享，不能修改。"))
    }
    return Markup(notes.map { tag("p", ["class": "notice", "role": "status"], Markup($0)) })
  }
}
