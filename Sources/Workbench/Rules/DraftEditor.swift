import CaseStore
import Diagnostics
import Files
import Reports
import Verification

/// The text of one file of a draft, to be changed, with what is found out about it.
struct DraftEditor {
  let frame: DraftFrame
  let file: String
  /// The text of the draft; nil where it has no such file.
  let kept: [UInt8]?
  /// The text in force; nil where there is no such file.
  let inForce: [UInt8]?

  /// That somebody else has changed the draft: what it has now, nil where the file is gone.
  struct Conflict { let now: [UInt8]? }

  /// What is shown below the text.
  private struct Shown {
    var slip: Wording?
    var conflict: Conflict?
    var problems: [Diagnostic] = []
    var impact = Markup.none
    var tests = Markup.none
    var status = 200
  }

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = try DraftEditor(visit, visit.query)
    let text = page.kept ?? page.inForce ?? []
    return page.page(text, Shown(problems: try page.trial(text).reading))
  }

  /// Does what the button of the form says.
  static func change(_ visit: Visit) throws(Problem) -> WebResponse {
    let form = visit.form
    let page = try DraftEditor(visit, form)
    let text = page.typed(form)
    if let fix = form["fix"] { return try page.fixed(text, fix) }
    let trial = try page.trial(text)
    let words = TrialMarkup(frame: page.frame)
    switch form["action"] {
    case "save": return try page.save(text, form)
    case "base": return try page.takeBase()
    case "tests":
      return page.page(
        text, Shown(problems: trial.reading, tests: words.tests(try trial.tests())))
    default:
      return page.page(
        text,
        Shown(problems: try trial.findings(), impact: words.impact(try trial.impact())))
    }
  }

  /// The impact, or the tests, of what is being typed, as a piece of the page.
  static func preview(_ visit: Visit) throws(Problem) -> WebResponse {
    let form = visit.form
    let page = try DraftEditor(visit, form)
    let trial = try page.trial(page.typed(form))
    let words = TrialMarkup(frame: page.frame)
    return .page(
      form["part"] == "tests" ? words.tests(try trial.tests()) : words.impact(try trial.impact()))
  }

  private init(_ visit: Visit, _ fields: FormFields) throws(Problem) {
    frame = try DraftFrame(visit)
    file = fields.filled("file") ?? ""
    inForce = try frame.inForce(file)
    kept = frame.texts[file]
    for text in [kept, inForce].compactMap({ $0 }) where !Self.isPlain(text) {
      throw Problem(
        status: 409,
        message: Wording(
          en: "the file has characters that a browser cannot keep; change it in an editor",
          zh: "文件含浏览器无法保留的字符，请用编辑器修改"))
    }
  }

  var visit: Visit { frame.visit }
  func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  /// Whether a form gives the text back as it was.
  private static func isPlain(_ text: [UInt8]) -> Bool {
    let decoded = String(decoding: text, as: UTF8.self)
    let isText = decoded.utf8.elementsEqual(text)
    return isText && text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || [9, 10, 13].contains($0) }
  }

  /// What was typed, with the line breaks that the file has.
  private func typed(_ form: FormFields) -> [UInt8] {
    let text = (form["text"] ?? "").replacing("\r\n", with: "\n")
    let old = String(decoding: kept ?? inForce ?? [], as: UTF8.self)
    return Array((old.utf8.contains(13) ? text.replacing("\n", with: "\r\n") : text).utf8)
  }

  private func trial(_ text: [UInt8]) throws(Problem) -> RuleTrial {
    try RuleTrial(
      RuleVersion(visit.store.rulesFolder, over: frame.texts.merging([file: text]) { $1 }), visit)
  }

  /// The page after the fix of one finding of this text.
  private func fixed(_ text: [UInt8], _ name: String) throws(Problem) -> WebResponse {
    let trial = try trial(text)
    func named(_ found: [Diagnostic]) -> Diagnostic.Fix? {
      found.first { $0.place.file.name == file && TrialMarkup.name(of: $0) == name }?.fix
    }
    var fix = named(trial.reading)
    if fix == nil { fix = named(try trial.findings()) }
    guard let fix, fix.span.end <= text.count else {
      return page(text, Shown(problems: trial.reading))
    }
    let new = Array(text[..<fix.span.start]) + Array(fix.replacement.utf8) + text[fix.span.end...]
    return page(new, Shown(problems: try self.trial(new).reading))
  }

  /// Writes the text into the draft, whether it has errors or not.
  private func save(_ text: [UInt8], _ form: FormFields) throws(Problem) -> WebResponse {
    do throws(DraftFault) {
      try visit.site.changingDrafts { drafts throws(DraftFault) in
        try drafts.save(
          text, at: file, in: frame.draft, seen: form["sum"] ?? "", over: inForce)
      }
    } catch {
      guard case .changedMeanwhile(let now) = error else { throw Problem(error) }
      return page(
        text,
        Shown(
          slip: error.message, conflict: Conflict(now: now), problems: try trial(text).reading,
          status: 412))
    }
    return .seeOther(frame.editor(file))
  }

  /// Notes that what has changed in the file in force is now in the draft.
  private func takeBase() throws(Problem) -> WebResponse {
    try Problem.orDraft { () throws(DraftFault) in
      try visit.site.changingDrafts { drafts throws(DraftFault) in
        try drafts.take(inForce, asBaseOf: file, in: frame.draft)
      }
    }
    return .seeOther(frame.editor(file))
  }

  private func page(_ text: [UInt8], _ shown: Shown) -> WebResponse {
    let words = TrialMarkup(frame: frame)
    let string = String(decoding: text, as: UTF8.self)
    let head: [Markup] = [
      tag(
        "p", ["class": "quiet"],
        Markup(
          kept != nil
            ? say("changed in this draft", "本草稿已改动此文件")
            : inForce != nil
              ? say("as in force; nothing changed yet", "现行文本，尚未改动") : say("a new file", "新文件"))),
      frame.slip(shown.slip), shown.conflict.map { conflict($0.now) } ?? .none, overtaken,
    ]
    guard !frame.isShared else {
      return frame.page(
        file, head + [tag("pre", ["class": "yaml"], tag("code", [:], Markup(string)))])
    }
    // The browser drops one line break at the beginning.
    let area = tag(
      "textarea",
      [
        "id": "text", "name": "text", "rows": "28", "spellcheck": "false", "wrap": "off",
        "autocomplete": "off", "autocapitalize": "off", "aria-describedby": "keys",
        "aria-label": say("Text of \(file)", "\(file) 的文本"),
      ], Markup(written: "\n" + HTMLText.escaped(string)))
    let form = tag(
      "form",
      attributes,
      hidden("file", file), hidden("sum", DraftFolder.sum(of: shown.conflict.map(\.now) ?? kept)),
      area,
      tag("div", ["id": "offers", "class": "offers", "role": "listbox", "hidden": ""], .none), keys,
      tag(
        "p", ["class": "tools"], button("save", say("Save the draft", "保存草稿")),
        button("check", say("Check", "检查")), button("tests", say("Run the tests", "运行测试"))),
      tag(
        "div", ["class": "results"],
        tag(
          "section", [:], tag("h2", [:], Markup(say("Problems", "问题"))),
          tag("div", ["id": "problems"], words.problems(shown.problems, of: file))),
        tag(
          "section", [:], tag("h2", [:], Markup(say("Impact on cases", "对案件的影响"))),
          tag("p", ["id": "dated", "class": "quiet", "hidden": ""], .none),
          tag("div", ["id": "impact"], shown.impact),
          tag("h2", [:], Markup(say("Tests", "测试"))), tag("div", ["id": "tests"], shown.tests))))
    return frame.page(file, head + [form], status: shown.status, script: true)
  }
}
