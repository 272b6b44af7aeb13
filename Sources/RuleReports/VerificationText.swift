package import Diagnostics
import FEEL
import Reports
package import Verification

/// The results of checking a playbook's properties, for people and as JSON.
package struct VerificationText {
  let report: VerificationReport
  let language: Language

  /// The report on a run of `advisor verify`.
  package init(_ report: VerificationReport, language: Language) {
    self.report = report
    self.language = language
  }

  /// The results for people, followed by a sentence on what was tried.
  package var text: String {
    report.results.map(result).joined() + "\n" + Wrapping(width: 80).text(bound)
  }

  /// The results as JSON.
  package var json: String {
    JSON.object([
      ("schema", .string("advisor.verify/1")), ("holds", .bool(report.holds)),
      ("as_of", .string(report.date.text)), ("cases", .integer(report.cases)),
      ("with_failed_step", .integer(report.withFailedStep)), ("in_parts", .integer(report.inParts)),
      ("exhaustive", .bool(report.isExhaustive)),
      (
        "properties",
        .array(
          report.results.map { result in
            .object([
              ("name", .string(result.property.name)), ("cases", .integer(result.cases)),
              ("broken", .integer(result.broken)), ("untried", .bool(result.isUntried)),
              ("counterexamples", .array(result.counterexamples.map(counterexample))),
            ])
          })
      ),
    ]).pretty + "\n"
  }

  private func counterexample(_ example: VerificationReport.Counterexample) -> JSON {
    .object([
      ("case", .string(example.file)), ("about", .string(example.kind)),
      ("path", .array(example.path.map { .array($0.map(JSON.string)) })),
      ("unreached", .array(example.unreached.map(JSON.string))),
    ])
  }

  private func result(_ result: VerificationReport.Result) -> String {
    if result.isUntried {
      return line(word("NO CASE", "无案可试"), "\(title(result.property)) \(untried)")
    }
    if result.broken == 0 {
      let cases = word("(\(result.cases) cases)", "（\(result.cases) 种情形）")
      return line(word("holds ", "成立  "), "\(title(result.property)) \(cases)")
    }
    let cases = word(
      "(\(result.broken) of \(result.cases) cases)", "（\(result.cases) 种情形中 \(result.broken) 种）")
    return line(word("BROKEN", "不成立"), "\(title(result.property)) \(cases)")
      + result.counterexamples.map(text).joined()
  }

  /// Why a promise was held to no case.
  private var untried: String {
    report.isExhaustive
      ? word(
        "(not verified: no case that the facts\(constraints.en) allow meets `when`)",
        "（未经检验：事实\(constraints.zh)允许的情形均不满足 `when`）")
      : word(
        "(not verified: none of the \(report.cases) cases that were tried meets `when`; "
          + "raise --bound, or ask for less)",
        "（未经检验：所试 \(report.cases) 种情形均不满足 `when`；请调大 --bound，或放宽 `when`）")
  }

  private func line(_ verdict: String, _ text: String) -> String {
    let lines = Wrapping(width: 72).lines(text)
    return "\(verdict)  " + lines.joined(separator: "\n        ") + "\n"
  }

  private func text(_ example: VerificationReport.Counterexample) -> String {
    var lines: [String] = []
    if !example.kind.isEmpty { lines.append("# " + word("about: ", "涉及：") + example.kind) }
    for (index, stage) in example.path.enumerated() {
      lines.append(
        "# " + word("step \(index + 1): ", "第 \(index + 1) 步：") + stage.joined(separator: ", "))
    }
    if !example.unreached.isEmpty {
      lines.append(
        "# " + word("not reached: ", "未能实现：") + example.unreached.joined(separator: ", "))
    }
    lines += example.file.split(separator: "\n").map(String.init)
    return lines.map { "    \($0)\n" }.joined() + "\n"
  }

  private func title(_ property: Property) -> String {
    switch property.promise {
    case .endsSomewhere:
      word(
        "following the advice reaches the goals, or ends where something is named as stuck",
        "照建议办，能实现目标，或止于已列明的卡住事项")
    case .keepsExclusions:
      word("no two remedies that exclude each other at once", "互斥的措施不会同时可办")
    case .keepsDates: word("nothing outside the days on which it is in force", "不在施行期间的内容不会出现")
    case .own: property.name
    }
  }

  private var bound: String { range + more }

  private var range: String {
    if report.isExhaustive {
      return word(
        "All \(report.cases) cases that the facts\(constraints.en) allow were tried, a value from each class of values.",
        "已逐一试过事实\(constraints.zh)允许的全部 \(report.cases) 种情形（每类取值取一个代表）。")
    }
    if report.isProduct {
      return word(
        "All \(report.cases) choices of the values that conditions name were tried; what is worked out from facts, "
          + "or asked of lists, was tried with these values only, and is not proved beyond them.",
        "已试过条件所涉取值的全部 \(report.cases) 种组合；由事实运算得出或对清单作出的判断只就这些取值试过，此外未作证明。")
    }
    let power = Int(report.magnitude)
    return word(
      "\(report.cases) of about 10^\(power) cases were tried: every blocker in each of its ways, "
        + "alone and with each other one, the rest quiet.",
      "在约 10^\(power) 种情形中试了 \(report.cases) 种：每个卡点以各种方式单独成立，以及两两同时成立，其余不成立。")
  }

  /// Named where the playbook has constraints.
  private var constraints: Wording {
    report.hasConstraints ? Wording(en: " and constraints", zh: "和约束") : Wording(en: "", zh: "")
  }

  private var more: String {
    word(
      " \(report.withFailedStep) more with one step of their plan failed, and \(report.inParts) as one of two parts. "
        + "What lies beyond is not proved.",
      "另试 \(report.withFailedStep) 种：计划中的一步失败；\(report.inParts) 种：作为两个部分之一。此外未作证明。")
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
