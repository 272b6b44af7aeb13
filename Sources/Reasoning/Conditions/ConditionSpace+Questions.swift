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
    guard let cells = cells(of: fact), cells.count > 1, let variable = variable(of: fact)
    else { return [] }
    let here = restriction(to: frame)
    let open = conditions.indices.filter { !isSettled(conditions[$0], under: here) }
    return cells.cells.indices.map { index in
      var there = here
      there[variable] = CellSet(index)
      settleOpaque(about: fact, cells[index].value, in: frame, &there)
      return Answer(
        cell: cells[index], settles: open.filter { isSettled(conditions[$0], under: there) })
    }
  }

  private func settleOpaque(
    about fact: Slot, _ value: Value, in frame: Frame, _ restriction: inout Restriction
  ) {
    var filled: Frame?
    for (index, subject) in subjects.enumerated() {
      guard case .opaque(let opaque) = subject, opaque.facts.contains(fact) else { continue }
      let there = filled ?? ground.decided(frame.filling(fact, with: value))
      filled = there
      restriction[Variable(index)] = cell(of: subject, in: there).map { CellSet($0) }
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

extension Frame {
  fileprivate func filling(_ fact: Slot, with value: Value) -> Frame {
    var frame = self
    frame.values[fact.index] = value
    return frame
  }
}
