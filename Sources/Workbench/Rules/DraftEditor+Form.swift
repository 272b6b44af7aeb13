import CaseStore
import Diagnostics
import FEEL

/// The pieces of the form of the editor.
extension DraftEditor {
  func hidden(_ name: String, _ value: String) -> Markup {
    tag("input", ["type": "hidden", "name": name, "value": value])
  }

  func button(_ action: String, _ title: String) -> Markup {
    tag("button", ["type": "submit", "name": "action", "value": action], Markup(title))
  }

  var keys: Markup {
    tag(
      "p", ["id": "keys", "class": "hint"],
      Markup(
        say(
          "F8, Shift+F8: next, previous problem · Ctrl+. applies its fix · Ctrl+Enter runs the tests · Ctrl+Space or Alt+/: names by title or id · Tab indents; Esc, then Tab leaves the text",
          "F8、Shift+F8 跳到下一处、上一处问题 · Ctrl+. 修正此处 · Ctrl+Enter 运行测试 · Ctrl+空格或 Alt+/ 按名称或编号补全 · Tab 缩进；先按 Esc 再按 Tab 离开文本框"
        )))
  }

  /// What the script has to know: addresses and words.
  var attributes: KeyValuePairs<String, String?> {
    let day = visit.askedDay.map { [(name: "as_of", value: $0.text)] } ?? []
    let language = [(name: "lang", value: visit.language.rawValue)] + day
    return [
      "method": "post", "action": frame.link("edit"), "class": "edit rules", "id": "editor",
      "data-draft": frame.draft, "data-file": file,
      "data-check": WebTarget.text(["api", "v1", "rules", "check"], language),
      "data-names": WebTarget.text(["api", "v1", "rules", "names"]),
      "data-preview": frame.link("preview"), "data-lang": visit.language.rawValue,
      "data-many": visit.store.heads.count > 200 ? "yes" : nil,
      "data-error": say("error", "错误"), "data-warning": say("warning", "警告"),
      "data-fix": say("Fix it", "修正"), "data-none": say("No problem was found.", "未发现问题。"),
      "data-count": say("{errors} errors, {warnings} warnings", "错误 {errors} 处，警告 {warnings} 处"),
      "data-old": say("of the text as it was at {time}", "以下为 {time} 的文本，当前文本有错误"),
      "data-busy": say("Running …", "正在运行……"),
      "data-failed": say("The server did not answer.", "服务未应答。"),
    ]
  }

  func conflict(_ now: [UInt8]?) -> Markup {
    tag(
      "details", ["class": "conflict", "open": ""],
      tag(
        "summary", [:],
        Markup(
          say(
            "What the draft has now. Your text stands below; saving it again replaces this.",
            "草稿现在的文本如下。您的文本仍在下方；再次保存将以您的文本为准。"))),
      tag(
        "pre", ["class": "yaml"],
        tag("code", [:], Markup(String(decoding: now ?? [], as: UTF8.self)))))
  }

  /// What is said where the file in force has changed since the draft was made from it.
  var overtaken: Markup {
    guard let base = visit.site.drafts.bases(of: frame.draft)[file], kept != nil,
      base != DraftFolder.sum(of: inForce)
    else { return .none }
    let now = String(decoding: inForce ?? [], as: UTF8.self)
    return tag(
      "form", ["method": "post", "action": frame.link("edit"), "class": "slip"],
      tag(
        "p", [:],
        Markup(
          say(
            "The file in force has changed since this draft was made from it. Take in what changed, then say so.",
            "草稿起草后，该现行文件又有改动。请先把新的改动并入草稿，再确认。"))),
      tag(
        "details", [:], tag("summary", [:], Markup(say("The file in force now", "现行文本"))),
        tag("pre", ["class": "yaml"], tag("code", [:], Markup(now)))),
      hidden("file", file),
      frame.isShared
        ? .none : button("base", say("The draft has what changed", "新的改动已并入草稿")))
  }
}
