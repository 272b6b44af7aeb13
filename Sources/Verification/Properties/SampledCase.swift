package import Advising
import Docket
package import FEEL
package import Playbooks
import YAML

/// One case on which promises are verified.
package struct SampledCase: Sendable {
  /// The facts of the case, or of its first part where there is a second.
  var facts: [(Slot, Value)]
  /// A remedy that was tried and failed; nil where none was.
  var failed: Reference<Remedy>?
  /// The facts of a second part; nil where the case has no parts.
  var second: [(Slot, Value)]?

  /// A case with these facts, without a failed remedy or parts unless they are given.
  package init(
    facts: [(Slot, Value)], failed: Reference<Remedy>? = nil, second: [(Slot, Value)]? = nil
  ) {
    self.facts = facts
    self.failed = failed
    self.second = second
  }

  /// The case as the advisor takes it; the failed remedy failed on the given day.
  package func `case`(_ playbook: Playbook, on date: CalendarDate) -> Case {
    func statements(_ facts: [(Slot, Value)], of wanted: (Fact) -> Bool) -> [Slot: Statement] {
      var statements: [Slot: Statement] = [:]
      for (slot, value) in facts where playbook.fact(at: slot).map(wanted) == true {
        statements[slot] = Statement(value: value)
      }
      return statements
    }
    let log = failed.map { [LogEntry(on: date, remedy: $0, status: .failed)] } ?? []
    let title = Text("counterexample")
    guard let second else {
      return Case(
        id: "counterexample", title: title, facts: statements(facts) { _ in true }, log: log)
    }
    let parts = [("one", facts), ("two", second)].map { id, facts in
      Case.Part(id: id, title: Text(id), facts: statements(facts) { !$0.ofCase })
    }
    return Case(
      id: "counterexample", title: title, facts: statements(facts) { $0.ofCase }, parts: parts,
      log: log)
  }

  /// The same case as a case file.
  package func text(_ playbook: Playbook, on date: CalendarDate) -> String {
    func lines(_ facts: [(Slot, Value)], _ indent: String, of wanted: (Fact) -> Bool) -> [String] {
      facts.compactMap { slot, value in
        guard let fact = playbook.fact(at: slot), wanted(fact) else { return nil }
        return "\(indent)\(fact.id): \((value.newValue ?? .null).text())"
      }
    }
    func mapping(_ key: String, _ indent: String, _ lines: [String]) -> [String] {
      ["\(indent)\(key):" + (lines.isEmpty ? " {}" : "")] + lines
    }
    var text = ["case: counterexample"]
    if let second {
      text += mapping("facts", "", lines(facts, "  ") { $0.ofCase })
      text.append("parts:")
      for (id, facts) in [("one", facts), ("two", second)] {
        text.append("  - id: \(id)")
        text += mapping("facts", "    ", lines(facts, "      ") { !$0.ofCase })
      }
    } else {
      text += mapping("facts", "", lines(facts, "  ") { _ in true })
    }
    if let failed {
      text.append("log: [{on: \(date.text), remedy: \(playbook[failed].id), is: failed}]")
    }
    return text.joined(separator: "\n") + "\n"
  }
}
