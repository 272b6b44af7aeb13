/// Diagrams with some of their variables known, or done away with.
extension DiagramStore {
  /// The condition where only the cells in the restriction are left.
  ///
  /// It no longer asks for a variable that makes no difference in the cells that are left. Two
  /// conditions that agree there become the same diagram.
  package mutating func restricted(
    _ diagram: Diagram, to restriction: Restriction
  ) throws(Overflow) -> Diagram {
    try adopt(diagram, from: nil, restriction)
  }

  /// The same condition, restricted, in another store with the same variables.
  ///
  /// The source stays as it is: so a shared store can be asked about one case.
  package func restricted(
    _ diagram: Diagram, to restriction: Restriction, into target: inout DiagramStore
  ) throws(Overflow) -> Diagram {
    while target.variableCount < variableCount {
      _ = target.addVariable(cells: cellCount(of: Variable(target.variableCount)))
    }
    return try target.adopt(diagram, from: self, restriction)
  }

  /// The least of the answers over all cells of a variable: true where it is true in each.
  package mutating func forAll(
    _ variable: Variable, _ diagram: Diagram
  ) throws(Overflow) -> Diagram {
    try folded(variable, diagram) { (store, a, b) throws(Overflow) in try store.and(a, b) }
  }

  /// The greatest of the answers over all cells of a variable: true where it is true in one.
  package mutating func exists(
    _ variable: Variable, _ diagram: Diagram
  ) throws(Overflow) -> Diagram {
    try folded(variable, diagram) { (store, a, b) throws(Overflow) in try store.or(a, b) }
  }
}

extension DiagramStore {
  private typealias Fold = (inout DiagramStore, Diagram, Diagram) throws(Overflow) -> Diagram

  private mutating func adopt(
    _ diagram: Diagram, from source: DiagramStore?, _ restriction: Restriction
  ) throws(Overflow) -> Diagram {
    var done: [Diagram: Diagram] = [:]
    return try adopt(diagram, from: source, restriction, &done)
  }

  private mutating func adopt(
    _ diagram: Diagram, from source: DiagramStore?, _ restriction: Restriction,
    _ done: inout [Diagram: Diagram]
  ) throws(Overflow) -> Diagram {
    guard let variable = source.map({ $0.variable(of: diagram) }) ?? variable(of: diagram) else {
      return diagram
    }
    if let known = done[diagram] { return known }
    let limit = restriction[variable]
    // A cell that is left out goes the way of the first that is left: so it makes no difference.
    let first = limit?.first ?? 0
    let result: Diagram
    if limit?.count == 1 {
      let only = child(of: diagram, at: first, in: source)
      result = try adopt(only, from: source, restriction, &done)
    } else {
      result = try node(at: variable.index) { (store, cell) throws(Overflow) in
        let cell = limit?.contains(cell) == false ? first : cell
        let next = store.child(of: diagram, at: cell, in: source)
        return try store.adopt(next, from: source, restriction, &done)
      }
    }
    done[diagram] = result
    return result
  }

  /// In another store, or in this one where it is nil.
  private func child(of diagram: Diagram, at cell: Int, in source: DiagramStore?) -> Diagram {
    guard let source else { return child(of: diagram, at: cell) }
    return source.child(of: diagram, at: cell)
  }

  private mutating func folded(
    _ variable: Variable, _ diagram: Diagram, _ fold: Fold
  ) throws(Overflow) -> Diagram {
    var done: [Diagram: Diagram] = [:]
    return try folded(variable.index, diagram, fold, &done)
  }

  private mutating func folded(
    _ target: Int, _ diagram: Diagram, _ fold: Fold, _ done: inout [Diagram: Diagram]
  ) throws(Overflow) -> Diagram {
    let level = level(of: diagram)
    if level > target { return diagram }
    if let known = done[diagram] { return known }
    let result: Diagram
    if level == target {
      var folded = child(of: diagram, at: 0)
      for cell in 1..<cellCount(of: Variable(level)) {
        folded = try fold(&self, folded, child(of: diagram, at: cell))
      }
      result = folded
    } else {
      result = try node(at: level) { (store, cell) throws(Overflow) in
        try store.folded(target, store.child(of: diagram, at: cell), fold, &done)
      }
    }
    done[diagram] = result
    return result
  }
}
