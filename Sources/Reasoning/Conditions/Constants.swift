import FEEL

/// The values of parts of conditions that depend on no unknown fact.
struct Constants: Sendable {
  let ground: Ground
  /// What is known; unknown facts and whatever depends on them are unknown in it.
  let frame: Frame
  /// The greatest number of values that are listed one by one.
  static let most = 256

  func isKnown(_ slot: Slot) -> Bool { frame.values[slot.index].isKnown }

  /// Whether the fact is unknown, and has a scale of values and not just a few.
  func isOpenOnLine(_ slot: Slot) -> Bool {
    guard let domain = ground.domains[slot], !isKnown(slot) else { return false }
    return domain.values == nil && domain.type != .boolean
  }

  /// The value of a part that depends on nothing unknown.
  func value(of node: ProgramNode) -> Value? {
    guard node.isSelfContained, node.slots.allSatisfy(isKnown) else { return nil }
    return node.evaluate(in: frame)
  }

  /// All values that a part can have; nil if they cannot be listed.
  func possibleValues(of node: ProgramNode) -> [Value]? {
    if let value = value(of: node) { return [value] }
    switch node.kind {
    case .slot(let slot): return possibleValues(of: slot)
    case .conditional(_, let positive, let negative):
      guard let first = possibleValues(of: positive), let second = possibleValues(of: negative)
      else { return nil }
      return joined([first, second])
    default: return nil
    }
  }

  private func possibleValues(of slot: Slot) -> [Value]? {
    if let domain = ground.domains[slot] {
      let null: [Value] = domain.optional ? [.null] : []
      if domain.type == .boolean { return [.boolean(false), .boolean(true)] + null }
      return domain.values.map { $0 + null }
    }
    switch ground.decisions[slot] {
    case .expression(let program): return possibleValues(of: program.root)
    case .table(let table):
      guard table.hit.givesOneOutput else { return nil }
      let outputs = table.rows.map { possibleValues(of: $0.output.root) }
      let known = outputs.compactMap { $0 }
      return known.count == outputs.count ? joined(known + [[.null]]) : nil
    case nil: return nil
    }
  }

  private func joined(_ lists: [[Value]]) -> [Value]? {
    var all: [Value] = []
    for value in lists.joined() where !all.contains(where: { $0.isSame(as: value) }) {
      all.append(value)
      if all.count > Self.most { return nil }
    }
    return all
  }
}

extension ProgramNode {
  /// Whether the expression means the same anywhere: it uses no name that an enclosing expression
  /// binds.
  var isSelfContained: Bool {
    switch kind {
    case .local, .input, .entry, .filter, .iteration, .quantified, .function: false
    default: children.allSatisfy(\.isSelfContained)
    }
  }
}
