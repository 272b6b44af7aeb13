import Diagnostics

/// Arithmetic and comparison.
extension Checker {
  mutating func negation(_ operand: Syntax, _ span: Span) -> ProgramNode {
    let operand = check(operand)
    switch operand.type {
    case .number, .daysAndTime, .yearsAndMonths, .any, .null: break
    default: report(.noNegative(operand.type, at: operand.span))
    }
    return ProgramNode(.negation(operand), operand.type, span)
  }

  mutating func arithmetic(
    _ found: ArithmeticOperator, _ left: Syntax, _ right: Syntax, _ span: Span
  ) -> ProgramNode {
    if mode == .strict, let fault = unquotedDate(found, left, right, span) {
      report(fault)
      return ProgramNode(.constant(.null), .any, span)
    }
    let left = check(left)
    let right = check(right)
    let type = FEELType.arithmetic(found, left.type, right.type)
    if type == nil { report(.noArithmetic(found, left.type, right.type, at: span)) }
    return ProgramNode(.arithmetic(found, left, right), type ?? .any, span)
  }

  mutating func comparison(
    _ found: ComparisonOperator, _ left: Syntax, _ right: Syntax, _ span: Span
  ) -> ProgramNode {
    let left = check(left)
    let right = check(right)
    requireComparable(found, left.type, right.type, at: span)
    if left.isSameName(as: right) { reportSelfComparison(left, span) }
    return ProgramNode(.comparison(found, left, right), .boolean, span)
  }

  private mutating func reportSelfComparison(_ node: ProgramNode, _ span: Span) {
    let hidden = faults.last { $0.id == Fault.hiddenID && $0.span.start >= span.start }
    faults.removeAll { $0.id == Fault.hiddenID && $0.span.start >= span.start }
    report(
      .comparedWithItself(
        hidden?.subject ?? scope.name(of: node) ?? "?", isHidden: hidden != nil, at: span))
  }

  /// The fault of a date without quotes: `2021-05-01`, `2021/5/1`.
  private func unquotedDate(
    _ found: ArithmeticOperator, _ left: Syntax, _ right: Syntax, _ span: Span
  ) -> Fault? {
    guard found == .subtract || found == .divide,
      case .arithmetic(found, let year, let month) = left.kind,
      case .number(let a) = year.kind, case .number(let b) = month.kind,
      case .number(let c) = right.kind, let date = isoDate([a, b, c])
    else { return nil }
    return .unquotedDate([a, b, c].joined(separator: found.rawValue), date, at: span)
  }

  mutating func requireComparable(
    _ found: ComparisonOperator, _ left: FEELType, _ right: FEELType, at span: Span
  ) {
    guard left.mayBe(right) else { return report(.notComparable(left, right, at: span)) }
    guard found != .equal, found != .notEqual else { return }
    if let type = [left, right].first(where: { !$0.isOrdered || $0 == .null }) {
      report(.notOrdered(type, at: span))
    }
  }

  mutating func between(
    _ value: Syntax, _ from: Syntax, _ to: Syntax, _ span: Span
  ) -> ProgramNode {
    let value = check(value)
    let from = check(from)
    let to = check(to)
    requireComparable(.lessOrEqual, value.type, from.type, at: from.span)
    requireComparable(.lessOrEqual, value.type, to.type, at: to.span)
    return ProgramNode(.between(value, from: from, to: to), .boolean, span)
  }

  mutating func range(
    _ from: Syntax, _ to: Syntax, _ includesStart: Bool, _ includesEnd: Bool, _ span: Span
  ) -> ProgramNode {
    let from = check(from)
    let to = check(to)
    requireComparable(.lessOrEqual, from.type, to.type, at: span)
    return ProgramNode(
      .range(from: from, to: to, includesStart: includesStart, includesEnd: includesEnd),
      .range(from.type.joined(with: to.type)), span)
  }

  /// `(< 5)` as a value: a range without a start.
  mutating func open(_ found: ComparisonOperator, _ end: Syntax, _ span: Span) -> ProgramNode {
    let end = check(end)
    let type = FEELType.range(end.type)
    switch found {
    case .less, .lessOrEqual:
      return ProgramNode(
        .range(from: nil, to: end, includesStart: false, includesEnd: found == .lessOrEqual),
        type, span)
    case .greater, .greaterOrEqual:
      return ProgramNode(
        .range(from: end, to: nil, includesStart: found == .greaterOrEqual, includesEnd: false),
        type, span)
    case .equal:
      return ProgramNode(.equalityRange(end), type, span)
    case .notEqual:
      report(.notARange(at: span))
      return ProgramNode(.failing(.notARange), .any, span)
    }
  }
}

extension ProgramNode {
  /// Whether both are one name, or the same attribute of one.
  fileprivate func isSameName(as other: ProgramNode) -> Bool {
    switch (kind, other.kind) {
    case (.slot(let a), .slot(let b)): a == b
    case (.local(let a), .local(let b)): a == b
    case (.path(let a, let name), .path(let b, let other)): name == other && a.isSameName(as: b)
    default: false
    }
  }
}

extension Scope {
  /// What a name or an attribute is called.
  fileprivate func name(of node: ProgramNode) -> String? {
    switch node.kind {
    case .slot(let slot): names.first { $0.slot == slot }?.path
    case .path(let inner, let entry): name(of: inner).map { "\($0).\(entry)" } ?? entry
    default: nil
    }
  }
}
