import Advising
package import Diagnostics
import Docket
package import FEEL
package import Playbooks
import Reasoning
import YAML

/// A rule test to start from, with a case for one rule and the present advice on it.
///
/// The case makes a blocker present, or makes a remedy suit and its blocker present.
package struct TestTemplate {
  private let playbook: Playbook
  private let date: CalendarDate
  private let words: TemplateWords

  /// A template in this language, for advice on this day.
  package init(_ playbook: Playbook, language: Language, date: CalendarDate) {
    self.playbook = playbook
    self.date = date
    words = TemplateWords(playbook, language: language)
  }

  /// The text of a test file for the rule.
  ///
  /// - Parameter id: The id of a blocker or a remedy of the playbook.
  package func text(id: String) -> String {
    let settings = settings(id)
    var facts: [Slot: Statement] = [:]
    for setting in settings { facts[setting.fact] = Statement(value: setting.value) }
    let sample = Case(id: "test", title: Text("test"), facts: facts)
    let advice = Advisor(playbook).advise(sample, on: date, parts: .unproved)
    let present = advice.blockers.filter { $0.state == .holds }.map { playbook[$0.blocker].id }
    let actions = advice.actions.prefix(6).map { "\(playbook[$0.remedy].id): \($0.state.rawValue)" }
    let written = settings.map { setting in
      let value = setting.value.newValue ?? .null
      return "      \(playbook.vocabulary.name(of: setting.fact)): \(value.text())"
    }
    return """
      # \(word("Rule tests. The expectations are what the rules say now: read them, and change what should be otherwise.", "规则测试。以下期望为现行规则的结果：请核对，应为别样的改过来。"))
      # \(word("Keys of `expect`: blockers (exactly these), not blockers, unknown, actions, not actions, first, questions, decisions, plan.", "`expect` 的键：blockers（恰为这些）、not blockers、unknown、actions、not actions、first、questions、decisions、plan。"))
      tests:
        - name: \(words.place("what it is about, of \(id)", "说明要点（\(id)）"))
          # case: ../../cases/....yaml   \(word("a case file to start from", "以某案件文件为基础"))
          facts:\(written.isEmpty ? " {}" : "")
      \(written.joined(separator: "\n"))
          \(screened)# log: [{on: \(date.text), remedy: ..., is: declined}]
          as of: \(date.text)
          expect:
            blockers: [\(present.joined(separator: ", "))]
            actions: {\(actions.joined(separator: ", "))}

      """
  }

  /// A comment that lists the checklists; empty where the playbook has none.
  private var screened: String {
    if playbook.screens.isEmpty { return "" }
    let ids = playbook.screens.map(\.id).joined(separator: ", ")
    let hint = word("checklists that count as gone through", "视为已核对的清单")
    return "# screened: [\(ids)]   # \(hint)\n    "
  }

  /// Facts that make the blocker present; for a remedy, the first blocker that lists it.
  private func settings(_ id: String) -> [ConditionSpace.Setting] {
    let remedy = playbook.remedy(named: id)
    let blocker =
      playbook.blockers.first { $0.id == id }
      ?? remedy.flatMap { remedy in playbook.blockers.first { $0.remedies.contains(remedy) } }
    let programs = [blocker?.when.program, remedy.flatMap { playbook[$0].when?.program }]
      .compactMap { $0 }
    var values: [Value] = []
    for index in 0..<playbook.vocabulary.count { values.append(.unknown(.one(Slot(index)))) }
    values[playbook.vocabulary.today.index] = .date(date)
    let frame = Frame(values: values, now: DateAndTime(startOf: date))
    var space = ConditionSpace(playbook.ground, frame: frame, conditions: programs)
    var all = Diagram.alwaysTrue
    for program in programs {
      guard let diagram = try? space.diagram(of: program),
        let both = try? space.store.and(all, diagram)
      else { return [] }
      all = both
    }
    guard let witness = space.store.witness(of: .true, in: all) else { return [] }
    return space.settings(of: witness)
  }

  private func word(_ en: String, _ zh: String) -> String { words.word(en, zh) }
}
