import Advising
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// One fact of a case: what is stated, what it was before, and a form to state it anew.
struct FactPage {
  private let frame: CaseFrame
  private let fact: Fact
  private let part: String?

  /// The address of the page about the fact, of a part or of the case.
  static func link(_ frame: CaseFrame, _ fact: Fact, part: String?) -> String {
    frame.link("facts", fact.id, fields: part.map { [("part", $0)] } ?? [])
  }

  static func answer(_ visit: Visit) throws(Problem) -> WebResponse {
    try FactPage(visit).page(nil, visit.query)
  }

  /// Writes what the form says, and returns to the case.
  static func write(_ visit: Visit) throws(Problem) -> WebResponse {
    try FactPage(visit).write()
  }

  private init(_ visit: Visit) throws(Problem) {
    frame = try CaseFrame(visit)
    let name = visit.name("fact")
    guard let slot = frame.playbook.vocabulary.slot(named: name),
      let fact = frame.playbook.fact(at: slot), !fact.isList
    else { throw .notFound(name) }
    self.fact = fact
    let part = (visit.request.isReading ? visit.query : visit.form).filled("part")
    if let part, frame.title(ofPart: part) == nil || fact.ofCase { throw .notFound(part) }
    self.part = part
  }

  private var visit: Visit { frame.visit }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }
  private var field: FactField {
    FactField(fact: fact, words: frame.words, language: frame.language)
  }

  /// What the file states of the fact, at this place.
  private var stated: Statement? {
    let content = frame.content
    guard let part else { return content.facts[fact.slot] }
    return content.parts.first { $0.id == part }?.facts[fact.slot]
  }

  private var name: String {
    fact.title[frame.language]
      + (part.flatMap(frame.title(ofPart:)).map { say(" (\($0))", "（\($0)）") } ?? "")
  }

  private func page(_ slip: Wording?, _ typed: FormFields, _ fault: ChangeFault? = nil)
    -> WebResponse
  {
    let form = form(typed)
    let body = [
      tag("p", [:], Markup(frame.words.title(of: fact))), places,
      fault.map { frame.conflict($0, now) } ?? .none, frame.slip(slip), form, past,
    ]
    return frame.page(
      name, body, status: fault.map { Problem($0).status } ?? (slip == nil ? 200 : 422))
  }

  /// What the file says now, told where somebody else has changed it.
  private var now: Markup {
    let text = stated.map { frame.words.statement($0, of: fact) } ?? say("nothing", "未填写")
    return tag(
      "p", [:],
      Markup(
        say(
          "It says now: \(text). Your entry stands below; save it again if it still holds.",
          "案卷现记：\(text)。您填写的内容仍在下方，如仍属实请再次保存。")))
  }

  /// The places that the fact can be stated for.
  private var places: Markup {
    let parts = frame.content.parts
    guard !fact.ofCase, !parts.isEmpty else { return .none }
    func link(_ id: String?, _ title: String) -> Markup {
      tag(
        "a",
        ["href": Self.link(frame, fact, part: id), "aria-current": id == part ? "true" : nil],
        Markup(title))
    }
    return tag(
      "nav", ["class": "tabs", "aria-label": say("Parts", "各部分")],
      [link(nil, say("The whole case", "全案"))] + parts.map { link($0.id, $0.title[frame.language]) }
    )
  }

  private func form(_ typed: FormFields) -> Markup {
    let shown: String? =
      typed["value"]
      ?? stated.map { statement in
        guard let value = statement.value else { return FactField.notKnown }
        return fact.choices.isEmpty
          ? ShownValue(language: frame.language).text(value, of: fact) : value.formText
      }
    let provenance: ProvenanceFields.Content =
      typed["value"] == nil && typed["who"] == nil ? .init(stated) : .init(typed)
    return tag(
      "form", ["method": "post", "action": frame.link("facts", fact.id), "class": "edit"],
      part.map { tag("input", ["type": "hidden", "name": "part", "value": $0]) } ?? .none,
      field.markup("value", label: say("Value", "情况"), chosen: shown),
      ProvenanceFields(language: frame.language).markup(provenance),
      tag(
        "label", [:], Markup(say("Note", "备注")),
        tag("input", ["type": "text", "name": "note", "value": typed["note"] ?? stated?.note])),
      SigningFields(visit: visit).markup(frame.stored.sum),
      tag("button", ["type": "submit"], Markup(say("Save", "保存"))))
  }

  /// What the fact was, the last form first.
  private var past: Markup {
    let forms = stated?.was ?? []
    guard !forms.isEmpty else { return .none }
    return tag(
      "section", [:], tag("h2", [:], Markup(say("What it was before", "此前的记载"))),
      tag(
        "ul", [:],
        forms.reversed().map { tag("li", [:], Markup(frame.words.statement($0, of: fact))) }))
  }

  private func write() throws(Problem) -> WebResponse {
    let form = visit.form
    let value: Value?
    switch field.read("value", in: form) {
    case .nothing: return page(Wording(en: "choose or type a value", zh: "请选择或填写情况"), form)
    case .slip(let slip): return page(slip, form)
    case .notKnown: value = nil
    case .value(let typed): value = typed
    }
    let details: AnswerDetails
    switch ProvenanceFields(language: frame.language).read(form, today: visit.site.today) {
    case .success(let read): details = read
    case .failure(let slip): return page(slip.message, form)
    }
    let who: String
    switch SigningFields(visit: visit).who() {
    case .success(let name): who = name
    case .failure(let slip): return page(slip.message, form)
    }
    let statement = Statement(
      value: value, source: details.source, on: value == nil ? nil : details.on,
      askedOn: visit.site.today, status: value == nil ? .asked : details.status ?? .stated,
      note: form.filled("note"))
    do throws(ChangeFault) {
      _ = try visit.store.write(
        [fact.slot: statement], part: part, into: frame.stored.id,
        visit.origin(who: who, sum: SigningFields(visit: visit).sum))
    } catch {
      return try FactPage(visit).page(nil, form, error)
    }
    return WebResponse.seeOther(frame.link(fields: part.map { [("part", $0)] } ?? []))
      .settingCookie("advisor-who", who, isKept: true)
  }
}
