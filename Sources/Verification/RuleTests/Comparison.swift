import Advising
import FEEL
import Playbooks

/// Compares the claims of a test with the advice.
struct Comparison {
  let advice: Advice

  /// How the advice differs from a claim.
  struct Difference {
    let expected: String
    let actual: String
    /// The entries in which they differ.
    let entries: [Entry]
  }

  /// An entry of the playbook by its id.
  struct Entry {
    let section: SectionName
    let id: String
  }

  typealias Name = RuleTest.Name

  /// The difference between the claim and the advice; nil where the claim holds.
  func mismatch(_ claim: RuleTest.Claim) -> Difference? {
    switch claim {
    case .blockers(let names): exactly(names, blockers(true), .blockers)
    case .unknown(let names): exactly(names, blockers(nil), .blockers)
    case .notBlockers(let names): none(of: names, among: blockers(true), .blockers)
    case .notActions(let names): none(of: names, among: actions.map(\.0), .remedies)
    case .notStates(let states): none(of: states)
    case .notPlan(let names): none(of: names, among: stages.flatMap { $0 }, .remedies)
    case .contradictions(let names): exactly(names, contradictions, .constraints)
    case .actions(let expected): states(expected)
    case .first(let name): first(name)
    case .questions(let names): questions(names, among: questions)
    case .early(let names): questions(names, among: questions.filter(\.isEarly))
    case .due(let expected): due(expected)
    case .lead(let expected): lead(expected)
    case .clocks(let expected): clocks(expected)
    case .inferred(let expected): inferred(expected)
    case .assumptions(let expected): assumptions(expected)
    case .warnings(let codes): warnings(codes)
    case .road(let expected): road(expected)
    case .decisions(let expected): decisions(expected)
    case .planReaches(let reaches):
      reaches == advice.plan.reaches
        ? nil
        : Difference(
          expected: "reaches: \(reaches)",
          actual: "reaches: \(advice.plan.reaches), stages: \(text(stages))",
          entries: advice.plan.unreached.map {
            Entry(section: .goals, id: advice.playbook[$0].id)
          })
    case .planStages(let expected): plan(expected)
    }
  }

  static func entries(_ section: SectionName, _ ids: [String]) -> [Entry] {
    ids.map { Entry(section: section, id: $0) }
  }

  /// The blockers that are present (`true`), absent (`false`) or unknown (`nil`).
  func blockers(_ state: Bool?) -> [Name] {
    advice.blockers.filter { $0.state.known == state }.map {
      Name(id: advice.playbook[$0.blocker].id, part: $0.part)
    }
  }

  var actions: [(Name, ActionState)] {
    advice.actions.map { (Name(id: advice.playbook[$0.remedy].id, part: $0.part), $0.state) }
  }

  var stages: [[Name]] {
    advice.plan.stages.map { stage in
      stage.map { Name(id: advice.playbook[$0.entry].id, part: $0.part) }
    }
  }

  /// Whether the name in a test refers to the entry; `id@part` also does so where the advice is the
  /// same for all parts.
  func means(_ expected: Name, _ actual: Name) -> Bool {
    expected.id == actual.id && (actual.part == nil || actual.part == expected.part)
  }

  private func exactly(_ expected: [Name], _ actual: [Name], _ section: SectionName)
    -> Difference?
  {
    let missing = expected.filter { name in !actual.contains { means(name, $0) } }
    let extra = actual.filter { name in !expected.contains { means($0, name) } }
    if missing.isEmpty, extra.isEmpty { return nil }
    return Difference(
      expected: text(expected), actual: text(actual),
      entries: Self.entries(section, (missing + extra).map(\.id)))
  }

  private func none(of names: [Name], among actual: [Name], _ section: SectionName)
    -> Difference?
  {
    let found = actual.filter { name in
      names.contains { $0.id == name.id && ($0.part == nil || means($0, name)) }
    }
    if found.isEmpty { return nil }
    return Difference(
      expected: "none of \(text(names))", actual: text(found),
      entries: Self.entries(section, found.map(\.id)))
  }

  /// None of these actions is in that state.
  private func none(of states: [(Name, ActionState)]) -> Difference? {
    let found = states.filter { name, state in
      actions.contains {
        $0.0.id == name.id && (name.part == nil || means(name, $0.0)) && $0.1 == state
      }
    }
    if found.isEmpty { return nil }
    func text(_ states: [(Name, ActionState)]) -> String {
      states.map { "\($0.0.text): \($0.1.rawValue)" }.joined(separator: ", ")
    }
    return Difference(
      expected: "not \(text(states))", actual: text(found),
      entries: Self.entries(.remedies, found.map(\.0.id)))
  }

  private func states(_ expected: [(Name, ActionState)]) -> Difference? {
    let wrong = expected.filter { name, state in
      !actions.contains { means(name, $0.0) && $0.1 == state }
    }
    if wrong.isEmpty { return nil }
    let ids = wrong.map(\.0.id)
    let actual = ids.flatMap { id -> [String] in
      let own = actions.filter { $0.0.id == id }.map { "\($0.0.text): \($0.1.rawValue)" }
      return own.isEmpty ? ["\(id): none"] : own
    }
    return Difference(
      expected: wrong.map { "\($0.0.text): \($0.1.rawValue)" }.joined(separator: ", "),
      actual: actual.joined(separator: ", "), entries: Self.entries(.remedies, ids))
  }

  private func first(_ name: Name) -> Difference? {
    if let first = actions.first, means(name, first.0) { return nil }
    let actual = actions.first.map { $0.0.text } ?? "none"
    return Difference(
      expected: name.text, actual: actual,
      entries: Self.entries(.remedies, [name.id] + (actions.first.map { [$0.0.id] } ?? [])))
  }

  private func decisions(_ expected: [(String, Value)]) -> Difference? {
    let wrong = expected.filter { id, value in
      !advice.decisions.contains {
        advice.playbook[$0.decision].id == id && $0.value.text == value.text
          && $0.value.isStated
      }
    }
    if wrong.isEmpty { return nil }
    let actual = wrong.map { id, _ in
      let values = advice.decisions.filter { advice.playbook[$0.decision].id == id }
      return "\(id): "
        + values.map { $0.value.isStated ? $0.value.text : "unknown" }
        .joined(separator: ", ")
    }
    return Difference(
      expected: wrong.map { "\($0.0): \($0.1.text)" }.joined(separator: ", "),
      actual: actual.joined(separator: ", "), entries: Self.entries(.decisions, wrong.map(\.0)))
  }

  private func plan(_ expected: [[Name]]) -> Difference? {
    let same =
      expected.count == stages.count
      && zip(expected, stages).allSatisfy { exactly($0, $1, .remedies) == nil }
    if same { return nil }
    let ids = Set(expected.flatMap { $0.map(\.id) })
      .symmetricDifference(stages.flatMap { $0.map(\.id) }).sorted()
    return Difference(
      expected: text(expected), actual: text(stages),
      entries: Self.entries(.remedies, ids))
  }

  func text(_ names: [Name]) -> String {
    "[\(names.map(\.text).joined(separator: ", "))]"
  }

  private func text(_ stages: [[Name]]) -> String {
    "[\(stages.map(text).joined(separator: ", "))]"
  }
}
