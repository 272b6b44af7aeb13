package import Advising
package import Diagnostics
import Docket
package import FEEL
package import Playbooks
import YAML

/// The decisions of offices not to take a step, counted by rule, and a rule test for each.
///
/// A test holds the decision: in such a case the step is not advised. It fails until the rules say
/// so too; the rule writers change the rule, or leave the test out.
package struct DecisionTests {
  private let playbook: Playbook
  private let language: Language
  private let today: CalendarDate
  private let advisor: Advisor

  /// The tests in this language, from entries of the log up to that day.
  package init(_ playbook: Playbook, language: Language, today: CalendarDate) {
    self.playbook = playbook
    self.language = language
    self.today = today
    advisor = Advisor(playbook)
  }

  /// A decision not to take a step.
  private struct Decision {
    let content: Case
    let entry: LogEntry
  }

  /// The text of a test file, with the counts in comments before the tests.
  package func text(_ cases: [Case]) -> String {
    let decisions = cases.flatMap { content in
      content.log.filter { $0.on <= today && content.isSetAside(by: $0, in: playbook) }
        .map { Decision(content: content, entry: $0) }
    }
    let byRule = Dictionary(grouping: decisions) { $0.entry.remedy }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    let number = decisions.count
    let head = word(
      "Steps that offices set aside against the advice: \(number) (cases read: \(cases.count)).",
      "牵头单位决定不采用建议措施共 \(number) 次，案件共 \(cases.count) 件。")
    let counts = byRule.flatMap { counted($0.key, $0.value, in: cases) }
    let notes = [
      word(
        "Each decision as a test: in such a case the step is not advised. Where the rules should say so,",
        "以下把每次决定写成一条测试：此类案件不建议该措施。规则应当如此的，"),
      word(
        "keep the test and change the rule; where the decision was a matter of that case alone, leave it out.",
        "保留测试并修改规则；仅属个案考虑的，删去测试。"),
      word(
        "Reasons are free text: take out the names of people.", "理由为自由文本，请删去人名。"),
    ]
    let comments = ([head] + counts + (number == 0 ? [] : notes)).map { "# \($0)\n" }.joined()
    let tests = byRule.flatMap(\.value).map(test).joined()
    return comments + (number == 0 ? "tests: []\n" : "tests:\n" + tests)
  }

  /// How often a step was set aside, and how often it was carried out or tried.
  private func counted(
    _ remedy: Reference<Remedy>, _ decisions: [Decision], in cases: [Case]
  ) -> [String] {
    let entries = cases.flatMap(\.log).filter {
      $0.remedy == remedy && $0.on <= today && $0.void == nil
    }
    let (done, failed) = (
      entries.count { $0.status == .done }, entries.count { $0.status == .failed }
    )
    let declaration = playbook[remedy].declaration
    let place = "\(declaration.place.file.name):\(declaration.place.start.line)"
    return [
      word(
        "  \(declaration.id) (\(place)), \(declaration.title[language]): set aside \(decisions.count), done \(done), failed \(failed)",
        "  \(declaration.id)（\(place)）\(declaration.title[language])：不采用 \(decisions.count) 次，办结 \(done) 次，未办成 \(failed) 次"
      )
    ]
  }

  /// The test of one decision, with what the rules say of the case at present.
  private func test(_ decision: Decision) -> String {
    let (content, entry) = (decision.content, decision.entry)
    let id = playbook[entry.remedy].id
    let why = [entry.by, entry.reason ?? entry.note].compactMap { $0 }.joined(separator: ", ")
    let (alone, state) = setting(decision)
    let now = state.map { word("the rules say now: \($0.rawValue)", "规则现在的结果：\($0.rawValue)") }
    let (facts, log) = (lines(alone.facts), alone.log.filter { $0.void == nil })
    let screened = alone.screened(on: entry.on).map { playbook[$0.screen].id }
    return """
        - name: \(quoted("\(content.id): \(id), \(why)"))
      \(facts.isEmpty ? "    facts: {}" : "    facts:\n" + facts.joined(separator: "\n"))
      \(screened.isEmpty ? "" : "    screened: [\(screened.joined(separator: ", "))]\n")\
      \(log.isEmpty ? "" : "    log:\n" + log.map(line).joined())\
          as of: \(entry.on.text)
          # \(now ?? word("the rules do not advise it here", "规则在此不建议该措施"))
          expect: {not actions: [\(id)]}

      """
  }

  private func line(_ entry: LogEntry) -> String {
    let by = entry.by.map { ", by: \(NewValue.string($0).text(inFlow: true))" } ?? ""
    return "      - {on: \(entry.on.text), remedy: \(playbook[entry.remedy].id), "
      + "is: \(entry.status.rawValue)\(by)}\n"
  }

  /// The case without parts as it was known when the step was set aside, and the state that the step
  /// has in it.
  ///
  /// Of a case with parts it has the facts and the log of the first part that the decision is about
  /// and in which the step is advised.
  private func setting(_ decision: Decision) -> (case: Case, state: ActionState?) {
    let (content, entry) = (decision.content, decision.entry)
    let before = content.known(on: entry.on)
    let parts: [Case.Part?] = before.parts.filter { entry.part == nil || $0.id == entry.part }
    let tried = (parts.isEmpty ? [nil] : parts).map { part in
      var alone = before
      (alone.facts, alone.parts) = (before.statements(on: entry.on, part: part), [])
      alone.log = content.log.prefix { $0 != entry }
        .filter { $0.part == nil || $0.part == part?.id }.map(\.forTheWholeCase)
      let advice = advisor.advise(alone, on: entry.on, parts: .actions)
      return (case: alone, state: advice.actions.first { $0.remedy == entry.remedy }?.state)
    }
    return tried.first { $0.state != nil } ?? tried[0]
  }

  private func lines(_ statements: [Slot: Statement]) -> [String] {
    statements.sorted { $0.key < $1.key }.compactMap { slot, statement in
      guard let value = statement.value?.newValue else { return nil }
      let text = value.text(inFlow: statement.status == .disputed)
      let written =
        statement.status == .disputed ? "{value: \(text), status: disputed}" : text
      return "      \(playbook.vocabulary.name(of: slot)): \(written)"
    }
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }
}

extension LogEntry {
  /// The same entry for all parts.
  fileprivate var forTheWholeCase: LogEntry {
    LogEntry(
      on: on, remedy: remedy, status: status, by: by, reason: reason, note: note, due: due,
      void: void)
  }
}
