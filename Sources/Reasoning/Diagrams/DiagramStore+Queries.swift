/// Queries about a diagram that do not change the store.
extension DiagramStore {
  /// The exact set of answers that the condition can still have.
  package func outcomes(
    of diagram: Diagram, under restriction: Restriction = Restriction()
  ) -> TernarySet {
    var seen: Set<Diagram> = []
    var open = [diagram]
    var found: TernarySet = []
    while let next = open.popLast(), found != .all {
      if let truth = next.constant {
        found.insert(TernarySet(truth))
      } else if seen.insert(next).inserted {
        open += cells(of: next, under: restriction).map { child(of: next, at: $0) }
      }
    }
    return found
  }

  /// The answer for a choice of cells; `cell` is called only for variables that matter.
  package func answer(of diagram: Diagram, cell: (Variable) -> Int) -> Ternary {
    var here = diagram
    while let variable = variable(of: here) { here = child(of: here, at: cell(variable)) }
    return here.constant ?? .null
  }

  /// The variables that the condition depends on, in ascending order.
  package func support(of diagram: Diagram) -> [Variable] {
    var seen: Set<Diagram> = []
    var open = [diagram]
    var found: Set<Variable> = []
    while let next = open.popLast() {
      guard let variable = variable(of: next), seen.insert(next).inserted else { continue }
      found.insert(variable)
      open += cells(of: next, under: Restriction()).map { child(of: next, at: $0) }
    }
    return found.sorted()
  }

  /// A choice of cells that gives the answer; nil if no choice does.
  ///
  /// It has a cell for each variable that matters on the way, and prefers the first cells.
  package func witness(
    of truth: Ternary, in diagram: Diagram, under restriction: Restriction = Restriction()
  ) -> [Variable: Int]? {
    var dead: Set<Diagram> = []
    var path: [Variable: Int] = [:]
    return walk(diagram, to: truth, restriction, &dead, &path) ? path : nil
  }

  /// The cells of a node's variable that a restriction allows.
  func cells(of diagram: Diagram, under restriction: Restriction) -> [Int] {
    guard let variable = variable(of: diagram) else { return [] }
    return restriction[variable]?.cells ?? Array(0..<cellCount(of: variable))
  }

  private func walk(
    _ diagram: Diagram, to truth: Ternary, _ restriction: Restriction, _ dead: inout Set<Diagram>,
    _ path: inout [Variable: Int]
  ) -> Bool {
    guard let variable = variable(of: diagram) else { return diagram == .always(truth) }
    if dead.contains(diagram) { return false }
    for cell in cells(of: diagram, under: restriction) {
      path[variable] = cell
      if walk(child(of: diagram, at: cell), to: truth, restriction, &dead, &path) { return true }
    }
    path[variable] = nil
    dead.insert(diagram)
    return false
  }
}
