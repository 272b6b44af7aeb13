import CaseStore
import Diagnostics
import Files
import Playbooks
import Reports
import RuleReports
import Verification

/// One draft: its files, what it changes in the rules, and what can be done with it.
struct DraftPage {
  private let frame: DraftFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try DraftPage(frame: DraftFrame(visit)).answer()
  }

  /// Takes a file out of the draft.
  static func drop(_ visit: Visit) throws(Problem) -> WebResponse {
    let frame = try DraftFrame(visit)
    let file = visit.form.filled("file") ?? ""
    try Problem.orDraft { () throws(DraftFault) in
      try visit.site.changingDrafts { drafts throws(DraftFault) in
        try drafts.drop(file, from: frame.draft)
      }
    }
    return .seeOther(frame.link())
  }

  private var visit: Visit { frame.visit }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  private func answer() throws(Problem) -> WebResponse {
    let trial = try RuleTrial(frame.version, visit)
    let texts = TrialMarkup(frame: frame)
    let shown: (String, Markup)
    switch visit.query["show"] {
    case "check": shown = (say("Problems", "问题"), texts.problems(try trial.findings(), of: nil))
    case "impact": shown = (say("Impact on cases", "对案件的影响"), texts.impact(try trial.impact()))
    case "tests": shown = (say("Tests", "测试"), texts.tests(try trial.tests()))
    default: shown = (say("What it changes", "改动内容"), try changes(trial, texts))
    }
    let body: [Markup] = [
      files, tools, try overtaken(),
      tag("section", [:], tag("h2", [:], Markup(shown.0)), shown.1),
      frame.isShared ? .none : remove,
    ]
    return frame.page(say("Draft ", "草稿 ") + frame.draft, body)
  }

  private var files: Markup {
    let items = frame.texts.keys.sorted().map { file in
      tag(
        "li", [:], tag("a", ["href": frame.editor(file)], tag("code", [:], Markup(file))), " ",
        frame.isShared
          ? .none
          : tag(
            "form", ["method": "post", "action": frame.link("drop"), "class": "inline"],
            tag("input", ["type": "hidden", "name": "file", "value": file]),
            tag(
              "button", ["type": "submit", "class": "quiet small"],
              Markup(say("Take out of the draft", "移出草稿")))))
    }
    return tag(
      "section", [:],
      tag(
        "h2", [:], Markup(say("Files", "文件")),
        tag("span", ["class": "count"], Markup(String(items.count)))),
      items.isEmpty
        ? tag("p", [:], Markup(say("Nothing is changed yet.", "尚无改动。"))) : tag("ul", [:], items),
      frame.isShared ? .none : choice)
  }

  /// The way to the editor for another file, one in force or a new one.
  private var choice: Markup {
    let folder = visit.store.rulesFolder
    let all = ((try? Folder.listing(below: folder).yaml) ?? []).filter { frame.texts[$0] == nil }
    return tag(
      "form", ["action": frame.link("edit"), "class": "filters"],
      tag(
        "label", [:], Markup(say("Change another file, or make one ", "修改其他文件，或新建文件 ")),
        tag(
          "input",
          [
            "type": "text", "name": "file", "list": "files", "required": "", "autocomplete": "off",
            "placeholder": "families/new.yaml",
          ])),
      tag("datalist", ["id": "files"], all.map { tag("option", ["value": $0], .none) }),
      tag("button", ["type": "submit"], Markup(say("Open", "打开"))))
  }

  private var tools: Markup {
    let links = [
      (frame.link(), say("Changes", "改动")),
      (frame.link(fields: [("show", "check")]), say("Check", "检查")),
      (frame.link(fields: [("show", "tests")]), say("Run the tests", "运行测试")),
      (frame.link(fields: [("show", "impact")]), say("Impact on cases", "测算影响")),
      (frame.link("propose"), say("Propose and approve", "送审和批准")),
    ]
    return tag(
      "p", ["class": "tools"],
      links.map { tag("a", ["class": "button", "href": $0.0], Markup($0.1)) })
  }

  private func overtaken() throws(Problem) -> Markup {
    let files = try frame.overtaken()
    if files.isEmpty { return .none }
    return tag(
      "p", ["class": "slip"],
      Markup(
        say(
          "The rules in force have changed since this draft was begun; open these files and take in what changed: ",
          "草稿起草后，现行规则又有改动；请打开以下文件，把新的改动并入：")),
      Markup(
        files.map { file in
          tag("a", ["href": frame.editor(file)], tag("code", [:], Markup(file))) + " "
        }))
  }

  private func changes(_ trial: RuleTrial, _ texts: TrialMarkup) throws(Problem) -> Markup {
    guard let new = trial.playbook else {
      return texts.problems(trial.reading, of: nil)
    }
    let difference = PlaybookDifference(old: visit.store.rules.playbook, new: new, on: visit.day)
    let page = DifferencePage(difference, language: visit.language).page
    let embedding = PageEmbedding(caseAddress: { [visit] in visit.link("cases", $0) })
    return Markup(written: PageHTML(embedding: embedding).fragment(page))
  }

  private var remove: Markup {
    tag(
      "form", ["method": "post", "action": frame.link("remove")],
      tag(
        "label", [:],
        tag("input", ["type": "checkbox", "name": "sure", "value": "yes", "required": ""]),
        Markup(say("The draft is not needed any more", "不再需要本草稿"))), " ",
      tag("button", ["type": "submit", "class": "quiet"], Markup(say("Remove the draft", "删除草稿"))))
  }
}
