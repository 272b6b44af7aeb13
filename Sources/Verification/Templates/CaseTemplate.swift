import Advising
package import Diagnostics
import Docket
package import FEEL
package import Playbooks
import YAML

/// A short case file to begin with: its head, a few facts of each phase as comments, and examples.
///
/// The rest is asked by `advisor ask`, in the order in which it matters.
package struct CaseTemplate {
  private let playbook: Playbook
  private let language: Language
  private let date: CalendarDate

  /// The largest number of lines, the facts included.
  private static let most = 60
  /// The greatest width of a line with a fact, in terminal cells.
  private static let width = 100

  /// A template in this language, for a case opened on this day.
  package init(_ playbook: Playbook, language: Language, date: CalendarDate) {
    self.playbook = playbook
    self.language = language
    self.date = date
  }

  /// The text of the file for a case with this id; `path` is where the file will lie.
  package func text(id: String, path: String) -> String {
    let facts = TemplateFacts(playbook, on: date)
    let (head, tail) = (head(id), tail(path, example: facts.ofParts))
    let room = Self.most - head.count - tail.count
    // A few facts of each phase; fewer where there are many phases.
    let lines = [3, 2, 1].lazy.map { self.lines(facts, ofEach: $0) }.first { $0.count <= room }
    return (head + (lines ?? self.lines(facts, ofEach: 1)) + tail).map { $0 + "\n" }.joined()
  }

  private func head(_ id: String) -> [String] {
    let title = word("how the case is called", "案件名称")
    return [
      word(
        "# A case file. What nobody knows stays out: it counts as unknown, never as no.",
        "# 案件文件。不清楚的不填：按“未知”处理，不当作“否”。"),
      word("# Take away the # of a line to fill it in.", "# 要填写某一行，去掉行首的 # 即可。"),
      "case: \(quoted(id))", "title: \(quoted(id))   # \(title)",
      "opened: \(date.text)   # \(word("the day on which the case was opened", "立案日期"))",
      "# leader: \(word("the leader in charge, by office, not by name", "包案领导（写职务，不写姓名）"))",
      "# lead: \(word("the office that carries the case", "牵头责任单位"))",
      "# team: [\(word("offices of the working group", "专班成员单位"))]",
    ] + screened
  }

  /// An example of a checklist gone through; empty where the playbook has none.
  private var screened: [String] {
    playbook.screens.prefix(1).map { screen in
      let title = screen.declaration.title[language]
      let hint = word("checklist gone through on this day: \(title)", "该日已逐项核对的清单：\(title)")
      return "# screened: {\(screen.id): \(date.text)}   # \(hint)"
    }
  }

  private func lines(_ facts: TemplateFacts, ofEach count: Int) -> [String] {
    let counted = facts.counted.map { line($0, indent: "  ", isComment: false) } ?? []
    let source = word("a fact may say where it is from, and since when", "事实可注明出处和起始日期")
    let name = facts.first?.id ?? "..."
    return [
      "facts:   # \(source)",
      "  # \(name): {value: ..., source: ..., on: \(date.text), status: verified}",
    ] + counted
      + facts.phases.flatMap { phase in
        (phase.title.map { ["  # -- \($0[language])"] } ?? [])
          + phase.first(count).flatMap { line($0, indent: "  ", isComment: true) }
      }
  }

  /// The fact with its title and what may be written, on further lines where one is too long.
  private func line(_ fact: Fact, indent: String, isComment: Bool) -> [String] {
    let key = "\(indent)\(isComment ? "# " : "")\(fact.id):   # \(fact.title[language])"
    let hints = fact.valueHints(language)
    let whole =
      key + word(" (\(hints.joined(separator: "; ")))", "（\(hints.joined(separator: "、"))）")
    return terminalWidth(whole) <= Self.width ? [whole] : [key] + listed(hints, indent: indent)
  }

  /// The values on comment lines.
  private func listed(_ hints: [String], indent: String) -> [String] {
    var lines = ["\(indent)#   "]
    for (index, hint) in hints.enumerated() {
      let item = hint + (index < hints.count - 1 ? word("; ", "、") : "")
      if index > 0, terminalWidth(lines[lines.count - 1] + item) > Self.width {
        lines.append("\(indent)#   ")
      }
      lines[lines.count - 1] += item
    }
    return lines.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }
  }

  private func tail(_ path: String, example: Fact?) -> [String] {
    let own = example.map { "\($0.id): \($0.exampleText)" } ?? ""
    let block = word("Part 1", "第一部分")
    let remedy = playbook.remedies.first?.id ?? "..."
    return [
      word(
        "# Parts that differ: each has the facts of the case, changed by its own.",
        "# 分部分办理的：各部分沿用全案事实，只写与全案不同的。"),
      "# parts:",
      "#   - {id: part-1, title: \(block), facts: {\(own)}}",
      word(
        "# What happened, oldest first (advisor record writes it):",
        "# 办理记录，先后为序（可用 advisor record 记入）："),
      "# log:",
      "#   - {on: \(date.text), remedy: \(remedy), is: started, by: \(word("office", "单位"))}",
      word(
        "# Next: let yourself be asked what matters first: advisor ask \(path)",
        "# 下一步：由程序逐项提问，先问要紧的：advisor ask \(path)"),
    ]
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}

extension Fact {
  /// What may be written as the value of the fact.
  func valueHint(_ language: Language) -> String {
    valueHints(language).joined(separator: language == .zh ? "、" : "; ")
  }

  /// The values that may be written, or an example.
  fileprivate func valueHints(_ language: Language) -> [String] {
    if case .values(let choices) = allowed {
      return choices.map { choice in
        let value = choice.value.text
        guard let title = choice.title?[language], title != value else { return value }
        return language == .zh ? "\(value) \(title)" : "\(value) = \(title)"
      }
    }
    let kinds =
      switch type {
      case .boolean: language == .zh ? ["true 是", "false 否"] : ["true", "false"]
      case .date: ["2021-09-01"]
      case .number where unit == "CNY": [language == .zh ? "如 3200万元" : "such as 3200万元"]
      case .number: [language == .zh ? "数字" : "number"]
      default: [type.name]
      }
    return kinds + (optional ? [language == .zh ? "null 没有" : "null = there is none"] : [])
  }

  /// A value that the fact may have, as a case file says it.
  fileprivate var exampleText: String { choices.first?.newValue?.text(inFlow: true) ?? "" }
}
