/// Reduced, ordered, multi-valued decision diagrams with the answers false, null and true.
///
/// A node asks which cell one variable lies in, and has a child for each cell. Variables are asked
/// in ascending order; no node has equal children only, and no two nodes are equal. Therefore a
/// condition has exactly one diagram, and some choice of cells leads along each path from its root.
package struct DiagramStore: Sendable {
  /// The greatest number of nodes.
  package let bound: Int
  /// The number of cells of each variable.
  private var sizes: [Int] = []
  /// For each node, the index of its variable; `Int32.max` for the three answers.
  private var levels: [Int32]
  /// For each node, the index of its first child in ``children``.
  private var starts: [Int32]
  private var children: [Diagram] = []
  /// A hash table of the nodes by open addressing.
  ///
  /// 0 is a free place; the number of places is a power of two, at most half of them used.
  private var places: [UInt32]
  /// The children of the nodes under construction, those of the innermost node last.
  private var pending: [Diagram] = []
  var memo = MemoTable()

  /// An empty store with a limit on its nodes.
  package init(bound: Int = 1_000_000) {
    self.bound = min(bound, 1 << 28)
    levels = Array(repeating: .max, count: Int(Diagram.terminalCount))
    starts = Array(repeating: 0, count: Int(Diagram.terminalCount))
    places = Array(repeating: 0, count: 1 << 8)
  }

  /// The number of variables.
  package var variableCount: Int { sizes.count }

  /// The number of nodes, without the three answers.
  package var nodeCount: Int { levels.count - Int(Diagram.terminalCount) }

  /// Adds a variable, which is asked after all earlier ones.
  package mutating func addVariable(cells: Int) -> Variable {
    precondition(cells > 0, "a variable has at least one cell")
    sizes.append(cells)
    return Variable(sizes.count - 1)
  }

  /// The number of cells of a variable.
  package func cellCount(of variable: Variable) -> Int { sizes[variable.index] }

  /// The variable that a diagram asks first; nil if it has the same answer everywhere.
  package func variable(of diagram: Diagram) -> Variable? {
    diagram.index < Diagram.terminalCount ? nil : Variable(level(of: diagram))
  }

  /// The rest of a diagram when its first variable lies in the cell.
  package func child(of diagram: Diagram, at cell: Int) -> Diagram {
    children[Int(starts[Int(diagram.index)]) + cell]
  }
}

// MARK: - Nodes, for the operations

extension DiagramStore {
  /// The index of the variable asked first; `Int32.max` for the three answers.
  func level(of diagram: Diagram) -> Int { Int(levels[Int(diagram.index)]) }

  /// The rest of a diagram when the variable at `level` lies in the cell.
  ///
  /// The diagram must ask that variable first, or not at all.
  func cofactor(_ diagram: Diagram, at level: Int, cell: Int) -> Diagram {
    self.level(of: diagram) == level ? child(of: diagram, at: cell) : diagram
  }

  /// The node that asks the variable at `level`; `child` gives the rest for each cell.
  mutating func node(
    at level: Int, child: (inout DiagramStore, Int) throws(Overflow) -> Diagram
  ) throws(Overflow) -> Diagram {
    let base = pending.count
    for cell in 0..<sizes[level] {
      let next = try child(&self, cell)
      pending.append(next)
    }
    defer { pending.removeSubrange(min(base, pending.count)...) }
    let first = pending[base]
    if pending[base...].allSatisfy({ $0 == first }) { return first }
    return try unique(level, from: base)
  }

  private mutating func unique(_ level: Int, from base: Int) throws(Overflow) -> Diagram {
    var place = hash(level, pending[base...]) & (places.count - 1)
    while places[place] != 0 {
      let found = Diagram(index: places[place])
      if self.level(of: found) == level, isNode(found, with: base) { return found }
      place = (place + 1) & (places.count - 1)
    }
    guard nodeCount < bound, children.count < Int(Int32.max) - sizes[level] else {
      pending.removeAll()
      throw Overflow(bound: bound)
    }
    let new = Diagram(index: UInt32(levels.count))
    levels.append(Int32(level))
    starts.append(Int32(children.count))
    children.append(contentsOf: pending[base...])
    places[place] = new.index
    if levels.count > places.count / 2 { growPlaces() }
    return new
  }

  private func isNode(_ diagram: Diagram, with base: Int) -> Bool {
    let start = Int(starts[Int(diagram.index)])
    return (0..<pending.count - base).allSatisfy { children[start + $0] == pending[base + $0] }
  }

  private mutating func growPlaces() {
    places = Array(repeating: 0, count: places.count * 4)
    for index in Int(Diagram.terminalCount)..<levels.count {
      let level = Int(levels[index])
      let start = Int(starts[index])
      var place = hash(level, children[start..<start + sizes[level]]) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = UInt32(index)
    }
  }

  private func hash(_ level: Int, _ children: ArraySlice<Diagram>) -> Int {
    var hash = UInt64(level)
    for child in children { hash = spread(hash ^ UInt64(child.index)) &+ hash }
    return Int(truncatingIfNeeded: spread(hash) >> 1)
  }
}
