import Advising
import CaseStore
import Caseload
import Diagnostics
import FEEL
import Playbooks
import Reports

/// The meeting: the agenda, and one case on a screen, where what is agreed is written back at once.
struct MeetingPage {
  private let frame: CaseFrame

  /// The agenda: the cases in the order of what needs attention, what has to be decided, and the
  /// steps that several cases have in common.
  static func agenda(_ visit: Visit) -> WebResponse {
    let title = visit.say("Meeting", "会商")
    let list = visit.store.list(on: visit.day, parts: PackReport.parts)
    let sorted = list.with(CaseloadOrder.attention.sorted(list.entries))
    let items = sorted.onList.map { entry in
      tag(
        "li", [:],
        tag(
          "a", ["href": visit.link("meeting", entry.case.id)],
          Markup(entry.case.title[visit.language])),
        " ", Markup(CaseloadWords.state(entry.state)[visit.language]))
    }
    let embedding = PageEmbedding(
      isBelowHeading: true, caseAddress: { [visit] id in visit.link("cases", id) })
    let pages = PackReport.report(sorted, meeting: visit.day, visit.language).pages
      .filter { ["2", "3"].contains($0.number) }
      .map { Markup(written: PageHTML(embedding: embedding).fragment($0)) }
    return .page(
      Frame(visit, title, at: .meeting).page(
        [
          tag("h1", [:], Markup(title + " " + visit.day.text)),
          items.isEmpty
            ? tag("p", [:], Markup(visit.say("There are no cases.", "没有案件。")))
            : tag("ol", [:], items),
        ] + pages))
  }

  /// One case on a screen.
  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    MeetingPage(frame: try CaseFrame(visit)).page(visit.query, .none, status: 200)
  }

  /// Writes what was agreed into the log of the case.
  static func write(_ visit: Visit) throws(Problem) -> WebResponse {
    try MeetingPage(frame: CaseFrame(visit)).write()
  }

  private var visit: Visit { frame.visit }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  private func page(_ typed: FormFields, _ above: Markup, status: Int) -> WebResponse {
    let advice = visit.store.advice(on: frame.stored, visit.day, parts: AdviceSheet.parts)
    let sheet = AdviceSheet.page(advice, language: frame.language, isForMany: true)
    let embedding = PageEmbedding(caseAddress: { [visit] id in visit.link("cases", id) })
    let body = [
      tag(
        "div", ["class": "projector"], ways,
        Markup(written: PageHTML(embedding: embedding).fragment(sheet)), agreed, above,
        visit.site.options.isShared ? .none : form(typed, advice), ways)
    ]
    let title = say("Meeting", "会商") + " · " + frame.content.title[frame.language]
    return .page(Frame(visit, title, at: .meeting).page(body), status: status)
  }

  /// The ways to the case before and the one after, which the arrow keys go too.
  private var ways: Markup {
    let lines = visit.store.ledger(on: visit.day).lines
    let own = lines.filter { !$0.isExample }
    let ids = (own.isEmpty ? lines : own).filter { $0.state != .closed }
      .sorted { $0.key(.attention).lexicographicallyPrecedes($1.key(.attention)) }.map(\.id)
    guard let index = ids.firstIndex(of: frame.stored.id) else { return .none }
    func way(_ index: Int, _ rel: String, _ title: String) -> Markup {
      ids.indices.contains(index)
        ? tag(
          "a", ["class": "button", "rel": rel, "href": visit.link("meeting", ids[index])],
          Markup(title)) : .none
    }
    return tag(
      "p", ["class": "tools"], way(index - 1, "prev", say("← Before", "← 上一件")),
      tag("a", ["class": "button", "href": visit.link("meeting")], Markup(say("Agenda", "议程"))),
      way(index + 1, "next", say("Next →", "下一件 →")),
      Markup(say("\(index + 1) of \(ids.count)", "第 \(index + 1) 件，共 \(ids.count) 件")))
  }

  /// What was agreed on this day.
  private var agreed: Markup {
    let entries = frame.content.log.filter {
      $0.on == visit.site.today && $0.status == .assigned && $0.void == nil
    }
    guard !entries.isEmpty else { return .none }
    return tag(
      "section", [:], tag("h2", [:], Markup(say("Agreed today", "今日议定事项"))),
      tag("ul", [:], entries.map { tag("li", [:], Markup(frame.words.entry($0))) }))
  }

  private func form(_ typed: FormFields, _ advice: Advice) -> Markup {
    var seen: Set<Reference<Remedy>> = []
    let steps = advice.actions.map(\.remedy).filter { seen.insert($0).inserted }
    let options = steps.map { remedy in
      let own = frame.playbook[remedy].declaration
      return tag(
        "option", ["value": own.id, "selected": own.id == typed["remedy"] ? "" : nil],
        Markup(own.title[frame.language]))
    }
    func text(_ name: String, _ label: String, hint: String? = nil, list: String? = nil) -> Markup {
      tag(
        "label", [:], Markup(label),
        tag(
          "input",
          [
            "type": "text", "name": name, "value": typed[name], "placeholder": hint, "list": list,
            "autocomplete": "off",
          ]))
    }
    let offices = frame.playbook.offices.map { tag("option", ["value": $0.title[frame.language]]) }
    return tag(
      "form",
      [
        "method": "post", "action": visit.link("meeting", frame.stored.id), "class": "edit",
        "data-keep": "meeting-" + frame.stored.id,
      ],
      tag("h2", [:], Markup(say("Agreed", "议定事项"))),
      tag("input", ["type": "hidden", "name": "status", "value": "assigned"]),
      tag(
        "label", [:], Markup(say("Step", "事项")),
        tag(
          "select", ["name": "remedy", "required": ""],
          [tag("option", ["value": ""], Markup(say("choose", "请选择")))] + options)),
      text("by", say("Office", "责任单位"), list: "offices"),
      tag("datalist", ["id": "offices"], offices),
      text("due", say("By when", "办理期限"), hint: "2021-09-30"), text("note", say("Note", "备注")),
      SigningFields(visit: visit).markup(frame.stored.sum),
      tag("button", ["type": "submit"], Markup(say("Record it", "记录"))))
  }

  private func write() throws(Problem) -> WebResponse {
    let form = visit.form
    let who: String
    let entry: LogEntry
    do throws(FormSlip) {
      entry = try RecordPage.entry(form, in: frame).get()
      who = try SigningFields(visit: visit).who().get()
    } catch { return page(form, frame.slip(error.message), status: 422) }
    do throws(ChangeFault) {
      _ = try visit.store.record(
        entry, into: frame.stored.id, anyway: false,
        visit.origin(who: who, sum: SigningFields(visit: visit).sum), frame.language)
    } catch {
      let again = MeetingPage(frame: try CaseFrame(visit))
      return again.page(form, again.frame.conflict(error, .none), status: Problem(error).status)
    }
    return WebResponse.seeOther(visit.link("meeting", frame.stored.id))
      .settingCookie("advisor-who", who, isKept: true)
  }
}
