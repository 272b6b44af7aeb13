/// One group of constraints that facts link, read for all cases of a block at once.
///
/// The group is one diagram, true where all of its constraints are kept. A cell of a variable is left
/// in a case if some way through the diagram to true leads through it.
package struct PlaneLimits: Sendable {
  /// The variables that the group reads, in order.
  package let variables: [Variable]
  /// The nodes, each after those below it.
  private let nodes: [Node]
  private let branches: [Branch]
  private let layout: CellLayout
  /// The node of the whole group.
  private let root: Int

  private struct Node: Sendable {
    /// The place of its variable among ``variables``.
    let level: Int
    let branches: Range<Int>
  }

  private struct Branch: Sendable {
    let cells: [Int]
    /// The node below; -1 for true, and branches to false are left out.
    let node: Int
  }

  /// Prepares the group; the diagram is never null, and is not the same everywhere.
  package init(_ diagram: Diagram, in store: DiagramStore, _ layout: CellLayout) {
    let variables = store.support(of: diagram)
    let levels = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($1, $0) })
    var numbers: [Diagram: Int] = [.alwaysTrue: -1]
    var nodes: [Node] = []
    var branches: [Branch] = []
    for next in store.nodes(below: [diagram]) {
      guard let variable = store.variable(of: next), let level = levels[variable] else { continue }
      let first = branches.count
      for (child, cells) in store.branches(of: next) {
        guard let below = numbers[child] else { continue }
        branches.append(
          Branch(cells: cells.map { layout.plane(of: variable, $0) }, node: below))
      }
      numbers[next] = nodes.count
      nodes.append(Node(level: level, branches: first..<branches.count))
    }
    self.variables = variables
    self.nodes = nodes
    self.branches = branches
    self.layout = layout
    root = nodes.count - 1
  }

  /// The cases in which the constraints can be kept, and the cells that are left in each case.
  ///
  /// - Parameters:
  ///   - cells: the cells that are possible by what is known.
  ///   - left: planes laid out like `cells`; those of the group's variables are written.
  package func run(_ cells: Planes, left: Planes) -> Plane {
    var can = Array(repeating: Plane.none, count: nodes.count)
    func reach(_ node: Int) -> Plane { node < 0 ? .all : can[node] }
    for (number, node) in nodes.enumerated() {
      var any = Plane.none
      for branch in branches[node.branches] {
        let below = reach(branch.node)
        for cell in branch.cells { any |= cells[cell] & below }
      }
      can[number] = any
    }
    var from = Array(repeating: Plane.none, count: nodes.count)
    /// The cases in which some way leads past each variable.
    var past = Array(repeating: Plane.none, count: variables.count)
    for variable in variables {
      for plane in layout.planes(of: variable) { left[plane] = .none }
    }
    func pass(_ levels: Range<Int>, _ cases: Plane) {
      for level in levels { past[level] |= cases }
    }
    from[root] = .all
    pass(0..<nodes[root].level, can[root])
    for number in nodes.indices.reversed() {
      let node = nodes[number]
      let here = from[number]
      for branch in branches[node.branches] {
        let below = reach(branch.node)
        var through = Plane.none
        for cell in branch.cells {
          let way = here & cells[cell]
          left[cell] |= way & below
          through |= way
        }
        let next = branch.node < 0 ? variables.count : nodes[branch.node].level
        pass(node.level + 1..<next, through & below)
        if branch.node >= 0 { from[branch.node] |= through }
      }
    }
    for (level, variable) in variables.enumerated() {
      for plane in layout.planes(of: variable) { left[plane] |= past[level] & cells[plane] }
    }
    return can[root]
  }
}
