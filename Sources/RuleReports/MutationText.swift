package import Diagnostics
import Reports
package import Verification

/// The changes of rules that no test notices, each with its place and a test that would notice it.
package struct MutationText {
  let report: MutationReport
  let language: Language
  let rulesFolder: String

  /// The report on a run; `rulesFolder` is put before the names of the rule files.
  package init(_ report: MutationReport, language: Language, rulesFolder: String) {
    self.report = report
    self.language = language
    self.rulesFolder = rulesFolder
  }

  /// The report for people.
  package var text: String {
    var text = ""
    for survivor in report.survivors {
      let mutant = survivor.mutant
      let start = mutant.place.start
      text +=
        "\(word("UNNOTICED", "未被发现"))  \(mutant.id) \(mutant.key): \(change(mutant.change))  "
        + "\(rulesFolder)/\(mutant.place.file.name):\(start.line):\(start.column)\n"
      if let draft = survivor.draft {
        text += "  \(word("a test that would notice it:", "能发现它的测试："))\n\(draft)\n"
      } else {
        text +=
          "  "
          + word(
            "no case was found in which it shows; a test would have to be written by hand",
            "未找到能显出差别的案件，需人工编写测试") + "\n"
      }
    }
    return text + summary + "\n"
  }

  /// The report as JSON.
  package var json: String {
    JSON.object([
      ("schema", .string("advisor.mutations/1")), ("tried", .integer(report.tried)),
      ("noticed", .integer(report.noticed)),
      (
        "unnoticed",
        .array(
          report.survivors.map { survivor in
            let mutant = survivor.mutant
            return .object([
              ("id", .string(mutant.id)), ("key", .string(mutant.key)),
              ("change", .string(MutationText.english(mutant.change))),
              ("file", .string(mutant.place.file.name)),
              ("line", .integer(mutant.place.start.line)),
              ("column", .integer(mutant.place.start.column)),
              ("draft", .optional(survivor.draft)),
            ])
          })
      ),
    ]).pretty + "\n"
  }

  private var summary: String {
    word(
      "\(report.tried) small changes tried; \(report.noticed) noticed, \(report.survivors.count) not",
      "试了 \(report.tried) 处小改动：\(report.noticed) 处被测试发现，\(report.survivors.count) 处未被发现")
      + "\n"
      + word(
        "one change at a time, of decisions, tables, conditions and the order of remedies; what means the same in every case is not counted",
        "每次只改一处：推算、表格、条件和措施次序；证明含义不变的改动不计入")
  }

  private func change(_ change: Mutant.Change) -> String {
    if language == .en { return MutationText.english(change) }
    switch change {
    case .comparison(let old, let new): return "`\(old)` 改为 `\(new)`"
    case .without(let part): return "去掉 `\(part)`"
    case .connective(let old, let new): return "`\(old)` 改为 `\(new)`"
    case .order(let first, let second): return "`\(second)` 排到 `\(first)` 之前"
    case .withoutRow(let row): return "去掉第 \(row) 行"
    case .rowOrder(let row): return "第 \(row) 行与第 \(row + 1) 行对调"
    case .output(let old, let new): return "结果 `\(old)` 改为 `\(new)`"
    }
  }

  private static func english(_ change: Mutant.Change) -> String {
    switch change {
    case .comparison(let old, let new): "`\(old)` made `\(new)`"
    case .without(let part): "without `\(part)`"
    case .connective(let old, let new): "`\(old)` made `\(new)`"
    case .order(let first, let second): "`\(second)` put before `\(first)`"
    case .withoutRow(let row): "without row \(row)"
    case .rowOrder(let row): "rows \(row) and \(row + 1) swapped"
    case .output(let old, let new): "the output `\(old)` made `\(new)`"
    }
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}
