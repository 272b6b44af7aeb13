import Advising
package import Diagnostics
package import FEEL
package import Playbooks

/// A case file to be filled in: first the facts that decide most, then the others as comments.
package struct CaseTemplate {
  private let playbook: Playbook
  private let language: Language
  private let date: CalendarDate

  /// The largest number of facts that are not comments.
  private static let most = 20

  /// A template in this language, for a case opened on this day.
  package init(_ playbook: Playbook, language: Language, date: CalendarDate) {
    self.playbook = playbook
    self.language = language
    self.date = date
  }

  /// The text of the file for a case with this id.
  package func text(id: String) -> String {
    let empty = Case(id: id, title: Text(id))
    let asked = Advisor(playbook).questions(about: empty, on: date).map(\.fact)
    let first = asked.prefix(Self.most).compactMap(playbook.fact)
    let rest = playbook.facts.filter { fact in !first.contains { $0.slot == fact.slot } }
    return """
      # \(word("A case file. Leave empty what nobody knows: it counts as unknown, never as no.", "案件文件。不清楚的留空：按未知处理，不当作“否”。"))
      # \(word("A fact may carry where it comes from:", "事实可以注明出处："))
      #   \(first.first?.id ?? "households"): {value: ..., source: ..., on: \(date.text), status: verified, note: ...}
      # \(word("status: verified, stated, disputed (counts as unknown), asked (nobody knew)", "status：verified 已核实，stated 自述，disputed 有争议（按未知处理），asked 已问未答"))
      case: \(quoted(id))
      title: \(quoted(id))   # \(word("or one a language", "或各语言分别写")): {en: ..., zh: ...}
      opened: \(date.text)
      # lead: \(word("who is in charge of the case", "牵头责任单位"))\(screened)
      facts:
      \(first.map { line($0, indent: "  ") }.joined(separator: "\n"))
        # \(word("The rest: take away the # of what you know.", "其余事实：去掉 # 再填写。"))
      \(rest.map { line($0, indent: "  # ") }.joined(separator: "\n"))
      # \(word("One building, one plan: a part has the facts of the case, changed by its own.", "一楼一策：各楼栋沿用全案事实，另有不同的单独写。"))
      # parts:
      #   - {id: block-1, title: ..., facts: {}}
      # \(word("What happened, oldest first:", "办理记录，先后为序："))
      # log:
      #   - {on: \(date.text), remedy: \(playbook.remedies.first?.id ?? "..."), is: started, by: ...}

      """
  }

  /// A comment that lists the checklists; empty where the playbook has none.
  private var screened: String {
    if playbook.screens.isEmpty { return "" }
    let days = playbook.screens.map { "\($0.id): \(date.text)" }.joined(separator: ", ")
    let hint = word(
      "checklists gone through: keep those that were, with the day", "已核对的清单：只保留已核对的，写明日期")
    return "\n# screened: {\(days)}   # \(hint)"
  }

  private func line(_ fact: Fact, indent: String) -> String {
    "\(indent)\(fact.id):   # \(fact.title[language]) (\(fact.valueHint(language)))"
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}

extension Fact {
  /// What may be written as the value of the fact.
  func valueHint(_ language: Language) -> String {
    if case .values(let choices) = allowed {
      return choices.map { choice in
        let value = choice.value.text
        guard let title = choice.title?[language], title != value else { return value }
        return language == .zh ? "\(value) \(title)" : "\(value) = \(title)"
      }.joined(separator: language == .zh ? "、" : "; ")
    }
    let kind =
      switch type {
      case .boolean: "true, false"
      case .date: "2021-09-01"
      case .number where unit == "CNY": language == .zh ? "如 3200万元" : "such as 3200万元"
      default: unit.map { "\(type.name), \($0)" } ?? type.name
      }
    return optional ? kind + ", null" : kind
  }
}
