import Diagnostics

/// `+ - * / **` and the sign (DMN 1.5, tables 45 to 49).
extension Evaluator {
  mutating func arithmetic(
    _ found: ArithmeticOperator, _ left: ProgramNode, _ right: ProgramNode, _ span: Span
  ) -> Value {
    let left = evaluate(left)
    let right = evaluate(right)
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.unknown(let a), .unknown(let b)): return .unknown(a.union(b))
    case (.unknown(let slots), let other), (let other, .unknown(let slots)):
      return FEELType.arithmetic(found, other.type, .any) == nil
        && FEELType.arithmetic(found, .any, other.type) == nil
        ? fail(.noArithmetic(found, left.type, right.type), at: span) : .unknown(slots)
    default: break
    }
    guard FEELType.arithmetic(found, left.type, right.type) != nil else {
      return fail(.noArithmetic(found, left.type, right.type), at: span)
    }
    guard let result = Arithmetic.result(found, left, right) else {
      return fail(.arithmeticFailed(found), at: span)
    }
    return result
  }

  mutating func negation(_ operand: ProgramNode, _ span: Span) -> Value {
    switch evaluate(operand) {
    case .number(let number): return .number(-number)
    case .daysAndTime(let duration): return .daysAndTime(-duration)
    case .yearsAndMonths(let duration): return .yearsAndMonths(-duration)
    case .unknown(let slots): return .unknown(slots)
    case .null: return .null
    case let other: return fail(.noNegative(other.type), at: span)
    }
  }
}

/// The operators on values that are at hand.
private enum Arithmetic {
  static func result(_ found: ArithmeticOperator, _ left: Value, _ right: Value) -> Value? {
    if case .number(let a) = left, case .number(let b) = right { return number(found, a, b) }
    return switch found {
    case .add: sum(left, right)
    case .subtract: difference(left, right)
    case .multiply: product(left, right)
    case .divide: quotient(left, right)
    case .power: nil
    }
  }

  private static func number(_ found: ArithmeticOperator, _ a: Number, _ b: Number) -> Value? {
    let result =
      switch found {
      case .add: a + b
      case .subtract: a - b
      case .multiply: a * b
      case .divide: a / b
      case .power: a.raised(to: b)
      }
    return result.map(Value.number)
  }

  private static func sum(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.string(let a), .string(let b)):
      a.utf8.count + b.utf8.count > 40_000_000 ? nil : .string(a + b)
    case (.daysAndTime(let a), .daysAndTime(let b)): (a + b).map(Value.daysAndTime)
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): (a + b).map(Value.yearsAndMonths)
    case (.daysAndTime, .date), (.yearsAndMonths, .date), (.daysAndTime, .dateAndTime),
      (.yearsAndMonths, .dateAndTime), (.daysAndTime, .time):
      sum(right, left)
    case (.date(let date), .daysAndTime(let span)): date.adding(span).map(Value.date)
    case (.date(let date), .yearsAndMonths(let span)): date.adding(span).map(Value.date)
    case (.dateAndTime(let time), .daysAndTime(let span)): time.adding(span).map(Value.dateAndTime)
    case (.dateAndTime(let time), .yearsAndMonths(let span)):
      time.adding(span).map(Value.dateAndTime)
    case (.time(let time), .daysAndTime(let span)): .time(time.adding(span))
    default: nil
    }
  }

  private static func difference(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.daysAndTime(let a), .daysAndTime(let b)): (a - b).map(Value.daysAndTime)
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): (a - b).map(Value.yearsAndMonths)
    case (_, .daysAndTime(let span)): sum(left, .daysAndTime(-span))
    case (_, .yearsAndMonths(let span)): sum(left, .yearsAndMonths(-span))
    case (.date(let a), .date(let b)):
      DaysAndTimeDuration(days: a.daysSinceEpoch - b.daysSinceEpoch).map(Value.daysAndTime)
    case (.dateAndTime(let a), .dateAndTime(let b)): a.since(b).map(Value.daysAndTime)
    case (.date(let a), .dateAndTime(let b)):
      DateAndTime(startOf: a).since(b).map(Value.daysAndTime)
    case (.dateAndTime(let a), .date(let b)):
      a.since(DateAndTime(startOf: b)).map(Value.daysAndTime)
    case (.time(let a), .time(let b)): a.since(b).map(Value.daysAndTime)
    default: nil
    }
  }

  private static func product(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.daysAndTime(let span), .number(let factor)),
      (.number(let factor), .daysAndTime(let span)):
      span.multiplied(by: factor).map(Value.daysAndTime)
    case (.yearsAndMonths(let span), .number(let factor)),
      (.number(let factor), .yearsAndMonths(let span)):
      span.multiplied(by: factor).map(Value.yearsAndMonths)
    default: nil
    }
  }

  private static func quotient(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.daysAndTime(let span), .number(let divisor)):
      span.divided(by: divisor).map(Value.daysAndTime)
    case (.yearsAndMonths(let span), .number(let divisor)):
      span.divided(by: divisor).map(Value.yearsAndMonths)
    case (.daysAndTime(let a), .daysAndTime(let b)): a.divided(by: b).map(Value.number)
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): a.divided(by: b).map(Value.number)
    default: nil
    }
  }
}
