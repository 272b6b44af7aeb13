/// A variable that is moved to another cell, or settled if it was open.
package struct Change: Hashable, Sendable {
  /// The variable.
  package let variable: Variable
  /// The cell that it gets.
  package let cell: Int

  /// The change of `variable` to `cell`.
  package init(_ variable: Variable, to cell: Int) {
    self.variable = variable
    self.cell = cell
  }
}

extension DiagramStore {
  /// The smallest sets of variables whose change makes the answer certain; fewest variables first.
  ///
  /// - Parameters:
  ///   - state: the cells that are known; the answer must be certain over all other variables.
  ///   - largest: the greatest number of variables in a set.
  ///   - options: the cells to which a variable may be moved, best first; if empty, it is fixed.
  ///
  /// No set contains another. If the answer is certain already, the result is one empty set. If the
  /// same variables can be changed in several ways, the first is given. `areAll` is true if neither
  /// the limit nor the bound on the work was reached: then no set of at most `largest` variables is
  /// missing.
  package func smallestChanges(
    of diagram: Diagram, to truth: Ternary, from state: [Variable: Int], atMost limit: Int,
    largest: Int = 6, options: (Variable) -> [Int]
  ) throws(Overflow) -> (sets: [[Change]], areAll: Bool) {
    var choices = ChoiceDiagram(bound: bound)
    for index in 0..<variableCount {
      let variable = Variable(index)
      let cells = options(variable).filter { $0 != state[variable] }
      choices.addVariable(cells: cellCount(of: variable), now: state[variable], options: cells)
    }
    let root = try choices.translate(diagram, to: truth, from: self)
    var search = CheapestPaths(choices: choices, limit: limit)
    let found = search.run(root, largest: largest)
    return (found, found.count < limit && !search.isSpent)
  }
}

/// A condition on the changes: cell 0 leaves a variable as it is, the other cells move it.
private struct ChoiceDiagram {
  var store: DiagramStore
  private(set) var options: [[Int]] = []
  private var now: [Int?] = []
  private var done: [Diagram: Diagram] = [:]

  init(bound: Int) { store = DiagramStore(bound: bound) }

  mutating func addVariable(cells: Int, now: Int?, options: [Int]) {
    _ = store.addVariable(cells: cells + 1)
    self.now.append(now)
    self.options.append(options)
  }

  mutating func translate(
    _ diagram: Diagram, to truth: Ternary, from source: DiagramStore
  ) throws(Overflow) -> Diagram {
    guard let variable = source.variable(of: diagram) else {
      return .always(Ternary(diagram == .always(truth)))
    }
    if let known = done[diagram] { return known }
    var moved: [Diagram] = []
    for cell in 0..<source.cellCount(of: variable) {
      moved.append(try translate(source.child(of: diagram, at: cell), to: truth, from: source))
    }
    var left = Diagram.alwaysTrue
    if let cell = now[variable.index] {
      left = moved[cell]
    } else {
      for child in moved { left = try store.and(left, child) }
    }
    let allowed = CellSet(options[variable.index])
    let result = try store.node(at: variable.index) { (_, choice) throws(Overflow) in
      if choice == 0 { return left }
      return allowed.contains(choice - 1) ? moved[choice - 1] : .alwaysFalse
    }
    done[diagram] = result
    return result
  }
}

/// Searches a choice diagram for the paths to true with the fewest changes.
private struct CheapestPaths {
  let choices: ChoiceDiagram
  let limit: Int
  /// The remaining work of the search, in nodes that may still be visited.
  private var budget = 200_000
  var isSpent: Bool { budget <= 0 }
  private var cheapest: [Diagram: Int] = [:]
  private var path: [Change] = []
  private var found: [[Change]] = []

  init(choices: ChoiceDiagram, limit: Int) {
    self.choices = choices
    self.limit = limit
  }

  mutating func run(_ root: Diagram, largest: Int) -> [[Change]] {
    var size = cost(of: root)
    while size <= largest, found.count < limit, budget > 0 {
      walk(root, left: size)
      size += 1
    }
    return found
  }

  private mutating func walk(_ diagram: Diagram, left: Int) {
    guard found.count < limit, budget > 0, cost(of: diagram) <= left else { return }
    budget -= 1
    guard let variable = choices.store.variable(of: diagram) else {
      if left == 0 { found.append(path) }
      return
    }
    let leave = choices.store.child(of: diagram, at: 0)
    if left > 0 {
      for cell in choices.options[variable.index] {
        let moved = choices.store.child(of: diagram, at: cell + 1)
        if moved == leave { continue }
        path.append(Change(variable, to: cell))
        if !containsFound() { walk(moved, left: left - 1) }
        path.removeLast()
      }
    }
    walk(leave, left: left)
  }

  private func containsFound() -> Bool {
    found.contains { set in
      set.allSatisfy { change in path.contains { $0.variable == change.variable } }
    }
  }

  /// The least number of changes on a path to true; `Int.max / 2` if there is no such path.
  private mutating func cost(of diagram: Diagram) -> Int {
    guard let variable = choices.store.variable(of: diagram) else {
      return diagram == .alwaysTrue ? 0 : .max / 2
    }
    if let known = cheapest[diagram] { return known }
    var least = cost(of: choices.store.child(of: diagram, at: 0))
    for cell in choices.options[variable.index] {
      least = min(least, 1 + cost(of: choices.store.child(of: diagram, at: cell + 1)))
    }
    cheapest[diagram] = least
    return least
  }
}
