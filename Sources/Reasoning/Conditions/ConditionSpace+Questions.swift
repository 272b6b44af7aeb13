package import FEEL

extension ConditionSpace {
  /// What the answer to a question about a fact would settle.
  package struct Question: Sendable {
    /// The fact asked for.
    package let fact: Slot
    /// The indices, among the conditions asked about, of the open ones that depend on the fact.
    package let conditions: [Int]
    /// One answer for each cell, in order; empty if the fact has no cells, or only one.
    package let answers: [Answer]

    /// The mean number of conditions that an answer makes true or false, over the cells.
    package var value: Double {
      let settled = answers.reduce(0) { $0 + $1.settles.count }
      return answers.isEmpty ? 0 : Double(settled) / Double(answers.count)
    }
  }

  /// What one answer to a question would settle.
  package struct Answer: Sendable {
    /// The cell that the answer lies in.
    package let cell: Cell
    /// The indices, among the conditions asked about, of those that become true or false.
    package let settles: [Int]
  }

  /// The facts that open conditions depend on, by slot, and which conditions each cell would
  /// settle.
  ///
  /// A condition that becomes null stays open. Opaque conditions are evaluated for the value that
  /// stands for the cell.
  package func questions(
    about conditions: [Diagram], in frame: Frame
  ) throws(Overflow) -> [Question] {
    let here = restriction(to: frame)
    var asking: [Slot: [Int]] = [:]
    for place in conditions.indices where !isSettled(conditions[place], under: here) {
      for fact in try facts(of: conditions[place], under: here) {
        asking[fact, default: []].append(place)
      }
    }
    return asking.sorted { $0.key < $1.key }.map { fact, places in
      let answers = answers(about: fact, to: places.map { ($0, conditions[$0]) }, here, frame)
      return Question(fact: fact, conditions: places, answers: answers)
    }
  }

  private func answers(
    about fact: Slot, to conditions: [(place: Int, diagram: Diagram)], _ here: Restriction,
    _ frame: Frame
  ) -> [Answer] {
    guard let cells = cells(of: fact), cells.count > 1, let variable = variable(of: fact)
    else { return [] }
    return cells.cells.enumerated().map { index, cell in
      var there = here
      there[variable] = CellSet(index)
      settleOpaque(about: fact, cell.value, in: frame, &there)
      let settled = conditions.filter { isSettled($0.diagram, under: there) }
      return Answer(cell: cell, settles: settled.map(\.place))
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

  /// The settings that a choice of cells stands for; opaque conditions are left out.
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
