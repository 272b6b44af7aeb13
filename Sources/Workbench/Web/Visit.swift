import Advising
import Caseload
import CaseStore
import Diagnostics
import Docket
import FEEL
import Playbooks

/// One request as the pages see it: what is asked for, by whom, in which language, for which day.
struct Visit: Sendable {
  let site: WorkbenchSite
  let request: WebRequest
  let target: WebTarget
  /// The steps of the path for which the route has a name.
  let names: [String: String]

  var store: Store { site.store }
  var query: FormFields { target.query }

  /// The language: that of `lang`, else of the cookie, else the first that the browser names.
  var language: Language {
    if let asked = query["lang"].flatMap(Language.init) { return asked }
    if let kept = request.cookie("advisor-lang").flatMap(Language.init) { return kept }
    let wanted = request["accept-language"]?.lowercased() ?? "zh"
    return wanted.hasPrefix("en") ? .en : .zh
  }

  /// Refuses a day that cannot be read: today would be the answer to another question.
  func checkDay() throws(Problem) {
    if let typed = query.filled("as_of"), TypedValue.day(typed) == nil { throw .noDay(typed) }
  }

  /// The day that was asked for; nil where that is today.
  var askedDay: CalendarDate? { query.filled("as_of").flatMap(TypedValue.day) }

  /// The day that the answer is for.
  var day: CalendarDate { askedDay ?? site.today }

  /// The name of the person, as typed before on a form; empty where there is none.
  var who: String { request.cookie("advisor-who") ?? "" }

  /// The fields of the form in the body.
  var form: FormFields { FormFields(String(decoding: request.body, as: UTF8.self)[...]) }

  /// A step of the path.
  func name(_ key: String) -> String { names[key] ?? "" }

  func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// An address that carries on the day that was asked for.
  func link(_ steps: String..., fields: [(name: String, value: String)] = []) -> String {
    WebTarget.text(steps, fields + (askedDay.map { [("as_of", $0.text)] } ?? []))
  }

  /// The case that the path names; a problem where there is none.
  func storedCase() throws(Problem) -> StoredCase {
    let id = name("id")
    if let found = store.case(id) { return found }
    guard let file = store.unusable(id) else { throw .notFound(id) }
    throw Problem(
      status: 422,
      message: Wording(
        en: "`\(file.path)` cannot be used, so there is no advice on it: \(file.file.reason.en)",
        zh: "案卷 `\(file.path)` 无法使用，不给出建议：\(file.file.reason.zh)"),
      diagnostics: file.diagnostics)
  }

  /// Who makes a change, and by which state of the file; `sum` is nil where that does not matter.
  func origin(who: String, sum: String?) -> ChangeOrigin {
    ChangeOrigin(who: who, at: site.options.clock(), sum: sum)
  }
}
