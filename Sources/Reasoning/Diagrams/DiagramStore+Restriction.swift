/// Diagrams in which some variables are known, or eliminated.
extension DiagramStore {
  /// The condition if only the cells of the restriction are possible.
  ///
  /// The result does not depend on a variable that makes no difference within those cells. Two
  /// conditions that agree there become the same diagram.
  package mutating func restricted(
    _ diagram: Diagram, to restriction: Restriction
  ) throws(Overflow) -> Diagram {
    try adopt(diagram, from: nil, restriction)
  }

  /// The same condition, restricted, in another store with the same variables.
  ///
  /// This store does not change, so a shared store can be queried about one case.
  package func restricted(
    _ diagram: Diagram, to restriction: Restriction, into target: inout DiagramStore
  ) throws(Overflow) -> Diagram {
    while target.variableCount < variableCount {
      _ = target.addVariable(cells: cellCount(of: Variable(target.variableCount)))
    }
    return try target.adopt(diagram, from: self, restriction)
  }

  /// The least answer over all cells of a variable: true where it is true for each cell.
  package mutating func forAll(
    _ variable: Variable, _ diagram: Diagram
  ) throws(Overflow) -> Diagram {
    try folded(variable, diagram) { (store, a, b) throws(Overflow) in try store.and(a, b) }
  }

  /// The greatest answer over all cells of a variable: true where it is true for some cell.
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
    // A cell that is excluded is treated as the first allowed one, so it makes no difference.
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

  /// The child in another store, or in this store if `source` is nil.
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
