package import FEEL

extension ConditionSpace {
  /// A fact and the value to give it.
  package struct Setting: Sendable {
    /// The slot of the fact.
    package let fact: Slot
    /// The value that the fact gets.
    package let value: Value
  }

  /// The smallest sets of facts that, when set, give the condition the wanted answer in a case.
  ///
  /// Sets with fewer facts come first, and no set contains another. With the settings the answer is
  /// certain, whatever the values of the facts that stay unknown.
  ///
  /// - Parameters:
  ///   - canChange: whether a fact may be proposed at all.
  ///   - confirm: whether the settings really give the answer. It is called only if an opaque
  ///     condition is involved, because cells say nothing about those.
  package func smallestChanges(
    of diagram: Diagram, to truth: Ternary, in frame: Frame, atMost limit: Int,
    canChange: (Slot) -> Bool = { _ in true }, confirm: ([Setting]) -> Bool = { _ in true }
  ) throws(Overflow) -> [[Setting]] {
    let restriction = restriction(to: frame)
    var state: [Variable: Int] = [:]
    for index in subjects.indices {
      if let cell = restriction.cell(of: Variable(index)) { state[Variable(index)] = cell }
    }
    let isOpaque = !notAnalysed(in: diagram).isEmpty
    let found = try store.smallestChanges(
      of: diagram, to: truth, from: state, atMost: isOpaque ? 8 * limit : limit
    ) { variable in
      guard case .fact(let slot) = subjects[variable.index], canChange(slot) else { return [] }
      let cells = Array(0..<store.cellCount(of: variable))
      guard let here = state[variable] else { return cells }
      return cells.sorted { (abs($0 - here), $0) < (abs($1 - here), $1) }
    }
    let settings = found.sets.map { changes in changes.compactMap(setting) }
    return isOpaque ? least(settings, atMost: limit, confirm) : settings
  }

  /// The smallest subsets of the candidates that really give the answer.
  private func least(
    _ candidates: [[Setting]], atMost limit: Int, _ confirm: ([Setting]) -> Bool
  ) -> [[Setting]] {
    var found: [[Setting]] = []
    for candidate in candidates where found.count < limit && confirm(candidate) {
      let parts = (0..<1 << candidate.count).map { chosen in
        candidate.indices.filter { chosen >> $0 & 1 == 1 }.map { candidate[$0] }
      }
      let bySize = parts.sorted { $0.count < $1.count }
      guard let least = bySize.first(where: confirm) else { continue }
      let facts = Set(least.map(\.fact))
      if found.contains(where: { facts.isSuperset(of: $0.map(\.fact)) }) { continue }
      found.removeAll { facts.isStrictSubset(of: $0.map(\.fact)) }
      found.append(least)
    }
    return found.sorted { $0.count < $1.count }
  }

  func setting(_ change: Change) -> Setting? {
    guard case .fact(let slot) = subjects[change.variable.index], let cells = cells(of: slot)
    else { return nil }
    return Setting(fact: slot, value: cells[change.cell].value)
  }
}
