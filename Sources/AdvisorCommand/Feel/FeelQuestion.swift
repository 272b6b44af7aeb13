import Diagnostics
import FEEL
import Reasoning

/// An expression, the names in its scope, and which of them are unknown.
struct FeelQuestion {
  let expression: String
  /// FEEL that evaluates to a context.
  let context: String?
  /// Dotted for nested ones.
  let unknown: [String]

  /// What became of a question.
  enum Answer {
    /// The value, the names that it hangs on if it is unknown, and why something in it is null.
    case value(Value, needs: [String], failures: [Failure])
    case faults([Fault], in: Part)
    /// The context is no context.
    case noContext
  }

  /// Which of the two texts.
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
