import Advising
package import Diagnostics
import FEEL
import Playbooks
import YAML

/// Rewrites the expectations that do not hold, so that they state the present advice.
///
/// It never takes a claim away: what a test forbids or asks for stays, and goes on failing, since
/// people decide whether the rule is wrong or the test. Every other byte of the file stays as it is.
package struct ExpectationUpdate {
  private var editor: Editor
  private let document: Document
  /// The expectations that were rewritten, by their former places.
  package private(set) var rewritten: [Place] = []
  /// The expectations that are left as they are, because a claim would be lost.
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
      let done = edits.changes.map { carryOut($0, below: base) }
      if done.contains(true) { rewritten.append(mismatch.place) }
      if edits.isLeft || done.contains(false) || done.isEmpty { left.append(mismatch.place) }
    }
  }

  /// One edit of what a test expects.
  private enum Change {
    case set([PathStep], NewValue)
    case list([PathStep], [String])
  }

  /// What is to be done about an expectation that does not hold.
  private struct Edits {
    var changes: [Change] = []
    /// Whether some of its claims stay although they fail.
    var isLeft = false

    static let none = Edits(isLeft: true)
  }

  private mutating func carryOut(_ change: Change, below base: [PathStep]) -> Bool {
    switch change {
    case .set(let path, let value): (try? editor.set(base + path, to: value)) != nil
    case .list(let path, let texts): (try? editor.setList(base + path, to: texts)) != nil
    }
  }

  private func edits(of mismatch: RuleTestResult.Mismatch, _ advice: Advice) -> Edits {
    let now = Comparison(advice: advice)
    let key = PathStep.key(mismatch.key)
    func list(_ names: [RuleTest.Name]) -> Edits {
      Edits(changes: [.list([key], names.map(\.text))])
    }
    switch mismatch.claim {
    case .blockers: return list(now.blockers(true))
    case .unknown: return list(now.blockers(nil))
    case .contradictions: return list(now.contradictions)
    case .notBlockers, .notActions, .notStates, .notPlan, .questions, .early, .assumptions,
      .warnings:
      return .none
    case .due(let expected):
      return values(expected, now.due, now, key, { .due([$0]) }) {
        [([], $1.map { .string($0.text) })]
      }
    case .lead(let expected):
      return values(expected, now.leads, now, key, { .lead([$0]) }) {
        [([], $1.map { .string($0) })]
      }
    case .inferred(let expected):
      return values(expected, now.inferred, now, key, { .inferred([$0]) }) {
        [([], $1.value.scalarText)]
      }
    case .clocks(let expected):
      return values(expected, now.clocks, now, key, { .clocks([$0]) }) {
        ExpectationUpdate.clock($0, $1)
      }
    case .road(let expected):
      let named = expected.map { (RuleTest.Name(id: $0.0, part: nil), $0.1) }
      return values(named, now.road, now, key, { .road([($0.0.id, $0.1)]) }) {
        [([], .string($1.rawValue))]
      }
    case .first:
      return now.actions.first.map { Edits(changes: [.set([key], .string($0.0.text))]) } ?? .none
    case .actions(let expected):
      return values(expected, now.actions, now, key, { .actions([$0]) }) {
        [([], .string($1.rawValue))]
      }
    case .decisions(let expected): return decisions(expected, now, key)
    case .planReaches:
      return Edits(changes: [.set([key, "reaches"], .boolean(advice.plan.reaches))])
    case .planStages(let expected): return stages(expected, now, [key, "stages"])
    }
  }

  /// Sets what is claimed of each name to what is there; a name of which nothing is there stays.
  ///
  /// - Parameters:
  ///   - claim: The claim about one name alone.
  ///   - write: The values below a name, with the path to each; nil where there is none.
  private func values<Claim, Found>(
    _ expected: [(RuleTest.Name, Claim)], _ found: [(RuleTest.Name, Found)], _ now: Comparison,
    _ key: PathStep, _ claim: ((RuleTest.Name, Claim)) -> RuleTest.Claim,
    write: (Claim, Found) -> [(path: [PathStep], value: NewValue?)]
  ) -> Edits {
    var edits = Edits()
    for (name, claimed) in expected where now.mismatch(claim((name, claimed))) != nil {
      let path = [key, PathStep.key(name.text)]
      guard let own = found.first(where: { now.means(name, $0.0) })?.1 else {
        edits.isLeft = true
        continue
      }
      for (below, value) in write(claimed, own) {
        if let value {
          edits.changes.append(.set(path + below, value))
        } else {
          edits.isLeft = true
        }
      }
    }
    return edits
  }

  /// What stands below a clock: the state alone, or those of state and last day that differ.
  private static func clock(_ claim: RuleTest.ClockStanding, _ clock: ClockAdvice)
    -> [(path: [PathStep], value: NewValue?)]
  {
    let state = NewValue.string(clock.state.rawValue)
    if !claim.isMap { return [([], state)] }
    let isOther = claim.state.map { $0 != clock.state } ?? false
    let isDueOtherwise = claim.due.map { $0 != clock.due } ?? false
    return (isOther ? [([.key("state")], state)] : [])
      + (isDueOtherwise ? [([.key("due")], clock.due.map { .string($0.text) })] : [])
  }

  private func decisions(_ expected: [(String, Value)], _ now: Comparison, _ key: PathStep) -> Edits
  {
    var edits = Edits()
    for (id, value) in expected where now.mismatch(.decisions([(id, value)])) != nil {
      let found = now.advice.decisions.first { now.advice.playbook[$0.decision].id == id }
      if let value = found?.value.scalarText {
        edits.changes.append(.set([key, .key(id)], value))
      } else {
        edits.isLeft = true
      }
    }
    return edits
  }

  /// The stages that differ, each item by item; all of them where their number differs.
  private func stages(_ expected: [[RuleTest.Name]], _ now: Comparison, _ path: [PathStep]) -> Edits
  {
    let stages = now.stages
    guard expected.count == stages.count else {
      return Edits(
        changes: [
          .set(path, .list(stages.map { .list($0.map { .string($0.text) }) }))
        ])
    }
    let differing = stages.indices.filter { Set(stages[$0]) != Set(expected[$0]) }
    return Edits(
      changes: differing.map { .list(path + [.index($0)], stages[$0].map(\.text)) })
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
