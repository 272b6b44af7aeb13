/// Why a condition can have an answer: boxes of cells, each enough by itself and none too narrow.
package struct PrimeImplicants: Hashable, Sendable {
  /// A demand on one variable: that it lies in one of the cells.
  package struct Demand: Hashable, Sendable {
    package let variable: Variable
    package let cells: CellSet

    package init(_ variable: Variable, in cells: CellSet) {
      self.variable = variable
      self.cells = cells
    }
  }

  /// Each is a conjunction, its variables in their order; those it does not name are free.
  package let boxes: [[Demand]]
  /// Whether they cover the condition; else there were more than asked for.
  package let complete: Bool
}

extension DiagramStore {
  /// Prime implicants that together cover the choices of cells with an answer, up to a bound.
  ///
  /// No box has a variable, or lacks a cell, that it could do without. The first covers the first
  /// witness, each next one the first witness that is not covered yet.
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

  /// First without each variable that it can do without, then with each cell that it can take in.
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
