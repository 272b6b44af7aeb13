import FEEL

/// Simple constraints that facts link with one another, as one diagram for all cases.
///
/// It is small where the constraints are as people write them. Then what is possible in a case is
/// read off it in one pass, and nothing has to be remembered from one case to the next.
struct LinkedConstraints: Sendable {
  /// The numbers of the constraints, ascending.
  let numbers: [Int]
  /// The facts that they read, in the order of their variables, with the cells of each.
  private let facts: [(slot: Slot, cells: Cells)]
  /// The nodes, each after those below it; the first two are false and true.
  private let nodes: [Node]
  /// For each node, the node below it for each cell of its variable.
  private let below: [Int32]

  private struct Node: Sendable {
    /// The place of its variable among the facts.
    let level: Int32
    let first: Int32
    let cells: Int32
  }

  /// The greatest number of nodes.
  static let mostNodes = 2_000

  /// The constraints of a group; nil where its diagram is too large, or reads more than cells of facts.
  init?(_ group: LinkedDiagrams, in space: ConditionSpace) {
    let store = space.store
    let variables = store.support(of: group.diagram)
    let needed = store.nodes(below: [group.diagram])
    guard needed.count <= Self.mostNodes else { return nil }
    numbers = group.numbers.sorted()
    var facts: [(slot: Slot, cells: Cells)] = []
    for variable in variables {
      guard case .fact(let slot) = space.subjects[variable.index], let cells = space.cells(of: slot)
      else { return nil }
      facts.append((slot, cells))
    }
    self.facts = facts
    let levels = Dictionary(uniqueKeysWithValues: variables.enumerated().map { ($1, $0) })
    var places: [Diagram: Int32] = [.alwaysFalse: 0, .alwaysNull: 0, .alwaysTrue: 1]
    let last = Int32(variables.count)
    var nodes = Array(repeating: Node(level: last, first: 0, cells: 0), count: 2)
    var below: [Int32] = []
    for next in needed {
      guard let variable = store.variable(of: next), let level = levels[variable] else { continue }
      let count = store.cellCount(of: variable)
      let first = Int32(below.count)
      for cell in 0..<count { below.append(places[store.child(of: next, at: cell)] ?? 0) }
      places[next] = Int32(nodes.count)
      nodes.append(Node(level: Int32(level), first: first, cells: Int32(count)))
    }
    self.nodes = nodes
    self.below = below
  }

  /// Whether some filling of the unknown facts of the frame is possible, once these facts have these
  /// values.
  func isPossible(in frame: Frame, with changes: [(Slot, Value)] = []) -> Bool {
    reachable(cells(in: frame, with: changes)).last ?? true
  }

  /// The cell of each fact by its place; -1 for one that is unknown.
  private func cells(in frame: Frame, with changes: [(Slot, Value)]) -> [Int] {
    facts.map { fact in
      let value =
        changes.last { $0.0 == fact.slot }?.1 ?? frame.values[fact.slot.index]
      return value.isKnown ? fact.cells.cell(of: value) ?? -1 : -1
    }
  }

  /// For each node, whether a way leads from it to true.
  private func reachable(_ cells: [Int]) -> [Bool] {
    var can = [false, true]
    can.reserveCapacity(nodes.count)
    for node in nodes.dropFirst(2) {
      let cell = cells[Int(node.level)]
      if cell >= 0 {
        can.append(can[Int(below[Int(node.first) + cell])])
      } else {
        can.append(
          below[Int(node.first)..<Int(node.first + node.cells)].contains { can[Int($0)] })
      }
    }
    return can
  }

  /// The unknown facts of the frame that have one value left, once these facts have these values; nil
  /// where no filling is possible.
  func settled(in frame: Frame, with changes: [(Slot, Value)] = [])
    -> [(fact: Slot, value: Value)]?
  {
    let cells = cells(in: frame, with: changes)
    let can = reachable(cells)
    guard can.last == true else { return nil }
    if cells.allSatisfy({ $0 >= 0 }) { return [] }
    var left = CellsLeft(count: facts.count)
    var isReached = Array(repeating: false, count: nodes.count)
    isReached[nodes.count - 1] = true
    if let root = nodes.last { left.leaveOut(0..<Int(root.level)) }
    for number in nodes.indices.dropFirst(2).reversed() where isReached[number] {
      let node = nodes[number]
      let level = Int(node.level)
      for cell in 0..<Int(node.cells) where cells[level] < 0 || cells[level] == cell {
        let next = Int(below[Int(node.first) + cell])
        guard can[next] else { continue }
        isReached[next] = true
        left.add(cell, of: level)
        left.leaveOut(level + 1..<Int(nodes[next].level))
      }
    }
    return facts.enumerated().compactMap { level, fact in
      guard cells[level] < 0, let only = left.only(of: level), fact.cells[only].isOneValue else {
        return nil
      }
      return (fact.slot, fact.cells[only].value)
    }
  }
}

/// The cells in which facts may still lie, as far as whether it is only one.
private struct CellsLeft {
  /// By the place of the fact: -1 for none yet, -2 for several.
  private var cells: [Int]

  init(count: Int) { cells = Array(repeating: -1, count: count) }

  mutating func add(_ cell: Int, of fact: Int) {
    if cells[fact] == -1 { cells[fact] = cell } else if cells[fact] != cell { cells[fact] = -2 }
  }

  /// Some way leaves these facts out, so that they may lie in any cell.
  mutating func leaveOut(_ facts: Range<Int>) {
    for fact in facts { cells[fact] = -2 }
  }

  func only(of fact: Int) -> Int? { cells[fact] < 0 ? nil : cells[fact] }
}

extension ConditionSpace {
  /// The constraints that are diagrams, by number, in groups that facts link; nil where one group is
  /// too large.
  mutating func linked(_ kept: [Diagram?]) -> [LinkedConstraints]? {
    let diagrams = kept.enumerated().compactMap { number, diagram in diagram.map { (number, $0) } }
    guard let groups = (try? store.linked(diagrams)) ?? nil else { return nil }
    let linked = groups.compactMap { LinkedConstraints($0, in: self) }
    return linked.count == groups.count ? linked : nil
  }
}
