import Advising
import Diagnostics
import Docket
import FEEL
import Playbooks
import Reports

/// The fields of a form for one value of a fact: one of the listed values, or what is typed.
struct FactField {
  let fact: Fact
  let words: InterviewText
  let language: Language

  /// The value in a form that says that nobody knows.
  static let notKnown = "?"

  /// What was typed into the fields.
  enum Typed {
    case nothing
    case notKnown
    case value(Value)
    /// It is no value; the wording says what to type instead.
    case slip(Wording)
  }

  /// The fields; `chosen` is the text of the value that is there.
  func markup(_ name: String, label: String, chosen: String?) -> Markup {
    let values = fact.choices
    if values.isEmpty {
      let hint = words.hint(for: fact)
      return tag(
        "label", ["class": "value"], Markup(label),
        tag(
          "input",
          ["type": "text", "name": name, "value": chosen, "autocomplete": "off"]),
        tag("span", ["class": "hint"], Markup(hint)))
    }
    let shown = ShownValue(language: language)
    let unknown = Wording(en: "not known", zh: "不清楚")[language]
    let all: [(text: String, title: String)] =
      values.map { ($0.formText, shown.text($0, of: fact)) } + [(Self.notKnown, unknown)]
    let radios = all.map { own in
      tag(
        "label", ["class": "choice"],
        tag(
          "input",
          [
            "type": "radio", "name": name, "value": own.text,
            "checked": own.text == chosen ? "" : nil,
          ]), Markup(own.title))
    }
    return tag("fieldset", ["class": "value"], [tag("legend", [:], Markup(label))] + radios)
  }

  /// What the form says of the fact.
  func read(_ name: String, in form: FormFields) -> Typed {
    guard let text = form.filled(name) else { return .nothing }
    if text == Self.notKnown || TypedValue.isNotKnown(text) { return .notKnown }
    if let listed = fact.choices.first(where: { $0.formText == text }) { return .value(listed) }
    switch TypedValue.read(text, of: fact) {
    case .success(let value): return .value(value)
    case .failure(let slip): return .slip(slip.wording(fact))
    }
  }
}

extension Value {
  /// The value as a form has it: a text without the quotes of FEEL.
  var formText: String { if case .string(let text) = self { text } else { text } }
}

/// The fields that say where a statement comes from, since when it is so, and how reliable it is.
struct ProvenanceFields {
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// What the fields hold when the form is shown.
  struct Content {
    var source: String?
    var on: String?
    var status: Statement.Status?

    /// What is stated.
    init(_ statement: Statement?) {
      source = statement?.source
      on = statement?.on?.text
      status = statement?.status
    }

    /// What was said of an answer.
    init(_ details: AnswerDetails) {
      source = details.source
      on = details.on?.text
      status = details.status
    }

    /// What was typed.
    init(_ form: FormFields) {
      source = form.filled("source")
      on = form.filled("on")
      status = form["status"].flatMap(Statement.Status.init(rawValue:))
    }
  }

  /// The fields with what is there.
  func markup(_ content: Content, withStatus: Bool = true) -> Markup {
    let statuses: [Statement.Status] = [.stated, .verified, .disputed]
    let status = tag(
      "label", [:], Markup(say("Status", "核实情况")),
      tag(
        "select", ["name": "status"],
        statuses.map { own in
          tag(
            "option",
            ["value": own.rawValue, "selected": own == content.status ? "" : nil],
            Markup(Labels.fact(own)[language]))
        }))
    return tag(
      "div", ["class": "fields"],
      tag(
        "label", [:], Markup(say("Source", "来源")),
        tag("input", ["type": "text", "name": "source", "value": content.source])),
      tag(
        "label", [:], Markup(say("So since (if known)", "情况始于（知道则填）")),
        tag(
          "input",
          ["type": "text", "name": "on", "placeholder": "2021-09-06", "value": content.on])),
      withStatus ? status : .none)
  }

  /// What the form says; a day that cannot be read, or lies ahead, is a slip.
  func read(_ form: FormFields, today: CalendarDate) -> Result<AnswerDetails, FormSlip> {
    var details = AnswerDetails(source: form.filled("source"))
    details.status = form["status"].flatMap(Statement.Status.init(rawValue:))
    if let typed = form.filled("on") {
      guard let day = TypedValue.day(typed) else {
        return .failure(
          FormSlip(
            Wording(
              en: "`\(typed)` is not a day; write it like 2021-09-06",
              zh: "“\(typed)”不是日期，请写成如 2021-09-06")))
      }
      guard day <= today else {
        return .failure(FormSlip(DetailSlip.dayToCome(typed, today).wording))
      }
      details.on = day
    }
    return .success(details)
  }
}

/// Why a form cannot be taken; it is shown again with this.
struct FormSlip: Error {
  let message: Wording

  init(_ message: Wording) { self.message = message }
}

/// Fields that each form that writes has: who makes the change, and which state of the file was seen.
struct SigningFields {
  let visit: Visit

  func markup(_ sum: String?) -> Markup {
    Markup([
      sum.map { tag("input", ["type": "hidden", "name": "sum", "value": $0]) } ?? .none,
      tag(
        "label", ["class": "who"], Markup(visit.say("Your name", "经办人")),
        tag(
          "input",
          [
            "type": "text", "name": "who", "value": visit.form.filled("who") ?? visit.who,
            "required": "",
            "autocomplete": "name",
          ])),
    ])
  }

  /// The state of the file that was seen when the form was made; one that does not say so has seen
  /// none.
  var sum: String { visit.form.filled("sum") ?? "" }

  /// The name that was typed; a slip where there is none.
  func who() -> Result<String, FormSlip> {
    if let who = visit.form.filled("who") { return .success(who) }
    return .failure(
      FormSlip(
        Wording(
          en: "type your name: every change says who made it", zh: "请填写经办人：每次修改都要留名")))
  }
}
