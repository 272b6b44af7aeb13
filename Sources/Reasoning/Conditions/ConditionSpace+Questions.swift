package import FEEL

extension ConditionSpace {
  /// What one answer to a question would settle.
  package struct Answer: Sendable {
    package let cell: Cell
    /// The places, among the conditions asked about, of those that become true or false.
    package let settles: [Int]
  }

  /// For each cell of a fact, which of the open conditions become true or false if it lies there.
  ///
  /// Null is no answer: a condition that comes to null stays open. Opaque conditions are evaluated
  /// for the value that stands for the cell. Empty where the fact has no cells, or one alone.
  package func answers(
    about fact: Slot, to conditions: [Diagram], in frame: Frame
  ) -> [Answer] {
    guard let cells = cells(of: fact), cells.count > 1 else { return [] }
    let here = restriction(to: frame)
    let open = conditions.indices.filter { !isSettled(conditions[$0], under: here) }
    return cells.cells.map { cell in
      var filled = frame
      filled.values[fact.index] = cell.value
      let there = restriction(to: ground.decided(filled))
      return Answer(cell: cell, settles: open.filter { isSettled(conditions[$0], under: there) })
    }
  }

  private func isSettled(_ condition: Diagram, under restriction: Restriction) -> Bool {
    switch store.outcomes(of: condition, under: restriction).only {
    case .true, .false: true
    case .null, nil: false
    }
  }

  /// The fillings that a choice of cells stands for; opaque conditions have none.
  package func settings(of cells: [Variable: Int]) -> [Setting] {
    cells.sorted { $0.key < $1.key }.compactMap { setting(Change($0.key, to: $0.value)) }
  }
}
