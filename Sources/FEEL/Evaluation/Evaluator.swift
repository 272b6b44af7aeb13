import Diagnostics

/// Walks a typed program once.
///
/// A known value is that of every way of filling in the unknown ones; where they could differ the
/// value is unknown, and names the slots that it hangs on.
struct Evaluator {
  let frame: Frame
  let input: Value?
  let recording: Bool
  var locals: [Value] = []
  /// Made when the first loop, call or failure needs it.
  private var sharedWork: Work?
  private var depth: Int

  init(frame: Frame, input: Value?, recording: Bool, work: Work? = nil) {
    self.frame = frame
    self.input = input
    self.recording = recording
    sharedWork = work
    depth = work?.depth ?? 0
  }

  var failures: [Failure] { sharedWork?.failures ?? [] }

  /// The value of the whole program.
  ///
  /// How much work there is depends on what is filled in: both branches of an `if` are evaluated
  /// where its condition is unknown. Where a bound was reached, nothing is said to be known that
  /// reads what is unknown.
  mutating func evaluate(_ program: Program) -> Value {
    let value = evaluate(program.root)
    guard let sharedWork, sharedWork.isExhausted else { return value }
    let unknown = program.slots.reduce(input?.unknowns) {
      $0.union(frame.values[$1.index].unknowns)
    }
    return unknown.map { .unknown($0) } ?? value
  }

  mutating func evaluate(_ node: ProgramNode) -> Value {
    switch node.kind {
    case .constant(let value): return value
    case .slot(let slot): return frame.values[slot.index]
    case .local(let index): return locals[index]
    case .input: return input ?? .null
    default: break
    }
    depth += 1
    defer { depth -= 1 }
    guard depth < Work.depthLimit else {
      work.giveUp()
      return fail(.tooDeep, at: node.span)
    }
    return evaluateBranch(node)
  }

  private mutating func evaluateBranch(_ node: ProgramNode) -> Value {
    switch node.kind {
    case .constant, .slot, .local, .input: return evaluate(node)
    case .comparison(let found, let left, let right):
      return comparison(found, left, right, node.span)
    case .and(let operands): return conjunction(operands)
    case .or(let operands): return disjunction(operands)
    case .not(let operand): return negated(operand)
    case .entry(let name, let item, let outer): return entry(name, item, outer, node.span)
    case .negation(let operand): return negation(operand, node.span)
    case .arithmetic(let found, let left, let right):
      return arithmetic(found, left, right, node.span)
    case .between(let value, let from, let to): return between(value, from, to, node.span)
    case .membership(let value, let tests): return membership(value, tests, node.span)
    case .tests(let tests): return holds(tests, about: input ?? .null, node.span)
    case .instance(let value, let type): return instance(value, type)
    case .path(let base, let name): return member(name, of: evaluate(base), node.span)
    case .filter(let list, let condition, _): return filter(list, condition, node.span)
    case .conditional(let test, let positive, let negative):
      return conditional(test, positive, negative)
    case .iteration(let iteration): return results(of: iteration, node.span)
    case .quantified(let quantifier, let iteration):
      return quantified(quantifier, iteration, node.span)
    case .list(let items): return list(items, node.span)
    case .context(let entries): return context(entries, node.span)
    case .range(let from, let to, let includesStart, let includesEnd):
      return range(from, to, includesStart, includesEnd, node.span)
    case .equalityRange(let value): return range(equalTo: evaluate(value))
    case .function(let function): return .function(closure(function))
    case .call(let call): return self.call(call, node.span)
    case .invocation(let function, let arguments): return invoke(function, arguments, node.span)
    case .failing(let reason): return fail(reason, at: node.span)
    }
  }

  // Failures and work.

  mutating func fail(_ reason: @autoclosure () -> FailureReason, at span: Span) -> Value {
    if recording { work.failures.append(Failure(reason().wording, at: span)) }
    return .null
  }

  var work: Work {
    mutating get {
      if let sharedWork { return sharedWork }
      let work = Work(recording: recording)
      sharedWork = work
      return work
    }
  }

  /// Runs what evaluates other programs, so that they go on from this depth.
  mutating func deeper<Result>(_ body: (Work) -> Result) -> Result {
    let work = work
    let outside = work.depth
    work.depth = depth + Work.callDepth
    defer { work.depth = outside }
    return body(work)
  }
}
