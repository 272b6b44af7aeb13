import Advising
import CaseStore
import Diagnostics
import Docket
import Files
import Playbooks
import Reports
import RuleReports
import Verification
import YAML

/// What `/api/v1` answers about rules (contract, section 7).
enum RulesAPI {
  /// The findings about the rules in force with other files put over them, and what they would change
  /// in the cases; nothing is written.
  ///
  /// `impact=no` leaves the impact out, `checks=no` all that reading the rules does not find.
  static func check(_ visit: Visit) throws(Problem) -> WebResponse {
    let body = try RequestBody(visit.request)
    try body.allow(["files", "draft"], Wording(en: "the request", zh: "请求"))
    var over = try texts(body)
    if let draft = body.text("draft") {
      let kept = try Problem.orDraft { () throws(DraftFault) in
        try visit.site.drafts.texts(of: draft)
      }
      over = kept.merging(over) { $1 }
    }
    let trial = try RuleTrial(RuleVersion(visit.store.rulesFolder, over: over), visit)
    if visit.query["checks"] == "no" { return answer(trial.reading, nil, visit) }
    let found = try trial.findings()
    if visit.query["impact"] == "no" { return answer(found, nil, visit) }
    let isUsable = !found.contains { $0.severity == .error }
    let impact = isUsable ? try trial.impact() : nil
    let json = impact.map { CompareJSON(language: visit.language).impact($0) }
    return answer(found, json ?? .null, visit)
  }

  private static func answer(_ found: [Diagnostic], _ impact: JSON?, _ visit: Visit)
    -> WebResponse
  {
    func count(_ severity: Severity) -> JSON { .integer(found.count { $0.severity == severity }) }
    return .json(
      .object(
        [
          ("errors", count(.error)), ("warnings", count(.warning)),
          ("diagnostics", DiagnosticsJSON(visit.language).array(found)),
        ] + (impact.map { [("impact", $0)] } ?? [])))
  }

  /// The entries of the rules in force, to be found by what people call them.
  static func names(_ visit: Visit) -> WebResponse {
    let playbook = visit.store.rules.playbook
    let entries = RuleName.sections.flatMap { section in
      playbook.declarations(of: section).map { own in
        JSON.object([
          ("id", .string(own.id)), ("kind", .string(section.singular)),
          ("zh", .string(own.title[.zh])), ("en", .string(own.title[.en])),
        ])
      }
    }
    return .json(.object([("names", .array(entries))]))
  }

  /// The texts of `files`, by their paths below the folder of the rules.
  private static func texts(_ body: RequestBody) throws(Problem) -> [String: [UInt8]] {
    let node = try body.member("files")
    let what = Wording(en: "an object from paths to texts", zh: "“路径: 文本”的对象")
    var texts: [String: [UInt8]] = [:]
    var wrong: [Diagnostic] = []
    for entry in node.mapping ?? [] {
      let place = Place(body.file, entry.key.span)
      let steps = entry.name.split(separator: "/", omittingEmptySubsequences: false)
      if let text = entry.value.scalar?.text, steps.allSatisfy({ !["", ".", ".."].contains($0) }) {
        texts[entry.name] = Array(text.utf8)
      } else {
        wrong.append(.wrongValue(entry.name, expected: what, at: place))
      }
    }
    if node.mapping == nil {
      wrong.append(.wrongValue("files", expected: what, at: Place(body.file, node.span)))
    }
    if !wrong.isEmpty { throw .slips(wrong) }
    return texts
  }
}

extension Problem {
  /// Does the work; a file that cannot be read is a problem.
  static func orFile<Result>(_ work: () throws(FileFault) -> Result) throws(Problem)
    -> Result
  {
    do { return try work() } catch { throw Problem(status: 409, message: error.message) }
  }
}
