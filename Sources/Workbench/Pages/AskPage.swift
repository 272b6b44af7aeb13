import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports
import YAML

/// The interview: one question at a time, and before anything is written a look at all answers.
///
/// What was answered lies in the draft beside the case file. The address says which questions are to
/// be left for later (`skip`), and which one was asked for (`at`).
struct AskPage {
  private let frame: CaseFrame
  private var interview: Interview
  /// What is wrong with answers of the draft.
  private let findings: [Diagnostic]
  /// The question that was asked for by name.
  private let wanted: String?
  private let skipped: [String]

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    let page = try AskPage(visit, visit.query)
    return page.interview.current == nil
      ? .seeOther(page.frame.link("ask", "review")) : page.page(nil)
  }

  /// Takes the answer to the question that the form names, and goes on to the next one.
  static func write(_ visit: Visit) throws(Problem) -> WebResponse {
    var page = try AskPage(visit, visit.form)
    return try page.take(visit.form)
  }

  private init(_ visit: Visit, _ fields: FormFields) throws(Problem) {
    frame = try CaseFrame(visit)
    let (id, day) = (frame.stored.id, visit.day)
    let read = try Problem.orFault { () throws(ChangeFault) in
      try visit.store.interview(about: id, on: day)
    }
    (interview, findings) = (read.interview, read.findings)
    skipped = fields.all("skip")
    let keys = InterviewKeys(frame)
    let at = fields.filled("at")
    wanted = visit.request.isReading || fields["asked"] == "yes" ? at : nil
    guard let at else {
      let passed = Set(skipped)
      while let current = interview.current, passed.contains(keys.text(.init(current))) {
        interview.skip()
      }
      return
    }
    guard let key = keys.key(at) else { throw .notFound(at) }
    if wanted == nil { turn(to: key) } else { interview.ask([key]) }
  }

  /// Goes on to a question that comes by itself.
  ///
  /// To ask a checklist anew would mean something else.
  private mutating func turn(to key: Interview.Key) {
    let start = interview
    while let current = interview.current, Interview.Key(current) != key { interview.skip() }
    if interview.current != nil { return }
    interview = start
    interview.ask([key])
  }

  private var visit: Visit { frame.visit }
  private var keys: InterviewKeys { InterviewKeys(frame) }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }
  /// The source that was typed for the answer before; most of a sitting have the same.
  private var lastSource: String? { visit.request.cookie(Self.sourceCookie) }
  private static let sourceCookie = "advisor-source"

  /// The question; with a slip also what was typed.
  private func page(_ slip: Wording?, _ typed: FormFields? = nil) -> WebResponse {
    guard let inquiry = interview.current else { return .seeOther(frame.link("ask", "review")) }
    let left = max(interview.open.count - 1, 0)
    let given = interview.answers.count
    let fields: [Markup]
    switch inquiry {
    case .fact(let question): fields = about(question, typed)
    case .screen(let question): fields = about(question, typed)
    }
    let hidden =
      [("at", keys.text(.init(inquiry))), ("asked", wanted == nil ? nil : "yes")]
      + skipped.map { ("skip", $0) }
    let form = tag(
      "form", ["method": "post", "action": frame.link("ask"), "class": "edit"],
      hidden.compactMap { name, value in
        value.map { tag("input", ["type": "hidden", "name": name, "value": $0]) }
      } + fields + [
        tag(
          "p", ["class": "tools"],
          tag("button", ["type": "submit"], Markup(say("Next", "下一问"))), " ", others(inquiry),
          tag("a", ["class": "button", "href": skip(inquiry)], Markup(say("Later", "以后再答"))), " ",
          tag(
            "a", ["class": "button", "href": frame.link("ask", "review")],
            Markup(say("Look at the answers (\(given))", "复核答复（\(given)）"))))
      ])
    let state = say(
      "\(given) answered, about \(left) more", "已答 \(given) 问，之后约 \(left) 问")
    return frame.page(
      say("Questions", "答问"),
      [
        Findings(findings, frame.language).markup,
        tag(
          "p", ["class": "quiet"], Markup(state + " · "),
          tag("a", ["href": frame.link("ask", "all")], Markup(say("all questions", "全部问题")))),
        frame.slip(slip), form,
      ], status: slip == nil ? 200 : 422)
  }

  /// The way to say at once that none of the circumstances applies that are not marked.
  ///
  /// It stands after the button that the Enter key presses.
  private func others(_ inquiry: Inquiry) -> Markup {
    guard case .screen = inquiry else { return .none }
    return tag(
      "button", ["type": "submit", "name": "others", "value": "no"],
      Markup(say("None of the others", "其余均无"))) + " "
  }

  /// The address of the next question, where this one is left for later.
  private func skip(_ inquiry: Inquiry) -> String {
    let all = wanted == nil ? skipped + [keys.text(.init(inquiry))] : skipped
    return frame.link("ask", fields: all.map { ("skip", $0) })
  }

  private func about(_ question: Question, _ typed: FormFields?) -> [Markup] {
    guard let fact = frame.playbook.fact(at: question.fact) else { return [] }
    let why: InterviewText.Why =
      wanted == nil ? (interview.isCurrentAskedFor ? .checklist : .decides) : .wanted
    let effects = interview.advisor.effects(
      of: question, in: interview.case, on: interview.date)
    let told = frame.words.about(
      question, present: interview.present, effects: effects, why: why)
    let heading = [
      tag("h2", ["class": "question"], Markup(frame.words.title(question))), list(told),
    ]
    if fact.isList {
      let note = say("This is a list: fill it in in the case file.", "此项是清单，请直接在案卷文件中填写。")
      return heading + [tag("p", ["class": "notice"], Markup(note))]
    }
    let field = FactField(fact: fact, words: frame.words, language: frame.language)
    let answered = interview.answers.last { $0.key == .init(.fact(question)) }
    let parts = interview.partsOfCurrent
    let label = parts.isEmpty ? say("Answer", "答复") : say("Answer for all parts", "各部分相同")
    var fields = [
      field.markup("value", label: label, chosen: typed?["value"] ?? answered.flatMap(text))
    ]
    if !parts.isEmpty {
      let each = parts.map { part in
        let own = interview.answers.last { $0.key == .fact(question.fact, part: part.id) }
        let name = "value@\(part.id)"
        return field.markup(
          name, label: part.title[frame.language], chosen: typed?[name] ?? own.flatMap(text))
      }
      fields.append(
        tag(
          "details", [:],
          [tag("summary", [:], Markup(say("One by one", "分部分作答")))] + each))
    }
    return heading + fields + [provenance(typed, answered)]
  }

  /// Source, day and status: as typed, as answered before, or the source of the answer before.
  private func provenance(
    _ typed: FormFields?, _ answered: Interview.Answer?, withStatus: Bool = true
  ) -> Markup {
    var content: ProvenanceFields.Content
    if let typed {
      content = .init(typed)
    } else {
      switch answered?.content {
      case .statement(let statement): content = .init(statement)
      case .checklist(_, let details, _): content = .init(details)
      case nil:
        content = .init(Statement?.none)
        content.source = lastSource
      }
    }
    return ProvenanceFields(language: frame.language).markup(content, withStatus: withStatus)
  }

  private func text(_ answer: Interview.Answer) -> String? {
    guard case .statement(let statement) = answer.content else { return nil }
    return statement.value?.formText ?? FactField.notKnown
  }

  private func about(_ question: ScreenQuestion, _ typed: FormFields?) -> [Markup] {
    let present = interview.answer(about: question.screen)
    let isGoneThrough =
      interview.answers.contains { $0.key == .screen(question.screen) }
      || frame.content.screened(on: interview.date).contains { $0.screen == question.screen }
    let rows = interview.choices(of: question.screen).compactMap { slot -> Markup? in
      guard let fact = frame.playbook.fact(at: slot) else { return nil }
      let name = "mark:" + fact.id
      let applies = present?.applies.first { $0.fact == slot }
      let notKnown = present?.notKnown.first { $0.fact == slot }
      // Nothing is chosen before a person has: what nobody has said is not a no.
      let answered = applies != nil ? "yes" : notKnown != nil ? "?" : isGoneThrough ? "no" : nil
      let chosen = typed?[name] ?? answered
      let part = typed?["place:" + fact.id] ?? (applies ?? notKnown)?.part
      let choices = [
        ("no", say("no", "无")), ("yes", say("yes", "有")), ("?", say("not known", "不清楚")),
      ]
      let radios = choices.map { value, title in
        tag(
          "label", ["class": "choice"],
          tag(
            "input",
            ["type": "radio", "name": name, "value": value, "checked": value == chosen ? "" : nil]),
          Markup(title))
      }
      let parts = frame.content.parts.isEmpty || fact.ofCase ? [] : [place(of: fact, part)]
      return tag(
        "fieldset", ["class": "value"],
        [tag("legend", [:], Markup(frame.words.title(of: fact)))] + radios + parts)
    }
    return [
      tag("h2", ["class": "question"], Markup(frame.words.title(question))),
      list([(say("decides", "决定"), frame.words.decided(by: question))]),
      Markup(rows),
      provenance(
        typed, interview.answers.last { $0.key == .screen(question.screen) }, withStatus: false),
    ]
  }

  /// Where a circumstance of a checklist is there: in all parts, or in one.
  private func place(of fact: Fact, _ chosen: String?) -> Markup {
    let options = frame.content.parts.map { part in
      tag(
        "option", ["value": part.id, "selected": part.id == chosen ? "" : nil],
        Markup(part.title[frame.language]))
    }
    return tag(
      "select",
      ["name": "place:" + fact.id, "aria-label": say("in which part", "所在部分")],
      [tag("option", ["value": ""], Markup(say("all parts", "各部分")))] + options)
  }

  private func list(_ rows: [(label: String, text: String)]) -> Markup {
    let items = rows.filter { !$0.text.isEmpty }.map { row in
      tag("div", [:], tag("dt", [:], Markup(row.label)), tag("dd", [:], Markup(row.text)))
    }
    return items.isEmpty ? .none : tag("dl", [:], items)
  }

  private mutating func take(_ form: FormFields) throws(Problem) -> WebResponse {
    guard let inquiry = interview.current else { return .seeOther(frame.link("ask", "review")) }
    let reader = AnswerReader(frame: frame, form: form)
    do throws(FormSlip) {
      let details = try reader.details()
      switch inquiry {
      case .fact(let question):
        let typed = try reader.answers(to: question, interview.partsOfCurrent, details)
        if typed.isEmpty { return .seeOther(skip(inquiry)) }
        try Self.editing { [typed] () throws(EditFault) in _ = try interview.answer(typed) }
      case .screen(let question):
        let answer = try reader.answer(about: interview.choices(of: question.screen))
        try Self.editing { () throws(EditFault) in _ = try interview.answer(answer, details) }
      }
    } catch { return page(error.message, form) }
    let (answers, stored) = (interview.answers, frame.stored)
    try Problem.orFault { () throws(ChangeFault) in
      try visit.store.keep(answers, of: stored)
    }
    let isAlone = form["asked"] == "yes"
    let next = WebResponse.seeOther(
      isAlone
        ? frame.link("ask", "review") : frame.link("ask", fields: skipped.map { ("skip", $0) }))
    return next.settingCookie(Self.sourceCookie, form.filled("source") ?? "", isKept: false)
  }

  private static func editing(_ work: () throws(EditFault) -> Void) throws(FormSlip) {
    do { try work() } catch {
      throw FormSlip(
        Wording(
          en: "the case file is written in such a way that this cannot be added; edit it by hand",
          zh: "案卷文件的写法不便自动添加此项，请直接编辑文件"))
    }
  }
}
