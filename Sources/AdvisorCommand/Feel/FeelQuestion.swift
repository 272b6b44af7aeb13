import Diagnostics
import FEEL
import Reasoning

/// An expression, the names in its scope, and which of these are unknown.
struct FeelQuestion {
  let expression: String
  /// The text of a FEEL context whose entries are the names in scope.
  let context: String?
  /// The unknown names; a dotted name stands for an entry of a nested context.
  let unknown: [String]

  /// The answer to a question.
  enum Answer {
    /// The value, the unknown names that it depends on, and the reasons why parts of it are null.
    case value(Value, needs: [String], failures: [Failure])
    /// The text of one part does not compile.
    case faults([Fault], in: Part)
    /// The text of the context evaluates to something else.
    case noContext
  }

  /// The part of a question that a fault is in.
  enum Part {
    case expression, context
  }

  func answer(now: DateAndTime) -> Answer {
    let empty = Frame(values: [], now: now)
    var known = ContextValue()
    if let context {
      let compiled = Program.compile(context, in: Scope([]), mode: .dynamic)
      guard let program = compiled.program else { return .faults(compiled.faults, in: .context) }
      switch program.evaluate(in: empty) {
      case .context(let context): known = context
      default: return .noContext
      }
    }
    return answer(in: ContextScope(known, unknown: unknown), now: now)
  }

  private func answer(in scope: ContextScope, now: DateAndTime) -> Answer {
    let compiled = Program.compile(expression, in: scope.scope, mode: .dynamic)
    guard let program = compiled.program else { return .faults(compiled.faults, in: .expression) }
    let frame = Frame(values: scope.values, now: now)
    let (found, failures) = program.evaluateRecording(in: frame)
    let ground = Ground(inferredFrom: program, in: frame)
    let value = found.unknowns == nil ? found : Certainty(ground).value(of: program, in: frame)
    return .value(value, needs: scope.names(of: value.unknowns), failures: failures)
  }
}
