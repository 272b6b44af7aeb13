import Diagnostics

/// `for`, `some` and `every`.
extension Evaluator {
  /// What a loop runs over.
  private enum Domain {
    case values([Value])
    case unknown(SlotSet)
    case failed
  }

  /// How a loop ends before its time.
  private enum Stop: Error {
    case settled
    case unknown(SlotSet)
    case failed
  }

  mutating func results(of iteration: ProgramNode.Iteration, _ span: Span) -> Value {
    let outside = locals.count
    defer { locals.removeSubrange(outside...) }
    locals.append(.list([]))
    var results: [Value] = []
    var weight = 1
    do throws(Stop) {
      try run(iteration, span) { (evaluator: inout Evaluator) throws(Stop) in
        if let partial = iteration.partial {
          guard evaluator.work.spend(results.count) else {
            _ = evaluator.fail(.tooLarge, at: span)
            throw .failed
          }
          evaluator.locals[partial] = .list(results)
        }
        let result = evaluator.evaluate(iteration.body)
        weight += result.weight ?? Value.heaviest
        guard weight < Value.heaviest else {
          _ = evaluator.fail(.tooLarge, at: span)
          throw .failed
        }
        results.append(result)
      }
    } catch {
      if case .unknown(let slots) = error { return .unknown(slots) }
      return .null
    }
    return .list(results)
  }

  mutating func quantified(
    _ quantifier: Quantifier, _ iteration: ProgramNode.Iteration, _ span: Span
  ) -> Value {
    let settling = quantifier == .some
    let outside = locals.count
    defer { locals.removeSubrange(outside...) }
    var unknown: SlotSet?
    var sawNull = false
    do throws(Stop) {
      try run(iteration, span) { (evaluator: inout Evaluator) throws(Stop) in
        switch evaluator.evaluate(iteration.body) {
        case .boolean(let truth): if truth == settling { throw .settled }
        case .unknown(let slots): unknown = slots.union(unknown)
        case .null: sawNull = true
        case let other:
          _ = evaluator.fail(.notBoolean(other.type), at: iteration.body.span)
          sawNull = true
        }
      }
    } catch {
      switch error {
      case .settled: return .boolean(settling)
      case .unknown(let slots): return .unknown(slots.union(unknown))
      case .failed: return unknown.map { .unknown($0) } ?? .null
      }
    }
    if let unknown { return .unknown(unknown) }
    return sawNull ? .null : .boolean(!settling)
  }

  private mutating func run(
    _ iteration: ProgramNode.Iteration, _ span: Span,
    body: (inout Evaluator) throws(Stop) -> Void
  ) throws(Stop) {
    try run(iteration.iterators[...], span, body: body)
  }

  private mutating func run(
    _ iterators: ArraySlice<ProgramNode.Iterator>, _ span: Span,
    body: (inout Evaluator) throws(Stop) -> Void
  ) throws(Stop) {
    guard let first = iterators.first else { return try body(&self) }
    let items: [Value]
    switch domain(first, span) {
    case .values(let values): items = values
    case .unknown(let slots): throw .unknown(slots)
    case .failed: throw .failed
    }
    guard work.spend(items.count) else {
      _ = fail(.tooLarge, at: span)
      throw .failed
    }
    let outside = locals.count
    for item in items {
      locals.append(item)
      try run(iterators.dropFirst(), span, body: body)
      locals.removeSubrange(outside...)
    }
  }

  private mutating func domain(_ iterator: ProgramNode.Iterator, _ span: Span) -> Domain {
    switch iterator {
    case .steps(let from, let to):
      return steps(from: evaluate(from), to: evaluate(to), from.span.joined(with: to.span))
    case .list(let node):
      switch evaluate(node) {
      case .list(let items): return .values(items)
      case .unknown(let slots): return .unknown(slots)
      case .null: return .failed
      case .range(let range): return steps(of: range, node.span)
      case let single: return .values([single])
      }
    }
  }

  /// A range counts upwards, without the ends that it leaves out.
  private mutating func steps(of range: RangeValue, _ span: Span) -> Domain {
    guard let start = range.start.value, let end = range.end.value else {
      _ = fail(.noSteps(.range(.any)), at: span)
      return .failed
    }
    guard case .values(var items) = steps(from: start, to: end, span) else {
      return start.unknowns.union(end.unknowns).map { .unknown($0) } ?? .failed
    }
    if !range.start.isClosed, !items.isEmpty { items.removeFirst() }
    if !range.end.isClosed, let last = items.last, last.isIdentical(to: end) { items.removeLast() }
    return .values(items)
  }

  private mutating func steps(from start: Value, to end: Value, _ span: Span) -> Domain {
    switch (start, end) {
    case (.unknown(let slots), _): return .unknown(slots.union(end.unknowns))
    case (_, .unknown(let slots)): return .unknown(slots)
    case (.number(let from), .number(let to)): return numbers(from: from, to: to, span)
    case (.date(let from), .date(let to)):
      return days(from: from, to: to, span)
    default:
      if case .null = start { return .failed }
      _ = fail(.noSteps(start.type.isStepped ? end.type : start.type), at: span)
      return .failed
    }
  }

  private mutating func numbers(from start: Number, to end: Number, _ span: Span) -> Domain {
    let up = !(end < start)
    guard let distance = up ? end - start : start - end,
      let count = distance.rounded(.floor)?.integer,
      work.affords(count + 1)
    else { return tooLarge(span) }
    var items: [Value] = []
    items.reserveCapacity(count + 1)
    for step in 0...count {
      guard let number = start + Number(up ? step : -step) else { return tooLarge(span) }
      items.append(.number(number))
    }
    return .values(items)
  }

  private mutating func days(
    from start: CalendarDate, to end: CalendarDate, _ span: Span
  ) -> Domain {
    let first = start.daysSinceEpoch
    let last = end.daysSinceEpoch
    guard work.affords(abs(last - first) + 1) else { return tooLarge(span) }
    let numbers = first <= last ? Array(first...last) : (last...first).reversed()
    return .values(numbers.compactMap { CalendarDate(daysSinceEpoch: $0).map(Value.date) })
  }

  private mutating func tooLarge(_ span: Span) -> Domain {
    _ = fail(.tooLarge, at: span)
    return .failed
  }
}

extension FEELType {
  fileprivate var isStepped: Bool { self == .number || self == .date }
}
