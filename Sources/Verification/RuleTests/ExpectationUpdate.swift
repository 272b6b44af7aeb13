import Advising
package import Diagnostics
import FEEL
package import Playbooks
package import YAML

/// Rewrites the expectations that do not hold, so that they state the present advice.
///
/// Every other byte of the test file stays as it is.
package struct ExpectationUpdate {
  private var editor: Editor
  private let document: Document
  /// The expectations that were rewritten, by their former places.
  package private(set) var rewritten: [Place] = []
  /// The expectations that cannot be rewritten, because the advice has nothing to put in their
  /// place.
  package private(set) var left: [Place] = []

  /// Prepares to update the file; nil where it cannot be parsed without errors.
  package init?(_ file: SourceFile) {
    let parsed = Document.parse(file)
    guard let document = parsed.document,
      !parsed.diagnostics.contains(where: { $0.severity == .error })
    else { return nil }
    self.document = document
    editor = Editor(document: document)
  }

  /// The text of the file with the updates so far.
  package var text: [UInt8] { editor.result() }

  /// Rewrites the expectations of one test that do not hold.
  package mutating func update(_ result: RuleTestResult) {
    let tests = document.root?["tests"]?.sequence ?? []
    guard
      let index = tests.firstIndex(where: {
        $0["name"]?.scalar?.span == result.test.place.span
      })
    else { return }
    for mismatch in result.mismatches {
      let base: [PathStep] = ["tests", .index(index), "expect"]
      let edits = edits(of: mismatch, result.advice)
      let done = edits.map { edits in
        edits.allSatisfy { path, value in
          (try? editor.set(base + path, to: value)) != nil
        }
      }
      if done == true { rewritten.append(mismatch.place) } else { left.append(mismatch.place) }
    }
  }

  private func edits(of mismatch: RuleTestResult.Mismatch, _ advice: Advice)
    -> [([PathStep], NewValue)]?
  {
    let now = Comparison(advice: advice)
    let key = PathStep.key(mismatch.key)
    func list(_ names: [RuleTest.Name]) -> NewValue { .list(names.map { .string($0.text) }) }
    switch mismatch.claim {
    case .blockers: return [([key], list(now.blockers(true)))]
    case .unknown: return [([key], list(now.blockers(nil)))]
    case .notBlockers(let names):
      return [([key], list(names.filter { now.mismatch(.notBlockers([$0])) == nil }))]
    case .notActions(let names):
      return [([key], list(names.filter { now.mismatch(.notActions([$0])) == nil }))]
    case .questions(let names):
      return [([key], list(names.filter { now.mismatch(.questions([$0])) == nil }))]
    case .first: return now.actions.first.map { [([key], .string($0.0.text))] }
    case .actions(let expected): return actions(expected, now, key)
    case .decisions(let expected): return decisions(expected, advice, key)
    case .planReaches: return [([key, "reaches"], .boolean(advice.plan.reaches))]
    case .planStages: return [([key, "stages"], .list(now.stages.map(list)))]
    }
  }

  private func actions(
    _ expected: [(RuleTest.Name, ActionState)], _ now: Comparison, _ key: PathStep
  ) -> [([PathStep], NewValue)]? {
    let own = expected.map { name, _ in
      (
        name,
        now.actions.first { $0.0.id == name.id && ($0.0.part == name.part || $0.0.part == nil) }?.1
      )
    }
    if own.contains(where: { $0.1 == nil }) {
      let there = own.compactMap { name, state in
        state.map { (key: name.text, value: NewValue.string($0.rawValue)) }
      }
      return [([key], .map(there))]
    }
    return own.compactMap { name, state in
      state.map { ([key, .key(name.text)], .string($0.rawValue)) }
    }
  }

  private func decisions(_ expected: [(String, Value)], _ advice: Advice, _ key: PathStep)
    -> [([PathStep], NewValue)]?
  {
    var edits: [([PathStep], NewValue)] = []
    for (id, _) in expected {
      let found = advice.decisions.first { advice.playbook[$0.decision].id == id }
      guard let value = found?.value.scalarText else { return nil }
      edits.append(([key, .key(id)], value))
    }
    return edits
  }
}

extension Value {
  /// The value as a test file writes it; nil where it is unknown or is not a single value.
  fileprivate var scalarText: NewValue? {
    switch self {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let number): .number(number.text)
    case .unknown, .function, .range, .list, .context: nil
    default: .string(text)
    }
  }
}
