import Advising
import CaseStore
import Caseload
import Diagnostics
import Docket
import FEEL
import Files
import Messages
import Playbooks
import Reports
import YAML

/// What `/api/v1` answers about cases (contract, section 7).
enum CaseAPI {
  /// The cases of the folder, and the files that give none.
  static func list(_ visit: Visit) -> WebResponse {
    let language = visit.language
    let cases = visit.store.heads.map { own in
      JSON.object(
        [("case", .string(own.id)), ("title", .string(own.title[language]))]
          + member("opened", own.opened) + member("leader", own.leader)
          + member("lead", own.lead)
          + [("example", .bool(own.isExample)), ("etag", .string(own.sum))])
    }
    let unusable = visit.store.unusable.map { file in
      JSON.object([
        ("file", .string(file.path)), ("case", .string(file.file.id)),
        ("error", .string(file.file.reason[language])),
        ("diagnostics", DiagnosticsJSON(language).array(file.diagnostics)),
      ])
    }
    return .json(
      .object(
        [("cases", .array(cases))] + (unusable.isEmpty ? [] : [("unusable", .array(unusable))])))
  }

  /// The case as its file has it.
  static func one(_ visit: Visit) throws(Problem) -> WebResponse {
    try answer(with: visit.storedCase(), visit)
  }

  /// The advice, as `advise --format json` prints it.
  static func advice(_ visit: Visit) throws(Problem) -> WebResponse {
    let stored = try visit.storedCase()
    let isFull = visit.query["full"] == "true"
    let advice = visit.store.advice(
      on: stored, try day(visit), parts: AdviceFormat.json.parts(full: isFull))
    return .json(text: text(advice, isFull: isFull, visit))
  }

  /// The explanation of an entry, as `explain --format json` prints it.
  static func explanation(_ visit: Visit) throws(Problem) -> WebResponse {
    let stored = try visit.storedCase()
    let (advisor, day) = (visit.store.rules.advisor, try day(visit))
    let typed = visit.name("rule") + (visit.query.filled("part").map { "@\($0)" } ?? "")
    let asked = try Problem.orSlips { () throws(Slips) in
      try AskedAbout(typed, stored.content, advisor.playbook)
    }
    switch asked.subject {
    case .outcome(let subject):
      switch advisor.explain(subject, part: asked.part, of: stored.content, on: day) {
      case .partsDiffer: throw .partsDiffer(asked.id)
      case .explained(let found):
        return .json(ExplanationJSON(found, opened: [], language: visit.language).json)
      }
    case .entry(let subject):
      switch advisor.explain(subject, part: asked.part, of: stored.content, on: day) {
      case .partsDiffer: throw .partsDiffer(asked.id)
      case .explained(let found):
        return .json(EntryJSON(found, opened: [], language: visit.language).json)
      }
    }
  }

  /// What is to be asked, as the advice has it.
  static func questions(_ visit: Visit) throws(Problem) -> WebResponse {
    let stored = try visit.storedCase()
    let day = try day(visit)
    let advice = visit.store.advice(on: stored, day, parts: AdviceFormat.json.parts(full: false))
    let whole = AdviceJSON(advice, language: visit.language, explain: false).json
    guard case .object(let members) = whole,
      let questions = members.first(where: { $0.0 == "questions" })
    else { preconditionFailure("the advice is an object with questions") }
    return .json(
      .object([
        ("case", .string(stored.id)), ("as_of", .string(day.text)), questions,
      ]))
  }

  /// The advice on a case that is sent along; nothing is stored.
  static func trial(_ visit: Visit) throws(Problem) -> WebResponse {
    let body = try RequestBody(visit.request)
    try body.allow(["case", "set", "as_of"], Wording(en: "the request", zh: "请求"))
    let advisor = visit.store.rules.advisor
    let loaded = CaseReader(advisor.playbook).read(try body.member("case"), of: body.file)
    guard let content = loaded.content else {
      throw .slips(loaded.diagnostics.filter { $0.severity == .error })
    }
    let day = try Self.day(body.text("as_of"), visit)
    let settings = (body.root["set"]?.mapping ?? []).map { entry in
      (
        text: entry.name + "=" + (entry.value.scalar?.text ?? JSON(entry.value).compact),
        place: Place(body.file, entry.key.span)
      )
    }
    do throws(Slips) {
      let tried = try TriedFacts(settings.map(\.text), advisor.playbook)
      let after = try tried.applied(to: [content], advisor, on: day)[0]
      var advice = advisor.advise(after, on: day, parts: AdviceFormat.json.parts(full: false))
      advice.trial = tried.trial(of: content, with: after, advisor, on: day)
      return .json(text: text(advice, isFull: false, visit))
    } catch {
      // What is wrong is shown where it stands in what was sent.
      throw .slips(
        error.diagnostics.map { found in
          let place = settings.first { Array($0.text.utf8) == found.place.file.text }?.place
          return Diagnostic(
            found.id, found.severity, found.message, at: place ?? found.place, help: found.help)
        })
    }
  }

