/// Diagrams as straight-line code over planes: which answers each can have, for all cases of a block
/// at once.
///
/// A diagram asks each variable once on a path. So an answer is possible exactly if some cell of the
/// first variable is possible together with the answer below it, and two planes a node say all that
/// is known: the cases in which it can be true, and those in which it can be false. A third says
/// where it can be null, for the few nodes that have a null below them.
package struct PlaneCode: Sendable {
  /// The nodes, each after those below it; the first three are the answers.
  private let nodes: [Node]
  private let branches: [Branch]
  /// The sets of several cells that branches ask for; their planes stand behind those of the cells.
  private let sets: [(cells: Range<Int>, into: Int)]
  private let cellsOfSets: [Int32]
  /// The node of each diagram, by the number of the diagram.
  private let roots: [Int32]
  /// The number of planes for cells and sets of cells.
  package let cellPlaneCount: Int

  private struct Node: Sendable {
    let first: Int32
    let end: Int32
    /// Whether some answer below it is null.
    let hasNull: Bool
  }

  /// One way down from a node: the plane of the cells that lead there, and the node below.
  private struct Branch: Sendable {
    let cells: Int32
    let node: Int32
  }

  /// The number of nodes, the three answers included.
  package var nodeCount: Int { nodes.count }

  /// Writes the code for these diagrams of the store.
  package init(_ diagrams: [Diagram], in store: DiagramStore, _ layout: CellLayout) {
    let needed = store.nodes(below: diagrams)
    var numbers: [Diagram: Int32] = [:]
    for answer in Ternary.allCases { numbers[.always(answer)] = Int32(answer.rawValue) }
    var nodes = Ternary.allCases.map { Node(first: 0, end: 0, hasNull: $0 == .null) }
    var branches: [Branch] = []
    var sets: [(cells: Range<Int>, into: Int)] = []
    var cellsOfSets: [Int32] = []
    var setNumbers: [[Int32]: Int32] = [:]
    func plane(of cells: [Int32]) -> Int32 {
      if cells.count == 1 { return cells[0] }
      if let known = setNumbers[cells] { return known }
      let number = layout.count + sets.count
      sets.append((cellsOfSets.count..<cellsOfSets.count + cells.count, number))
      cellsOfSets += cells
      setNumbers[cells] = Int32(number)
      return Int32(number)
    }
    for diagram in needed {
      guard let variable = store.variable(of: diagram) else { continue }
      let first = branches.count
      var hasNull = false
      for (child, cells) in store.branches(of: diagram) {
        let below = numbers[child] ?? 0
        hasNull = hasNull || nodes[Int(below)].hasNull
        branches.append(
          Branch(
            cells: plane(of: cells.map { Int32(layout.plane(of: variable, $0)) }), node: below))
      }
      numbers[diagram] = Int32(nodes.count)
      nodes.append(
        Node(first: Int32(first), end: Int32(branches.count), hasNull: hasNull))
    }
    self.nodes = nodes
    self.branches = branches
    self.sets = sets
    self.cellsOfSets = cellsOfSets
    roots = diagrams.map { numbers[$0] ?? 0 }
    cellPlaneCount = layout.count + sets.count
  }

  /// Works out which answers each node can have.
  ///
  /// - Parameters:
  ///   - cells: the cells that are possible in each case; there is room for the sets behind them.
  ///   - answers: three planes a node: false, null, true.
  package func run(_ cells: Planes, into answers: Planes) {
    for (range, number) in sets {
      var any = Plane.none
      for cell in cellsOfSets[range] { any |= cells[Int(cell)] }
      cells[number] = any
    }
    for answer in 0..<3 {
      for possible in 0..<3 { answers[3 * answer + possible] = answer == possible ? .all : .none }
    }
    for number in 3..<max(nodes.count, 3) {
      let node = nodes[number]
      var (isFalse, isTrue) = (Plane.none, Plane.none)
      for branch in branches[Int(node.first)..<Int(node.end)] {
        let here = cells[Int(branch.cells)]
        isFalse |= here & answers[3 * Int(branch.node)]
        isTrue |= here & answers[3 * Int(branch.node) + 2]
      }
      answers[3 * number] = isFalse
      answers[3 * number + 2] = isTrue
      var isNull = Plane.none
      if node.hasNull {
        for branch in branches[Int(node.first)..<Int(node.end)] {
          isNull |= cells[Int(branch.cells)] & answers[3 * Int(branch.node) + 1]
        }
      }
      answers[3 * number + 1] = isNull
    }
  }

  /// The cases in which the diagram with that number can have the answer.
  package func cases(where diagram: Int, canBe answer: Ternary, _ answers: Planes) -> Plane {
    answers[3 * Int(roots[diagram]) + Int(answer.rawValue)]
  }
}

/// Where the plane of each cell of each variable stands.
package struct CellLayout: Sendable {
  private let starts: [Int]
  /// The number of cells of all variables.
  package let count: Int

  /// The layout for the variables of the store.
  package init(_ store: DiagramStore) {
    var starts: [Int] = []
    var count = 0
    for index in 0..<store.variableCount {
      starts.append(count)
      count += store.cellCount(of: Variable(index))
    }
    self.starts = starts + [count]
    self.count = count
  }

  /// The number of the plane for a cell of the variable.
  package func plane(of variable: Variable, _ cell: Int) -> Int { starts[variable.index] + cell }

  /// The numbers of the planes of all cells of the variable.
  package func planes(of variable: Variable) -> Range<Int> {
    starts[variable.index]..<starts[variable.index + 1]
  }
}

extension DiagramStore {
  /// The nodes of the diagrams, each after those below it, without the answers.
  func nodes(below diagrams: [Diagram]) -> [Diagram] {
    var seen: Set<Diagram> = []
    var open = diagrams
    while let next = open.popLast() {
      guard let variable = variable(of: next), seen.insert(next).inserted else { continue }
      for cell in 0..<cellCount(of: variable) { open.append(child(of: next, at: cell)) }
    }
    // A node is made after its children.
    return seen.sorted()
  }

  /// The different diagrams right below one, each with the cells that lead there, in the order of the
  /// cells.
  func branches(of diagram: Diagram) -> [(child: Diagram, cells: [Int])] {
    guard let variable = variable(of: diagram) else { return [] }
    var found: [(child: Diagram, cells: [Int])] = []
    for cell in 0..<cellCount(of: variable) {
      let child = child(of: diagram, at: cell)
      if let place = found.firstIndex(where: { $0.child == child }) {
        found[place].cells.append(cell)
      } else {
        found.append((child, [cell]))
      }
    }
    return found
  }
}
