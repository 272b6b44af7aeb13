/// Questions about a diagram that leave the store as it is.
extension DiagramStore {
  /// The answers that the condition can still come to, exactly.
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

  /// The answer for a choice of cells; `cell` is asked only for variables that matter.
  package func answer(of diagram: Diagram, cell: (Variable) -> Int) -> Ternary {
    var here = diagram
    while let variable = variable(of: here) { here = child(of: here, at: cell(variable)) }
    return here.constant ?? .null
  }

  /// The variables that the condition hangs on, in their order.
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

  /// A cell for each variable that matters on the way to the answer; nil where it has no such way.
  ///
  /// Of several ways it takes the first cells first.
  package func witness(
    of truth: Ternary, in diagram: Diagram, under restriction: Restriction = Restriction()
  ) -> [Variable: Int]? {
    var dead: Set<Diagram> = []
    var path: [Variable: Int] = [:]
    return walk(diagram, to: truth, restriction, &dead, &path) ? path : nil
  }

  /// The cells of a node's variable that a restriction leaves.
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
