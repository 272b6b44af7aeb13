import Advising
import Diagnostics
import FEEL
import Playbooks
import YAML

/// Reads what a test expects of days, offices, clocks, facts and phases.
extension RuleTestReader {
  mutating func due(_ node: Node, in file: SourceFile) -> [(RuleTest.Name, CalendarDate)] {
    entries(node, in: file).compactMap { entry in
      let name = name(entry.key, in: file, .remedies)
      let day = date(entry.value, in: file)
      guard let name, let day else { return nil }
      return (name, day)
    }
  }

  mutating func leads(_ node: Node, in file: SourceFile) -> [(RuleTest.Name, String)] {
    entries(node, in: file).compactMap { entry in
      let name = name(entry.key, in: file, .remedies)
      let office = id(entry.value, in: file, .offices)
      guard let name, let office else { return nil }
      return (name, office)
    }
  }

  mutating func clocks(_ node: Node, in file: SourceFile)
    -> [(RuleTest.Name, RuleTest.ClockStanding)]
  {
    entries(node, in: file).compactMap { entry in
      let name = name(entry.key, in: file, .clocks)
      let standing = clock(entry.value, in: file)
      guard let name, let standing else { return nil }
      return (name, standing)
    }
  }

  /// The state alone, or a map of the state and the last day.
  private mutating func clock(_ node: Node, in file: SourceFile) -> RuleTest.ClockStanding? {
    guard case .mapping = node.kind else {
      guard let state: ClockAdvice.State = named(node, in: file) else { return nil }
      return RuleTest.ClockStanding(state: state, due: nil, isMap: false)
    }
    let what = Wording(en: "a clock", zh: "一项时限")
    let before = diagnostics.count
    guard
      let fields = MappingReader(
        node, in: file, of: what, keys: ["state", "due"], into: &diagnostics)
    else { return nil }
    let state: ClockAdvice.State? = fields["state"].flatMap { named($0, in: file) }
    let due = fields["due"].flatMap { date($0, in: file) }
    guard diagnostics.count == before else { return nil }
    if state == nil, due == nil {
      diagnostics.append(.missingKey("state", of: what, at: fields.place))
      return nil
    }
    return RuleTest.ClockStanding(state: state, due: due, isMap: true)
  }

  mutating func values(_ node: Node, in file: SourceFile) -> [(RuleTest.Name, Value)] {
    entries(node, in: file).compactMap { entry in
      guard let name = name(entry.key, in: file, .facts),
        let fact = playbook.facts.first(where: { $0.id == name.id })
      else { return nil }
      var reader = ValueReader(file: file)
      let content = reader.value(of: entry.value, for: fact)
      diagnostics += reader.diagnostics
      if case .value(let value) = content { return (name, value) }
      if reader.diagnostics.isEmpty {
        diagnostics.append(.noValue(of: fact, at: Place(file, entry.key.span)))
      }
      return nil
    }
  }

  mutating func warnings(_ node: Node, in file: SourceFile) -> [Advice.Warning.Code] {
    guard case .sequence(let items) = node.kind else {
      diagnostics.append(
        .notAList(Wording(en: "this expectation", zh: "该期望"), node, in: file))
      return []
    }
    return items.compactMap { named($0, in: file) }
  }

  mutating func road(_ node: Node, in file: SourceFile) -> [(String, Road.State)] {
    entries(node, in: file).compactMap { entry in
      let phase = id(entry.key, in: file, .phases)
      let state: Road.State? = named(entry.value, in: file)
      guard let phase, let state else { return nil }
      return (phase, state)
    }
  }

  /// An id that is not of a part.
  private mutating func id(_ node: Node, in file: SourceFile, _ section: SectionName) -> String? {
    let text = node.scalar?.text ?? ""
    let place = Place(file, node.span)
    let id = playbook.nameOfToday(text, in: section, at: place, into: &diagnostics)
    if playbook.ids(of: section).contains(id) {
      note(section, id, at: place)
      return id
    }
    diagnostics.append(
      playbook.unknown(id, in: section, at: place))
    return nil
  }
}

extension Diagnostic {
  /// A test expects a value of a fact, and does not say which.
  fileprivate static func noValue(of fact: Fact, at place: Place) -> Diagnostic {
    Diagnostic(
      "wrong-value", .error,
      Wording(en: "`\(fact.id)` is given no value", zh: "未写 `\(fact.id)` 的值"), at: place,
      help: Wording(
        en: "write the value that is expected", zh: "写出期望的值"))
  }
}
