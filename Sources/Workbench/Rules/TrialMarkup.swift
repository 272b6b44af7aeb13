import CaseStore
import Diagnostics
import Playbooks
import Reports
import RuleReports
import Verification

/// Problems, impact and tests of a draft, as they stand on its pages.
struct TrialMarkup {
  let frame: DraftFrame

  private var language: Language { frame.visit.language }
  private func say(_ en: String, _ zh: String) -> String { frame.say(en, zh) }

  /// The problems, those of the file first; a fix is a button of the form around them.
  func problems(_ found: [Diagnostic], of file: String?) -> Markup {
    let told = found.filter { $0.severity != .note }
    let own = told.filter { $0.place.file.name == file }
    let all = own + told.filter { $0.place.file.name != file }
    let errors = told.count { $0.severity == .error }
    let summary =
      told.isEmpty
      ? say("No problem was found.", "未发现问题。")
      : say(
        "\(errors) errors, \(told.count - errors) warnings",
        "错误 \(errors) 处，警告 \(told.count - errors) 处"
      )
    let shown = all.prefix(60).map { item($0, isOwn: $0.place.file.name == file) }
    let rest = all.count - shown.count
    return Markup([
      tag("p", ["class": errors > 0 ? "alert" : "quiet", "role": "status"], Markup(summary)),
      tag("ol", ["class": "problems"], Array(shown)),
      rest > 0
        ? tag("p", ["class": "quiet"], Markup(say("and \(rest) more", "另有 \(rest) 处"))) : .none,
    ])
  }

  private func item(_ found: Diagnostic, isOwn: Bool) -> Markup {
    let start = found.place.start
    let place = "\(found.place.file.name):\(start.line)"
    let word =
      found.severity == .error ? say("error", "错误") : say("warning", "警告")
    let fix =
      isOwn && found.fix != nil
      ? tag(
        "button",
        ["type": "submit", "class": "small", "name": "fix", "value": Self.name(of: found)],
        Markup(say("Fix it", "修正"))) : .none
    return tag(
      "li", ["class": found.severity.rawValue], tag("b", [:], Markup(word)), " ",
      Markup(found.message[language]), " ",
      tag(
        "a", ["href": frame.editor(found.place.file.name) + "#text"],
        tag("code", [:], Markup(place))),
      found.help.map { tag("span", ["class": "hint"], Markup($0[language])) } ?? .none, fix)
  }

  /// A finding by its kind and place, to be found again in the same text.
  static func name(of found: Diagnostic) -> String {
    "\(found.id) \(found.place.start.line) \(found.place.start.column)"
  }

  /// The cases with other advice, each with what changes.
  func impact(_ impact: Impact?) -> Markup {
    guard let impact else {
      return tag(
        "p", ["class": "quiet"],
        Markup(say("The draft has errors: no impact yet.", "草稿有错误，暂不能测算影响。")))
    }
    let entries = ImpactPage(impact, language: language).entries(most: 6)
    let all = impact.cases.count
    let heading = say(
      "The change affects \(entries.count) of \(all) cases", "改动影响 \(entries.count)/\(all) 件")
    let writer = PageHTML(
      embedding: PageEmbedding(caseAddress: { [frame] in frame.visit.link("cases", $0) }))
    let items = entries.map { entry in
      tag(
        "article", [:],
        tag(
          "h3", [:],
          tag("a", ["href": frame.visit.link("cases", entry.id ?? "")], Markup(entry.title))),
        Markup(written: writer.fragment(entry.lines, language)))
    }
    return Markup([tag("h3", ["role": "status"], Markup(heading))] + items)
  }

  /// The run of the tests, those that fail first.
  func tests(_ report: TestReport?) -> Markup {
    guard let report else {
      return tag(
        "p", ["class": "quiet"],
        Markup(say("The draft has errors: no test was run.", "草稿有错误，未运行测试。")))
    }
    let (passed, all) = (report.passedCount, report.results.count)
    let failing = report.results.filter { !$0.passed }.map(failure)
    let summary = say(
      "\(all - passed) failed, \(passed) passed", "\(all - passed) 项失败，\(passed) 项通过")
    let passing = report.results.filter(\.passed).map { tag("li", [:], Markup($0.test.name)) }
    return Markup([
      tag("p", ["class": all == passed ? "passed" : "alert", "role": "status"], Markup(summary)),
      Findings(report.diagnostics.filter { $0.severity == .error }, language).markup,
      tag("div", ["class": "failures"], failing),
      passing.isEmpty
        ? .none
        : tag(
          "details", [:], tag("summary", [:], Markup(say("Passed: \(passed)", "通过 \(passed) 项"))),
          tag("ul", [:], passing)),
    ])
  }

  private func failure(_ result: RuleTestResult) -> Markup {
    let folder = frame.version.folder + "/"
    func short(_ name: String) -> String {
      name.hasPrefix(folder) ? String(name.dropFirst(folder.count)) : name
    }
    let file = short(result.test.place.file.name)
    let rows = result.mismatches.flatMap { mismatch -> [Markup] in
      func row(_ label: String, _ text: String) -> Markup {
        tag("div", [:], tag("dt", [:], Markup(label)), tag("dd", [:], Markup(text)))
      }
      return [
        row(say("expected", "期望") + " (\(mismatch.key))", mismatch.expected),
        row(say("actual", "实际"), mismatch.actual),
      ] + mismatch.why.map { row(say("why", "原因"), $0[language]) }
        + mismatch.rules.map { rule in
          row(say("rule", "规则"), "\(rule.id)  \(rule.place.file.name):\(rule.place.start.line)")
        }
    }
    return tag(
      "article", [:],
      tag(
        "h3", [:], Markup(say("FAILED ", "失败 ") + result.test.name), " ",
        tag(
          "a", ["href": frame.editor(file)],
          tag("code", [:], Markup("\(file):\(result.test.place.start.line)")))),
      tag("dl", ["class": "facts"], rows))
  }
}
