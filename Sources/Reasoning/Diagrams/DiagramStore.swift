/// Reduced, ordered, multi-valued decision diagrams with the answers false, null and true.
///
/// A node asks in which cell one variable lies, and has a child for each. Variables are asked in
/// their order; no node has all children alike, and no two nodes are alike. Hence a condition has
/// one diagram only, and every path from its root is open to some choice of cells.
package struct DiagramStore: Sendable {
  /// The number of nodes that it may hold.
  package let bound: Int
  /// How many cells each variable has.
  private var sizes: [Int] = []
  /// By node: the variable that it asks for; past all variables for the three answers.
  private var levels: [Int32]
  /// By node: where its children begin.
  private var starts: [Int32]
  private var children: [Diagram] = []
  /// Open addressing, 0 where free; a power of two, at most half full.
  private var places: [UInt32]
  /// Children of the nodes that are being built, innermost last.
  private var pending: [Diagram] = []
  var memo = MemoTable()

  package init(bound: Int = 1_000_000) {
    self.bound = min(bound, 1 << 28)
    levels = Array(repeating: .max, count: Int(Diagram.terminalCount))
    starts = Array(repeating: 0, count: Int(Diagram.terminalCount))
    places = Array(repeating: 0, count: 1 << 8)
  }

  package var variableCount: Int { sizes.count }

  /// How many nodes there are, the three answers not counted.
  package var nodeCount: Int { levels.count - Int(Diagram.terminalCount) }

  /// A new variable, asked for after those that are there.
  package mutating func addVariable(cells: Int) -> Variable {
    precondition(cells > 0, "a variable has at least one cell")
    sizes.append(cells)
    return Variable(sizes.count - 1)
  }

  package func cellCount(of variable: Variable) -> Int { sizes[variable.index] }

  /// The variable that a diagram asks for first; nil where it has one answer everywhere.
  package func variable(of diagram: Diagram) -> Variable? {
    diagram.index < Diagram.terminalCount ? nil : Variable(level(of: diagram))
  }

  /// What is left of a diagram once the variable that it asks for first is known.
  package func child(of diagram: Diagram, at cell: Int) -> Diagram {
    children[Int(starts[Int(diagram.index)]) + cell]
  }
}

// MARK: - Nodes, for the operations

extension DiagramStore {
  /// The index of the variable asked for first; past all variables for the three answers.
  func level(of diagram: Diagram) -> Int { Int(levels[Int(diagram.index)]) }

  /// What a diagram becomes when the variable at a level, which it asks for first or not at all,
  /// is known.
  func cofactor(_ diagram: Diagram, at level: Int, cell: Int) -> Diagram {
    self.level(of: diagram) == level ? child(of: diagram, at: cell) : diagram
  }

  /// The node that asks for the variable at a level and goes on as `child` says, cell by cell.
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
