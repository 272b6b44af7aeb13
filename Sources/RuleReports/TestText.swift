import Diagnostics
import Playbooks
import Reports
import Verification

/// The results of the rule tests for people.
///
/// Each failure is shown with the expected and the actual value and the line of the rule; the
/// coverage and a summary follow.
struct TestText {
  let report: TestReport
  let language: Language
  let color: Bool

  var text: String {
    let failures = report.results.filter { !$0.passed }.map(failure).joined()
    return failures + coverage + summary + "\n"
  }

  private func failure(_ result: RuleTestResult) -> String {
    let start = result.test.place.start
    var text =
      painted(word("FAILED", "失败"), "31;1")
      + visible("  \(result.test.name)  \(result.test.place.file.name):\(start.line)\n")
    for mismatch in result.mismatches {
      let line = mismatch.place.start.line
      text += "  \(visible(mismatch.key))  (\(word("line", "行")) \(line))\n"
      text += labelled(word("expected", "期望"), mismatch.expected)
      text += labelled(word("actual", "实际"), mismatch.actual)
      for cause in mismatch.why { text += labelled(word("why", "原因"), cause[language]) }
      for rule in mismatch.rules {
        text += labelled(word("rule", "规则"), "\(name(of: rule))  \(report.shown(rule))")
      }
    }
    return text + "\n"
  }

  private func name(of rule: RuleTestResult.RulePlace) -> String {
    rule.row.map { rule.id + word(", row \($0)", " 第 \($0) 行") } ?? rule.id
  }

  /// A label and its content, which is wrapped beside the label.
  private func labelled(_ label: String, _ content: String) -> String {
    let cells = terminalWidth(word("expected", "期望"))
    let indent = 4 + cells + 2
    return wrapped("    " + padded(label, to: cells) + "  ", content, indent: indent)
  }

  /// The text on one line if it fits into 80 cells, otherwise wrapped with the rest indented.
  private func wrapped(_ head: String, _ content: String, indent: Int) -> String {
    let content = visible(content)
    if terminalWidth(head + content) <= 80 { return head + content + "\n" }
    let lines = Wrapping(width: 80 - indent).lines(content)
    return head + lines.joined(separator: "\n" + String(repeating: " ", count: indent)) + "\n"
  }

  private var coverage: String {
    let open = report.coverage.conditions.filter { !$0.isComplete }
    let idle = report.coverage.constraints.filter { !$0.isComplete }.map(unseen)
    if open.isEmpty, idle.isEmpty { return "" }
    let lines = open.map { clause -> String in
      let start = clause.formula.place.start
      let missing = TestReport.missing(clause).map { seen in
        switch seen {
        case "true": word("true", "成立")
        case "false": word("false", "不成立")
        default: word("unknown", "未知")
        }
      }
      let line =
        "\(clause.id) \(clause.key): " + word("never seen ", "从未")
        + missing.joined(separator: ", ")
        + "  \(report.rulesFolder)/\(clause.formula.file.name):\(start.line)"
      return wrapped("  ", line, indent: 4)
    }
    return word("Not covered by the tests", "测试未覆盖") + "\n" + lines.joined() + idle.joined()
      + "\n"
  }

  /// The line for a constraint that no test has seen to say something.
  private func unseen(_ constraint: Coverage.Rule) -> String {
    let what = word(
      "never seen to infer or contradict anything", "从未据以推出事实，也从未与案情矛盾")
    let place = "\(report.rulesFolder)/\(constraint.place.file.name):\(constraint.place.start.line)"
    return wrapped("  ", "\(constraint.id): \(what)  \(place)", indent: 4)
  }

  private var summary: String {
    let (passed, all) = (report.passedCount, report.results.count)
    let clauses = report.coverage.conditions
    let covered = clauses.count(where: \.isComplete)
    let summary = word(
      "\(passed) passed, \(all - passed) failed; \(covered) of \(clauses.count) conditions seen true, false and unknown",
      "\(passed) 通过，\(all - passed) 失败；\(clauses.count) 个条件中 \(covered) 个已见成立、不成立和未知")
    let constraints = report.coverage.constraints
    if constraints.isEmpty { return summary }
    let seen = constraints.count(where: \.isComplete)
    return summary
      + word(
        "; \(seen) of \(constraints.count) constraints seen to infer or contradict",
        "；\(constraints.count) 条约束中 \(seen) 条已见推出事实或矛盾")
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  private func painted(_ text: String, _ code: String) -> String {
    color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
