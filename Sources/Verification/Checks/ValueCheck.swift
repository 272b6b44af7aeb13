import Diagnostics
import FEEL
import Playbooks

/// Finds constants that a fact or a decision with listed values can never equal.
///
/// Such a constant is a slip in a condition, in the cell of a table, or in an output.
enum ValueCheck {
  static func run(_ context: inout CheckContext) -> [Finding] {
    let playbook = context.playbook
    var found = context.clauses.flatMap { clause in
      strays(clause.formula.program.root, clause.formula, nil, playbook).map {
        Finding($0, about: clause.subject)
      }
    }
    for (index, decision) in playbook.decisions.enumerated() {
      found += diagnostics(of: decision, playbook).map {
        Finding($0, about: .decision(Reference(index)))
      }
    }
    return found
  }

  private static func diagnostics(of decision: Decision, _ playbook: Playbook) -> [Diagnostic] {
    let own = Choices(id: decision.id, allowed: decision.allowed)
    switch decision.logic {
    case .expression(let formula): return outputs(formula.program.root, formula, own)
    case .table(let table):
      let inputs = table.inputs.map { choices(of: $0.program.root, playbook) }
      return table.rows.flatMap { row -> [Diagnostic] in
        let cells = zip(row, inputs).flatMap { strays($0.program.root, $0, $1, playbook) }
        return cells + (row.last.map { outputs($0.program.root, $0, own) } ?? [])
      }
    }
  }

  /// The findings in what a formula returns, which is the formula itself or the branches of its
  /// `if`.
  private static func outputs(_ node: ProgramNode, _ formula: Formula, _ own: Choices?)
    -> [Diagnostic]
  {
    if case .conditional(_, let positive, let negative) = node.kind {
      return outputs(positive, formula, own) + outputs(negative, formula, own)
    }
    return own?.strays(node, formula) ?? []
  }

  private static func strays(
    _ node: ProgramNode, _ formula: Formula, _ input: Choices?, _ playbook: Playbook
  ) -> [Diagnostic] {
    var found: [Diagnostic] = []
    switch node.kind {
    case .comparison(.equal, let left, let right), .comparison(.notEqual, let left, let right):
      found += choices(of: left, playbook)?.strays(right, formula) ?? []
      found += choices(of: right, playbook)?.strays(left, formula) ?? []
    case .membership(let value, let tests):
      let choices = choices(of: value, playbook)
      found += tests.flatMap { strays($0, formula, choices) }
    case .tests(let tests): found += tests.flatMap { strays($0, formula, input) }
    default: break
    }
    return found + node.children.flatMap { strays($0, formula, input, playbook) }
  }

  private static func strays(_ test: ProgramNode.Test, _ formula: Formula, _ choices: Choices?)
    -> [Diagnostic]
  {
    switch test {
    case .comparison(.equal, let node), .comparison(.notEqual, let node), .value(let node):
      choices?.strays(node, formula) ?? []
    case .comparison, .condition: []
    }
  }

  private static func choices(of node: ProgramNode, _ playbook: Playbook) -> Choices? {
    guard case .slot(let slot) = node.kind else { return nil }
    if let fact = playbook.fact(at: slot) { return Choices(id: fact.id, allowed: fact.allowed) }
    return playbook.decision(at: slot).flatMap { Choices(id: $0.id, allowed: $0.allowed) }
  }
}

/// The values that the declaration of a fact or decision lists.
private struct Choices {
  let id: String
  let values: [Value]
  /// The values by their titles.
  private let titled: [String: String]

  init?(id: String, allowed: Allowed?) {
    guard case .values(let choices) = allowed else { return nil }
    values = choices.map(\.value)
    titled = Dictionary(
      choices.flatMap { choice in
        (choice.title?.translations ?? []).map { ($0.text, choice.value.text) }
      }, uniquingKeysWith: { first, _ in first })
    self.id = id
  }

  /// The findings for the constants in the node that are not among the listed values.
  func strays(_ node: ProgramNode, _ formula: Formula) -> [Diagnostic] {
    switch node.kind {
    case .constant(let value):
      let parts: [Value] = if case .list(let items) = value { Array(items) } else { [value] }
      return parts.filter(isStray).map { stray($0, at: formula.place(of: node.span)) }
    case .list(let items): return items.flatMap { strays($0, formula) }
    default: return []
    }
  }

  private func isStray(_ value: Value) -> Bool {
    if case .null = value { return false }
    return !values.contains { $0.equals(value) == true }
  }

  private func stray(_ value: Value, at place: Place) -> Diagnostic {
    let known = values.map(\.text)
    let nearest = titled[value.text] ?? meantName(by: value.text, among: known)
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    let written = place.file.text(in: place.span)
    return Diagnostic(
      "value-not-allowed", .warning,
      Wording(
        en: "`\(value.text)` is no value of `\(id)`", zh: "`\(value.text)` 不是 `\(id)` 的允许值"),
      at: place, notes: [Diagnostic.Note(Wording(en: "it is never that", zh: "它永远不会等于此值"))],
      help: nearest.map { Wording(en: "write `\"\($0)\"`", zh: "请写 `\"\($0)\"`") }
        ?? Wording(en: "the values are \(list)", zh: "允许值有 \(list)"),
      suggestion: nearest.map {
        Diagnostic.Fix(place.span, written.replacing(value.text, with: $0))
      })
  }
}