  /// Writes facts; `If-Match` says which state of the file was seen.
  static func write(_ visit: Visit) throws(Problem) -> WebResponse {
    let body = try RequestBody(visit.request)
    try body.allow(["facts", "part", "who"], Wording(en: "the request", zh: "请求"))
    let stored = try visit.storedCase()
    let part = body.text("part")
    if let part, !stored.content.parts.contains(where: { $0.id == part }) {
      throw .notFound("\(stored.id)@\(part)")
    }
    let statements = try body.statements(of: part, in: visit.site)
    let origin = visit.origin(who: body.text("who") ?? "api", sum: try expected(visit, stored))
    let after = try Problem.orFault { () throws(ChangeFault) in
      try visit.store.write(statements, part: part, into: stored.id, origin)
    }
    return answer(with: after, visit)
  }

  /// Writes an entry of the log; with `?anyway=true` also one that would be refused.
  static func record(_ visit: Visit) throws(Problem) -> WebResponse {
    let body = try RequestBody(visit.request)
    let stored = try visit.storedCase()
    var reader = CaseReader(visit.store.rules.playbook)
    let entry = reader.entry(
      body.root, in: body.file, parts: stored.content.parts.map(\.id))
    let wrong = reader.diagnostics.filter { $0.severity == .error }
    guard let entry, wrong.isEmpty else { throw .slips(wrong) }
    let isAnyway = visit.query["anyway"] == "true"
    if isAnyway, entry.reason == nil { throw .noReason }
    let origin = visit.origin(who: entry.by ?? "api", sum: try expected(visit, stored))
    let after = try Problem.orFault { () throws(ChangeFault) in
      try visit.store.record(entry, into: stored.id, anyway: isAnyway, origin, visit.language)
    }
    return answer(with: after.stored, visit)
  }

  /// The sum that is expected by `If-Match` (RFC 9110, section 13.1.1); nil where any state will do.
  ///
  /// A list names several states, and a weak tag names none.
  private static func expected(_ visit: Visit, _ stored: StoredCase) throws(Problem) -> String? {
    guard let field = visit.request["if-match"] else { throw .noCondition }
    if field.trimmed == "*" { return nil }
    let tags = field.split(separator: ",").map { String($0).trimmed }
    return tags.contains("\"\(stored.sum)\"") ? stored.sum : ""
  }

  private static func answer(with stored: StoredCase, _ visit: Visit) -> WebResponse {
    let path = Folder.path(stored.path, below: visit.store.folder)
    let bytes = (try? Folder.read(path)) ?? []
    let root = Document.parse(SourceFile(name: stored.path, text: bytes)).document?.root
    let etag = "\"\(stored.sum)\""
    if visit.request.isReading, visit.request["if-none-match"] == etag {
      return WebResponse(304, "application/json; charset=utf-8", [], [("ETag", etag)])
    }
    return .json(root.map { JSON($0) } ?? .null, [("ETag", etag)])
  }

  private static func text(_ advice: Advice, isFull: Bool, _ visit: Visit) -> String {
    AdviceFormat.json.report(
      [advice], several: false, language: visit.language, full: isFull, color: false)
  }

  /// The day that the query names; a problem where it names none.
  static func day(_ visit: Visit) throws(Problem) -> CalendarDate {
    try day(visit.query.filled("as_of"), visit)
  }

  private static func day(_ text: String?, _ visit: Visit) throws(Problem) -> CalendarDate {
    guard let text else { return visit.site.today }
    guard let day = TypedValue.day(text) else { throw .noDay(text) }
    return day
  }

  private static func member(_ key: String, _ text: String?) -> [(String, JSON)] {
    text.map { [(key, .string($0))] } ?? []
  }
}

extension Problem {
  /// Does the work; slips in what was typed are a problem.
  static func orSlips<Result>(_ work: () throws(Slips) -> Result) throws(Problem) -> Result {
    do { return try work() } catch { throw .slips(error.diagnostics) }
  }

  /// Does the work; a change that is not made is a problem.
  static func orFault<Result>(_ work: () throws(ChangeFault) -> Result) throws(Problem) -> Result {
    do { return try work() } catch { throw Problem(error) }
  }

  /// The parts differ, and none is named.
  static func partsDiffer(_ id: String) -> Problem {
    Problem(
      status: 409,
      message: Wording(
        en: "`\(id)` differs between the parts of the case; add `?part=`",
        zh: "`\(id)` 在各部分状态不同，请用 `?part=` 指明其中一部分"))
  }

  /// The day cannot be read.
  static func noDay(_ text: String) -> Problem {
    Problem(
      status: 400,
      message: Wording(
        en: "`\(text)` is not a day; write it like `2021-09-06`",
        zh: "“\(text)”不是日期，请写成如 2021-09-06"))
  }

  /// A change needs to say which state of the file was seen.
  static let noCondition = Problem(
    status: 428,
    message: Wording(
      en: "send `If-Match` with the `ETag` of the case, so that nobody's change is lost",
      zh: "请用 `If-Match` 带上案卷的 `ETag`，以免覆盖他人的修改"))

  /// What is refused can be written with a reason only.
  static let noReason = Problem(
    status: 422,
    message: Wording(en: "`anyway` needs a `reason` in the entry", zh: "使用 `anyway` 时须填写 `reason`"))
}
