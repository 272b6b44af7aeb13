import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// The form that records what happened to a step, and the one that takes an entry back.
struct RecordPage {
  private let frame: CaseFrame

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = RecordPage(frame: try CaseFrame(visit))
    return page.page(visit.query)
  }

  /// Writes the entry; one that `record` refuses is shown with the reasons.
  static func write(_ visit: Visit) throws(Problem) -> WebResponse {
    try RecordPage(frame: CaseFrame(visit)).write()
  }

  private var visit: Visit { frame.visit }
  private var playbook: Playbook { frame.playbook }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }
  private var title: String { say("Record progress", "记录进展") }

  private func page(
    _ typed: FormFields, _ above: Markup = .none, status: Int = 200, asksWhy: Bool = false
  )
    -> WebResponse
  {
    frame.page(title, [above, form(typed, asksWhy: asksWhy)], status: status)
  }

  private func form(_ typed: FormFields, asksWhy: Bool) -> Markup {
    func text(_ name: String, _ label: String, _ value: String? = nil, hint: String? = nil)
      -> Markup
    {
      tag(
        "label", [:], Markup(label),
        tag(
          "input",
          ["type": "text", "name": name, "value": typed[name] ?? value, "placeholder": hint]))
    }
    let anyway = tag(
      "label", ["class": "choice"],
      tag("input", ["type": "checkbox", "name": "anyway", "value": "yes"]),
      Markup(say("Record it all the same; the reason stands above", "情况确实如此，仍要记录（须填写原因）")))
    return tag(
      "form", ["method": "post", "action": frame.link("record"), "class": "edit"],
      tag(
        "label", [:], Markup(say("Step", "措施")),
        tag("select", ["name": "remedy", "required": ""], remedies(typed["remedy"]))),
      tag(
        "label", [:], Markup(say("What happened", "办理结果")),
        tag("select", ["name": "status", "required": ""], statuses(typed["status"]))),
      part(typed["part"]),
      text("on", say("On", "日期"), visit.site.today.text, hint: "2021-09-06"),
      text(
        "by", say("By whom (where it was sent: with whom it lies)", "由谁（已报送对方的，填对方单位）")),
      text("due", say("Due date agreed", "约定期限"), hint: "2021-09-30"),
      text("note", say("Note", "备注")),
      text(
        "papers", say("Papers, by name", "附件名称"),
        hint: say("names only; the files stay where they are", "只记名称，文件另存")),
      text("reason", say("Reason (failed, declined)", "原因（未办成、被拒绝时填写）")),
      asksWhy ? anyway : .none, SigningFields(visit: visit).markup(frame.stored.sum),
      tag("button", ["type": "submit"], Markup(say("Record", "记录"))))
  }

  /// The steps that are due now first, then all others.
  private func remedies(_ chosen: String?) -> [Markup] {
    let advice = visit.store.advice(on: frame.stored, visit.day, parts: [.blockers, .actions])
    var due: [Reference<Remedy>] = []
    for action in advice.actions where !due.contains(action.remedy) { due.append(action.remedy) }
    let others = playbook.remedies.references(where: { _ in true }).filter { !due.contains($0) }
    func group(_ label: String, _ remedies: [Reference<Remedy>]) -> Markup {
      let options = remedies.map { remedy in
        let own = playbook[remedy].declaration
        return tag(
          "option", ["value": own.id, "selected": own.id == chosen ? "" : nil],
          Markup(own.title[frame.language]))
      }
      return options.isEmpty ? .none : tag("optgroup", ["label": label], options)
    }
    return [
      tag("option", ["value": ""], Markup(say("choose", "请选择"))),
      group(say("On the list", "建议中的措施"), due), group(say("Others", "其他措施"), others),
    ]
  }

  private func statuses(_ chosen: String?) -> [Markup] {
    LogEntry.Status.allCases.map { status in
      tag(
        "option",
        [
          "value": status.rawValue, "selected": status.rawValue == (chosen ?? "started") ? "" : nil,
        ],
        Markup(Labels.log(status)[frame.language]))
    }
  }

  private func part(_ chosen: String?) -> Markup {
    let parts = frame.content.parts
    if parts.isEmpty { return .none }
    let options = parts.map { part in
      tag(
        "option", ["value": part.id, "selected": part.id == chosen ? "" : nil],
        Markup(part.title[frame.language]))
    }
    return tag(
      "label", [:], Markup(say("Part", "部分")),
      tag(
        "select", ["name": "part"],
        [tag("option", ["value": ""], Markup(say("all of them", "全部")))] + options))
  }

  private func write() throws(Problem) -> WebResponse {
    let form = visit.form
    let read = Self.entry(form, in: frame)
    guard case .success(let entry) = read else {
      guard case .failure(let slip) = read else { return page(form) }
      return page(form, frame.slip(slip.message), status: 422)
    }
    let who: String
    switch SigningFields(visit: visit).who() {
    case .success(let name): who = name
    case .failure(let slip): return page(form, frame.slip(slip.message), status: 422)
    }
    let isAnyway = form["anyway"] == "yes"
    if isAnyway, entry.reason == nil {
      let slip = Wording(en: "give the reason", zh: "请填写原因")
      return page(form, frame.slip(slip), status: 422, asksWhy: true)
    }
    do throws(ChangeFault) {
      let done = try visit.store.record(
        entry, into: frame.stored.id, anyway: isAnyway,
        visit.origin(who: who, sum: SigningFields(visit: visit).sum), frame.language)
      return frame.page(
        title,
        [
          tag(
            "ul", ["class": "said", "role": "status"], done.said.map { tag("li", [:], Markup($0)) }),
          tag("p", [:], tag("a", ["href": frame.link()], Markup(say("Back to the case", "回到案件")))),
        ]
      ).settingCookie("advisor-who", who, isKept: true)
    } catch {
      return try RecordPage(frame: CaseFrame(visit)).refused(error, form)
    }
  }

  private func refused(_ fault: ChangeFault, _ form: FormFields) -> WebResponse {
    guard case .refused(let reasons) = fault else {
      let last = frame.content.log.last.map(frame.words.entry) ?? say("no entry", "无记录")
      let now = tag(
        "p", [:],
        Markup(
          say(
            "The last entry of its log: \(last). Your entry stands below; record it again if it still holds.",
            "案卷最近一条记录：\(last)。您填写的内容仍在下方，如仍属实请再次记录。")))
      return page(form, frame.conflict(fault, now), status: Problem(fault).status)
    }
    let list = tag(
      "div", ["class": "slip", "role": "alert"],
      tag("p", [:], tag("b", [:], Markup(say("Not recorded:", "未记录：")))),
      tag("ul", [:], reasons.map { tag("li", [:], Markup($0)) }))
    return page(form, list, status: 409, asksWhy: true)
  }
}
