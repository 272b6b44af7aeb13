import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// The form that takes the last entry of a step back.
struct UndoPage {
  private let frame: CaseFrame
  private let remedy: Reference<Remedy>

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try UndoPage(visit, visit.query).page(.none, status: 200)
  }

  static func write(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = try UndoPage(visit, visit.form)
    let who: String
    switch SigningFields(visit: visit).who() {
    case .success(let name): who = name
    case .failure(let slip): return page.page(page.frame.slip(slip.message), status: 422)
    }
    do throws(ChangeFault) {
      _ = try visit.store.undo(
        page.remedy, in: page.frame.stored.id, reason: visit.form.filled("reason"),
        visit.origin(who: who, sum: SigningFields(visit: visit).sum))
    } catch {
      let again = try UndoPage(visit, visit.form)
      return again.page(again.frame.conflict(error, .none), status: Problem(error).status)
    }
    return WebResponse.seeOther(page.frame.link("history"))
      .settingCookie("advisor-who", who, isKept: true)
  }

  private init(_ visit: Visit, _ fields: FormFields) throws(Problem) {
    frame = try CaseFrame(visit)
    guard let remedy = fields.filled("remedy").flatMap(frame.playbook.remedy(named:)) else {
      throw .notFound(fields["remedy"] ?? "")
    }
    self.remedy = remedy
  }

  private func page(_ above: Markup, status: Int) -> WebResponse {
    let last = frame.content.log.last { $0.remedy == remedy && $0.void == nil }
    let title = frame.say("Take an entry back", "撤回记录")
    guard let last else {
      let none = Problem(.nothingToTakeBack).message[frame.language]
      return frame.page(title, [above, tag("p", [:], Markup(none))], status: status)
    }
    return frame.page(
      title,
      [
        above, tag("p", [:], tag("b", [:], Markup(frame.words.entry(last)))),
        tag(
          "p", [:],
          Markup(
            frame.say(
              "The entry stays in the file, marked as taken back. What it wrote into the facts counts no more.",
              "该条记录仍留在案卷中，标为已撤回；由它写入的事实不再作数。"))),
        tag(
          "form", ["method": "post", "action": frame.link("undo"), "class": "edit"],
          tag("input", ["type": "hidden", "name": "remedy", "value": frame.playbook[remedy].id]),
          tag(
            "label", [:], Markup(frame.say("Reason", "原因")),
            tag("input", ["type": "text", "name": "reason"])),
          SigningFields(visit: frame.visit).markup(frame.stored.sum),
          tag("button", ["type": "submit"], Markup(frame.say("Take back", "撤回")))),
      ], status: status)
  }
}
