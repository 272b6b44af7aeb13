import CaseStore
import Diagnostics

/// The drafts: what there is, and a form to begin one.
struct DraftListPage {
  private let visit: Visit

  static func answer(_ visit: Visit) -> WebResponse { DraftListPage(visit: visit).page(nil) }

  /// Makes a draft, and goes to it; with a file, to the editor.
  static func make(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = DraftListPage(visit: visit)
    let name = visit.form.filled("name") ?? ""
    guard isName(name) else {
      return page.page(
        Wording(
          en: "a name has letters, digits and dashes, 60 at most, such as `developer-gone`",
          zh: "草稿名只用文字、数字和短横线，不超过 60 个字，如“开发企业-失联”"), typed: name, status: 422)
    }
    try Problem.orDraft { () throws(DraftFault) in
      try visit.site.changingDrafts { drafts throws(DraftFault) in
        if !visit.site.drafts.names.contains(name) { try drafts.save([:], into: name) }
      }
    }
    if let file = visit.form.filled("file") {
      return .seeOther(visit.link("rules", "drafts", name, "edit", fields: [("file", file)]))
    }
    return .seeOther(visit.link("rules", "drafts", name))
  }

  /// Removes a draft.
  static func remove(_ visit: Visit) throws(Problem) -> WebResponse {
    let frame = try DraftFrame(visit)
    guard visit.form["sure"] == "yes" else { return .seeOther(frame.link()) }
    try Problem.orDraft { () throws(DraftFault) in
      try visit.site.changingDrafts { drafts throws(DraftFault) in
        try drafts.remove(frame.draft)
      }
    }
    return .seeOther(visit.link("rules", "drafts"))
  }

  /// Whether people may call a draft so.
  static func isName(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 60 && !name.hasPrefix("-")
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
  }

  private func say(_ en: String, _ zh: String) -> String { visit.say(en, zh) }

  private func page(_ slip: Wording?, typed: String = "", status: Int = 200) -> WebResponse {
    let title = say("Drafts of rules", "规则草稿")
    let file = (visit.request.isReading ? visit.query : visit.form).filled("file")
    let items = visit.site.drafts.names.map { name -> Markup in
      let texts = (try? visit.site.drafts.texts(of: name)) ?? [:]
      let fields = file.map { [(name: "file", value: $0)] } ?? []
      let address =
        file == nil
        ? visit.link("rules", "drafts", name)
        : visit.link("rules", "drafts", name, "edit", fields: fields)
      return tag(
        "li", [:], tag("a", ["href": address], Markup(name)), " ",
        tag(
          "span", ["class": "quiet"],
          Markup(
            texts.isEmpty
              ? say("nothing changed yet", "尚无改动")
              : texts.keys.sorted().joined(separator: say(", ", "、")))))
    }
    let body: [Markup] = [
      tag(
        "p", ["class": "back"],
        tag("a", ["href": visit.link("rules")], Markup("← " + say("Rules", "规则")))),
      tag("h1", [:], Markup(title)),
      tag(
        "p", [:],
        Markup(
          say(
            "A draft is kept apart from the rules in force, and changes no advice until it is approved.",
            "草稿与现行规则分开存放，批准之前不影响任何办案建议。"))),
      file.map {
        tag(
          "p", ["class": "notice"], Markup(say("Choose a draft to change ", "请选择或新建草稿，以修改 ")),
          tag("code", [:], Markup($0)))
      } ?? .none,
      items.isEmpty
        ? tag("p", [:], Markup(say("There is no draft.", "现无草稿。"))) : tag("ul", [:], items),
      visit.site.options.isShared ? .none : form(slip, typed, file),
    ]
    return .page(Frame(visit, title, at: .rules).page(body), status: status)
  }

  private func form(_ slip: Wording?, _ typed: String, _ file: String?) -> Markup {
    tag(
      "form", ["method": "post", "action": visit.link("rules", "drafts"), "class": "edit"],
      slip.map { tag("p", ["class": "slip", "role": "alert"], Markup($0[visit.language])) }
        ?? .none,
      file.map { tag("input", ["type": "hidden", "name": "file", "value": $0]) } ?? .none,
      tag(
        "label", [:], Markup(say("Name of a new draft", "新草稿名称")),
        tag(
          "input",
          ["type": "text", "name": "name", "value": typed, "required": "", "maxlength": "60"])),
      tag("button", ["type": "submit"], Markup(say("Begin", "新建"))))
  }
}
