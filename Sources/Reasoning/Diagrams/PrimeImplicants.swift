/// The reasons for an answer: sets of cells, each sufficient by itself and as wide as possible.
package struct PrimeImplicants: Hashable, Sendable {
  /// A demand on one variable: it lies in one of the cells.
  package struct Demand: Hashable, Sendable {
    /// The variable.
    package let variable: Variable
    /// The cells that it may lie in.
    package let cells: CellSet

    /// The demand that `variable` lies in one of `cells`.
    package init(_ variable: Variable, in cells: CellSet) {
      self.variable = variable
      self.cells = cells
    }
  }

  /// Each box is a conjunction of demands, in the order of their variables; other variables are
  /// free.
  package let boxes: [[Demand]]
  /// Whether the boxes cover the condition completely; false if the limit was reached first.
  package let complete: Bool
}

extension DiagramStore {
  /// Prime implicants that together cover the choices of cells with an answer, up to a limit.
  ///
  /// No box has a demand that can be left out, or lacks a cell that can be added. The first box
  /// covers the first witness; each further box covers the first witness that is not covered yet.
  package mutating func primeImplicants(
    of truth: Ternary, in diagram: Diagram, atMost limit: Int
  ) throws(Overflow) -> PrimeImplicants {
    let whole = try has(truth, diagram)
    var rest = whole
    var boxes: [[PrimeImplicants.Demand]] = []
    while boxes.count < limit, let seed = witness(of: .true, in: rest) {
      let box = widened(seed, within: whole)
      boxes.append(box)
      var inside = Diagram.alwaysTrue
      for part in box { inside = try and(inside, atom(part.variable, in: part.cells)) }
      rest = try and(rest, not(inside))
    }
    return PrimeImplicants(boxes: boxes, complete: rest == .alwaysFalse)
  }

  /// Drops each variable that is not needed, then adds each cell that can be added.
  private func widened(
    _ seed: [Variable: Int], within whole: Diagram
  ) -> [PrimeImplicants.Demand] {
    let inside = TernarySet(.true)
    var box = Restriction(seed)
    let variables = seed.keys.sorted()
    for variable in variables {
      let narrow = box[variable]
      box[variable] = nil
      if outcomes(of: whole, under: box) != inside { box[variable] = narrow }
    }
    for variable in variables {
      guard var widest = box[variable] else { continue }
      for cell in 0..<cellCount(of: variable) where !widest.contains(cell) {
        let narrow = widest
        widest.insert(cell)
        box[variable] = widest
        if outcomes(of: whole, under: box) != inside { widest = narrow }
      }
      box[variable] = widest
    }
    return variables.compactMap { variable in
      box[variable].map { PrimeImplicants.Demand(variable, in: $0) }
    }
  }
}
