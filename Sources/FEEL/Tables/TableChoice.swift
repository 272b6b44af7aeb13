import Diagnostics

/// Makes one result of the rows that match, and of those that may.
struct TableChoice {
  let table: DecisionTable
  let matches: [DecisionTable.Match]
  let frame: Frame
  private(set) var failures: [Failure] = []

  init(table: DecisionTable, matches: [DecisionTable.Match], frame: Frame) {
    self.table = table
    self.matches = matches
    self.frame = frame
  }

  mutating func result() -> Value {
    switch table.hit {
    case .unique: unique()
    case .any: agreed()
    case .first: first()
    case .priority: preferred()
    case .outputOrder: collected { $0.ranked(by: table.priorities) }
    case .ruleOrder, .collect: collected { $0 }
    case .collectSum: aggregated("sum")
    case .collectMin: aggregated("min")
    case .collectMax: aggregated("max")
    case .collectCount: collectedCount()
    }
  }

  private var certain: [Int] { matches.indices.filter { matches[$0] == .yes } }

  private var possible: [Int] {
    matches.indices.filter { if case .unknown = matches[$0] { true } else { false } }
  }

  /// What the possible rows hang on.
  private func doubt(_ rows: some Sequence<Int>) -> SlotSet? {
    rows.reduce(SlotSet?.none) { slots, row in
      if case .unknown(let more) = matches[row] { more.union(slots) } else { slots }
    }
  }

  private func output(_ row: Int) -> Value { table.rows[row].output.evaluate(in: frame) }

  private mutating func unique() -> Value {
    let certain = certain
    if certain.count > 1 {
      return fail(
        Wording(
          en: "rows \(listed(certain)) match, and one at most may",
          zh: "第 \(listed(certain)) 行同时匹配，而至多只能有一行匹配"))
    }
    if let doubt = doubt(possible) { return .unknown(doubt) }
    return certain.first.map(output) ?? .null
  }

  private mutating func agreed() -> Value {
    let outputs = certain.map(output)
    if let first = outputs.first, let other = outputs.first(where: { !$0.isIdentical(to: first) }),
      first.unknowns.union(other.unknowns) == nil
    {
      return fail(
        Wording(
          en: "rows \(listed(certain)) match, and say different things",
          zh: "第 \(listed(certain)) 行同时匹配，但结果不同"))
    }
    let candidates = outputs + possible.map(output)
    return settled(outputs.isEmpty && !possible.isEmpty ? candidates + [.null] : candidates)
  }

  private mutating func first() -> Value {
    var candidates: [Value] = []
    var doubted: SlotSet?
    for row in matches.indices {
      switch matches[row] {
      case .no: continue
      case .yes:
        candidates.append(output(row))
        return settled(candidates, doubted)
      case .unknown(let slots):
        candidates.append(output(row))
        doubted = slots.union(doubted)
      }
    }
    return settled(candidates + [.null], doubted)
  }

  /// Candidates are what may be chosen: of the certain ones the best, and every possible one that
  /// is better.
  private mutating func preferred() -> Value {
    let outputs = certain.map(output)
    if let hidden = Value.list(outputs).unknowns {
      if outputs.count == 1, possible.isEmpty { return outputs[0] }
      return .unknown(hidden.union(doubt(possible)))
    }
    guard let best = certain.min(by: { isPreferred($0, to: $1) }) else {
      return settled(possible.map(output) + [.null])
    }
    var candidates: [Value] = []
    for row in possible {
      let value = output(row)
      if value.unknowns != nil || isPreferred(row, to: best) { candidates.append(value) }
    }
    return settled(candidates + [output(best)])
  }

  /// By rank, then by row.
  private func isPreferred(_ row: Int, to other: Int) -> Bool {
    let rank = output(row).rank(in: table.priorities)
    return (rank, row) < (output(other).rank(in: table.priorities), other)
  }

  /// The one value that all candidates are, else unknown.
  private func settled(_ candidates: [Value], _ doubted: SlotSet? = nil) -> Value {
    guard let first = candidates.first else { return .null }
    let hidden = candidates.reduce(SlotSet?.none) { $0.union($1.unknowns) }
    if candidates.count == 1, doubted == nil { return first }
    if hidden == nil, candidates.allSatisfy({ $0.isIdentical(to: first) }) { return first }
    let slots = (doubted ?? doubt(possible)).union(hidden)
    return slots.map { .unknown($0) } ?? first
  }

  private func collected(_ order: ([Value]) -> [Value]) -> Value {
    if let doubt = doubt(possible) { return .unknown(doubt) }
    let outputs = certain.map(output)
    if outputs.isEmpty { return .null }
    if table.hit == .outputOrder, let hidden = Value.list(outputs).unknowns {
      return .unknown(hidden)
    }
    return .list(order(outputs))
  }

  private func collectedCount() -> Value {
    if let doubt = doubt(possible) { return .unknown(doubt) }
    return .number(Number(certain.count))
  }

  private mutating func aggregated(_ function: String) -> Value {
    let collected = collected { $0 }
    guard case .list(let outputs) = collected else { return collected }
    if let hidden = Value.list(outputs).unknowns { return .unknown(hidden) }
    guard let builtin = Builtin.named(function) else { return .null }
    let services = Builtin.Services.shared(now: frame.now, work: Work())
    let call = Builtin.Call([.list(outputs)], signature: 0, services: services)
    switch builtin.body(call) {
    case .value(let value): return value
    case .failure(let reason): return fail(reason)
    }
  }

  private mutating func fail(_ reason: Wording) -> Value {
    failures.append(Failure(reason))
    return .null
  }

  private func listed(_ rows: [Int]) -> String {
    rows.map { String($0 + 1) }.joined(separator: ", ")
  }
}

extension Value {
  /// Where it stands among the priorities; past the last where it is none of them.
  fileprivate func rank(in priorities: [Value]) -> Int {
    priorities.firstIndex { $0.matches(self) } ?? priorities.count
  }
}

extension [Value] {
  /// By priority, those of one rank in the order they have.
  fileprivate func ranked(by priorities: [Value]) -> [Value] {
    enumerated().sorted { a, b in
      (a.element.rank(in: priorities), a.offset) < (b.element.rank(in: priorities), b.offset)
    }.map(\.element)
  }
}
