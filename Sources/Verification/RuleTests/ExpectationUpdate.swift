import Advising
package import Diagnostics
import FEEL
import Playbooks
import YAML

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
        edits.allSatisfy { carryOut($0, below: base) }
      }
      if done == true { rewritten.append(mismatch.place) } else { left.append(mismatch.place) }
    }
  }

  /// One edit of what a test expects.
  private enum Change {
    case set([PathStep], NewValue)
    case remove([PathStep])
  }

  private mutating func carryOut(_ change: Change, below base: [PathStep]) -> Bool {
    switch change {
    case .set(let path, let value): (try? editor.set(base + path, to: value)) != nil
    case .remove(let path): (try? editor.remove(base + path)) != nil
    }
  }

  private func edits(of mismatch: RuleTestResult.Mismatch, _ advice: Advice) -> [Change]? {
    let now = Comparison(advice: advice)
    let key = PathStep.key(mismatch.key)
    func list(_ names: [RuleTest.Name]) -> NewValue { .list(names.map { .string($0.text) }) }
    switch mismatch.claim {
    case .blockers: return [.set([key], list(now.blockers(true)))]
    case .unknown: return [.set([key], list(now.blockers(nil)))]
    case .notBlockers(let names):
      return [.set([key], list(names.filter { now.mismatch(.notBlockers([$0])) == nil }))]
    case .notActions(let names):
      return [.set([key], list(names.filter { now.mismatch(.notActions([$0])) == nil }))]
    case .questions(let names):
      return [.set([key], list(names.filter { now.mismatch(.questions([$0])) == nil }))]
    case .early(let names):
      return [.set([key], list(names.filter { now.mismatch(.early([$0])) == nil }))]
    case .notPlan(let names):
      return [.set([key], list(names.filter { now.mismatch(.notPlan([$0])) == nil }))]
    case .contradictions: return [.set([key], list(now.contradictions))]
    case .due(let expected):
      return values(expected, now.due, now, key) { [([], $1.map { .string($0.text) })] }
    case .lead(let expected):
      return values(expected, now.leads, now, key) { [([], $1.map { .string($0) })] }
    case .inferred(let expected):
      return values(expected, now.inferred, now, key) { [([], $1.value.scalarText)] }
    case .clocks(let expected):
      return values(expected, now.clocks, now, key) { ExpectationUpdate.clock($0, $1) }
    case .road(let expected):
      let expected = expected.map { (RuleTest.Name(id: $0.0, part: nil), $0.1) }
      return values(expected, now.road, now, key) { [([], .string($1.rawValue))] }
    case .first: return now.actions.first.map { [.set([key], .string($0.0.text))] }
    case .actions(let expected):
      return values(expected, now.actions, now, key) { [([], .string($1.rawValue))] }
    case .decisions(let expected): return decisions(expected, advice, key)
    case .planReaches: return [.set([key, "reaches"], .boolean(advice.plan.reaches))]
    case .planStages: return [.set([key, "stages"], .list(now.stages.map(list)))]
    }
  }

  /// Sets what is claimed of each name to what is there, and leaves out the names of which nothing is.
  ///
  /// - Parameter write: The values below a name, with the path to each; nil where there is none.
  private func values<Claim, Found>(
    _ expected: [(RuleTest.Name, Claim)], _ found: [(RuleTest.Name, Found)], _ now: Comparison,
    _ key: PathStep, write: (Claim, Found) -> [(path: [PathStep], value: NewValue?)]
  ) -> [Change] {
    expected.flatMap { name, claim -> [Change] in
      let path = [key, PathStep.key(name.text)]
      guard let own = found.first(where: { now.means(name, $0.0) })?.1 else {
        return [.remove(path)]
      }
      return write(claim, own).map { below, value in
        value.map { .set(path + below, $0) } ?? .remove(path + below)
      }
    }
  }

  /// What stands below a clock: the state alone, or those of state and last day that the test gives.
  private static func clock(_ claim: RuleTest.ClockStanding, _ clock: ClockAdvice)
    -> [(path: [PathStep], value: NewValue?)]
  {
    let state = NewValue.string(clock.state.rawValue)
    if !claim.isMap { return [([], state)] }
    return (claim.state == nil ? [] : [([.key("state")], state)])
      + (claim.due == nil ? [] : [([.key("due")], clock.due.map { .string($0.text) })])
  }

  private func decisions(_ expected: [(String, Value)], _ advice: Advice, _ key: PathStep)
    -> [Change]?
  {
    var edits: [Change] = []
    for (id, _) in expected {
      let found = advice.decisions.first { advice.playbook[$0.decision].id == id }
      guard let value = found?.value.scalarText else { return nil }
      edits.append(.set([key, .key(id)], value))
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
