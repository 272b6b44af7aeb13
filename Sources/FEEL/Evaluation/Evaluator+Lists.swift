import Diagnostics

/// Paths, filters, lists, contexts and ranges.
extension Evaluator {
  mutating func list(_ items: [ProgramNode], _ span: Span) -> Value {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items { values.append(evaluate(item)) }
    return bounded(.list(values), span)
  }

  /// The value, unless whatever walks through it would never end.
  private mutating func bounded(_ value: Value, _ span: Span) -> Value {
    value.weight == nil ? fail(.tooLarge, at: span) : value
  }

  mutating func context(_ entries: [ProgramNode.Entry], _ span: Span) -> Value {
    let outside = locals.count
    var values: [ContextValue.Entry] = []
    var weight = 0
    for entry in entries {
      let value = evaluate(entry.value)
      weight += value.weight ?? Value.heaviest
      values.append(ContextValue.Entry(entry.name, value))
      locals.append(value)
    }
    locals.removeSubrange(outside...)
    if weight >= Value.heaviest { return fail(.tooLarge, at: span) }
    return ContextValue(values).map(Value.context) ?? .null
  }

  mutating func range(
    _ from: ProgramNode?, _ to: ProgramNode?, _ includesStart: Bool, _ includesEnd: Bool,
    _ span: Span
  ) -> Value {
    let start = from.map { evaluate($0) }
    let end = to.map { evaluate($0) }
    for value in [start, end].compactMap({ $0 }) {
      if case .null = value { return .null }
      if case .unknown = value { continue }
      guard value.type.isOrdered else {
        return fail(.notComparable(value.type, value.type), at: span)
      }
    }
    // With an end unknown it could be that there is no such range.
    if let slots = (start?.unknowns).union(end?.unknowns) { return .unknown(slots) }
    if let start, let end {
      guard let order = start.order(end) else {
        return fail(.notComparable(start.type, end.type), at: span)
      }
      if order == .after { return fail(.emptyRange, at: span) }
    }
    return .range(
      RangeValue(bound(start, includesStart), bound(end, includesEnd)))
  }

  /// `(= value)`; any value that there is can be compared so.
  func range(equalTo value: Value) -> Value {
    if case .null = value { return .null }
    return value.unknowns.map(Value.unknown) ?? .range(RangeValue(equalTo: value))
  }

  private func bound(_ value: Value?, _ included: Bool) -> RangeValue.Bound {
    guard let value else { return .none }
    return included ? .closed(value) : .open(value)
  }

  mutating func instance(_ value: ProgramNode, _ type: FEELType) -> Value {
    let value = evaluate(value)
    if let slots = value.unknowns { return .unknown(slots) }
    return .boolean(value.isInstance(of: type))
  }

  // Paths.

  mutating func member(_ name: String, of value: Value, _ span: Span) -> Value {
    switch value {
    case .unknown: return value
    case .null: return .null
    case .list(let items):
      return .list(items.map { member(name, of: $0, span) })
    default:
      guard let member = value.member(name) else {
        return fail(.noEntry(name, value.type), at: span)
      }
      return member
    }
  }

  mutating func entry(_ name: String, _ item: Int, _ outer: ProgramNode?, _ span: Span) -> Value {
    let value = locals[item]
    if case .unknown = value { return value }
    if let member = value.member(name) { return member }
    guard let outer else { return fail(.noEntry(name, value.type), at: span) }
    return evaluate(outer)
  }

  // Filters.

  mutating func filter(_ list: ProgramNode, _ condition: ProgramNode, _ span: Span) -> Value {
    let value = evaluate(list)
    let items: [Value]
    switch value {
    case .unknown(let slots): return .unknown(slots)
    case .null: return .null
    case .list(let list): items = list
    default: items = [value]
    }
    if condition.type == .number { return item(of: items, at: condition) }
    return selected(items, by: condition, span)
  }

  /// A position is worked out once, and does not see the items.
  private mutating func item(of items: [Value], at condition: ProgramNode) -> Value {
    locals.append(.null)
    defer { locals.removeLast() }
    switch evaluate(condition) {
    case .unknown(let slots): return .unknown(slots)
    case .number(let number): return item(of: items, number, condition.span)
    default: return .null
    }
  }

  private mutating func item(of items: [Value], _ number: Number, _ span: Span) -> Value {
    if let position = number.integer, position != 0, abs(position) <= items.count {
      return items[position > 0 ? position - 1 : items.count + position]
    }
    return fail(.noItem(position: number.text, count: items.count), at: span)
  }

  private mutating func selected(
    _ items: [Value], by condition: ProgramNode, _ span: Span
  ) -> Value {
    guard work.spend(items.count) else { return fail(.tooLarge, at: span) }
    var kept: [Value] = []
    var unknown: SlotSet?
    for value in items {
      locals.append(value)
      let result = evaluate(condition)
      locals.removeLast()
      switch result {
      case .boolean(let truth): if truth { kept.append(value) }
      case .unknown(let slots): unknown = slots.union(unknown)
      case .null: continue
      case .number(let number) where condition.type != .boolean:
        return unknown.map { .unknown($0) } ?? item(of: items, number, condition.span)
      default:
        if let unknown { return .unknown(unknown) }
        return fail(.notAFilter(result.type), at: condition.span)
      }
    }
    return unknown.map { .unknown($0) } ?? .list(kept)
  }
}
