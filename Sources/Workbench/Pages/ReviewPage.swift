import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// All answers of an interview before they are written, and all questions that are open.
struct ReviewPage {
  private let frame: CaseFrame
  private let interview: Interview
  private let findings: [Diagnostic]

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try ReviewPage(visit).page(.none, status: 200)
  }

  /// The questions that are open, as a list to choose from.
  static func questions(_ visit: Visit) throws(Problem) -> WebResponse {
    try ReviewPage(visit).list
  }

  /// Writes the answers into the case file.
  static func save(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = try ReviewPage(visit)
    let who: String
    switch SigningFields(visit: visit).who() {
    case .success(let name): who = name
    case .failure(let slip): return page.page(page.frame.slip(slip.message), status: 422)
    }
    do throws(ChangeFault) {
      _ = try visit.store.writeDraft(
        of: page.frame.stored.id, on: visit.day,
        visit.origin(who: who, sum: SigningFields(visit: visit).sum))
    } catch {
      let again = try ReviewPage(visit)
      let note = tag(
        "p", [:],
        Markup(
          again.say(
            "The answers are kept. Look at the case, and save them again if they still hold.",
            "答复仍已保留。请先查看案卷，如仍属实请再次保存。")))
      return again.page(again.frame.conflict(error, note), status: Problem(error).status)
    }
    return WebResponse.seeOther(page.frame.link())
      .settingCookie("advisor-who", who, isKept: true)
  }

  /// Drops all answers, or the one that the form names.
  static func drop(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = try ReviewPage(visit)
    let keys = InterviewKeys(page.frame)
    let dropped = visit.form.filled("key")
    let kept =
      dropped == nil
      ? [] : page.interview.answers.filter { keys.text($0.key) != dropped }
    let stored = page.frame.stored
    try Problem.orFault { () throws(ChangeFault) in try visit.store.keep(kept, of: stored) }
    return .seeOther(dropped == nil ? page.frame.link() : page.frame.link("ask", "review"))
  }

  private init(_ visit: Visit) throws(Problem) {
    frame = try CaseFrame(visit)
    let (id, day) = (frame.stored.id, visit.day)
    let read = try Problem.orFault { () throws(ChangeFault) in
      try visit.store.interview(about: id, on: day)
    }
    (interview, findings) = (read.interview, read.findings)
  }

  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  private func page(_ above: Markup, status: Int) -> WebResponse {
    let title = say("Answers before saving", "复核答复")
    let more = tag(
      "p", ["class": "tools"],
      interview.current == nil
        ? Markup(say("No question is open.", "没有待答的问题。"))
        : tag(
          "a", ["class": "button", "href": frame.link("ask")], Markup(say("Go on asking", "继续答问"))))
    guard !interview.answers.isEmpty else {
      return frame.page(
        title, [above, tag("p", [:], Markup(say("Nothing has been answered yet.", "尚无答复。"))), more])
    }
    let irrelevant = interview.irrelevant
    let rows = interview.answers.map { row($0, isIrrelevant: irrelevant.contains($0.key)) }
    let form = tag(
      "form", ["method": "post", "action": frame.link("ask", "save"), "class": "edit"],
      SigningFields(visit: frame.visit).markup(frame.stored.sum),
      tag("button", ["type": "submit"], Markup(say("Write into the case file", "写入案卷"))))
    let drop = tag(
      "form", ["method": "post", "action": frame.link("ask", "drop")],
      tag("button", ["type": "submit", "class": "quiet"], Markup(say("Drop all answers", "全部放弃"))))
    return frame.page(
      title,
      [
        Findings(findings, frame.language).markup, above, tag("dl", ["class": "facts"], rows), form,
        more, drop,
      ], status: status)
  }

  private func row(_ answer: Interview.Answer, isIrrelevant: Bool) -> Markup {
    let key = InterviewKeys(frame).text(answer.key)
    let note = isIrrelevant ? say(" (decides nothing any more)", "（目前不再影响建议，仍保留）") : ""
    return tag(
      "div", ["class": isIrrelevant ? "quiet" : nil], tag("dt", [:], Markup(title(answer.key))),
      tag(
        "dd", [:], Markup(text(answer) + note), " ",
        tag("a", ["href": frame.link("ask", fields: [("at", key)])], Markup(say("change", "修改")))))
  }

  private func title(_ key: Interview.Key) -> String {
    switch key {
    case .fact(let slot, let part):
      let fact = frame.playbook.fact(at: slot)
      let name = part.flatMap(frame.title(ofPart:)).map { say(" (\($0))", "（\($0)）") } ?? ""
      return (fact?.title[frame.language] ?? "") + name
    case .screen(let screen):
      return frame.playbook[screen].declaration.title[frame.language]
    }
  }

  private func text(_ answer: Interview.Answer) -> String {
    switch answer.content {
    case .statement(let statement):
      guard case .fact(let slot, _) = answer.key, let fact = frame.playbook.fact(at: slot) else {
        return ""
      }
      return frame.words.statement(statement, of: fact)
    case .checklist(let checklist, _, _):
      func names(_ marks: [ChecklistAnswer.Mark]) -> String {
        marks.map { mark in
          let part =
            mark.part.flatMap(frame.title(ofPart:)).map { say(" (\($0))", "（\($0)）") } ?? ""
          return (frame.playbook.fact(at: mark.fact)?.title[frame.language] ?? "") + part
        }.joined(separator: say(", ", "、"))
      }
      let there = checklist.applies.isEmpty ? say("none", "无") : names(checklist.applies)
      let open =
        checklist.notKnown.isEmpty
        ? "" : say("; not known: ", "；不清楚：") + names(checklist.notKnown)
      return there + open
    }
  }

  private var list: WebResponse {
    let keys = InterviewKeys(frame)
    let items = interview.open.map { inquiry in
      let title =
        switch inquiry {
        case .fact(let question): frame.words.title(question)
        case .screen(let question): frame.words.title(question)
        }
      let key = keys.text(.init(inquiry))
      return tag(
        "li", [:], tag("a", ["href": frame.link("ask", fields: [("at", key)])], Markup(title)))
    }
    return frame.page(
      say("All questions", "全部问题"),
      [
        items.isEmpty
          ? tag("p", [:], Markup(say("No question is open.", "没有待答的问题。")))
          : tag("ol", [:], items)
      ])
  }
}
