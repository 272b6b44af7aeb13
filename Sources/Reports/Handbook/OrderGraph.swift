/// Steps and their order, laid out in ranks.
///
/// A step stands to the right of all steps that come before it.
struct OrderGraph {
  /// A step of the order.
  struct Step {
    let title: String
    /// Whether the step belongs to another page; it is then drawn differently.
    let isForeign: Bool
  }

  /// An order of two steps, given by their indices: `from` comes before `to`.
  struct Arrow: Hashable {
    let from: Int
    let to: Int
  }

  let steps: [Step]
  /// The arrows, without those that follow from others or would close a cycle.
  let arrows: [Arrow]
  /// The steps of each rank, from top to bottom.
  let ranks: [[Int]]

  init(steps: [Step], arrows: [Arrow]) {
    self.steps = steps
    let open = OrderGraph.withoutCircles(arrows, count: steps.count)
    self.arrows = OrderGraph.reduced(open, count: steps.count)
    ranks = OrderGraph.ranks(self.arrows, count: steps.count)
  }

  private static func withoutCircles(_ arrows: [Arrow], count: Int) -> [Arrow] {
    var kept: [Arrow] = []
    for arrow in arrows where !reaches(arrow.to, arrow.from, by: kept, count: count) {
      kept.append(arrow)
    }
    return kept
  }

  /// Leaves out an arrow if a longer path leads to the same step.
  private static func reduced(_ arrows: [Arrow], count: Int) -> [Arrow] {
    arrows.filter { arrow in
      !reaches(arrow.from, arrow.to, by: arrows.filter { $0 != arrow }, count: count)
    }
  }

  private static func reaches(_ start: Int, _ end: Int, by arrows: [Arrow], count: Int) -> Bool {
    var seen = Array(repeating: false, count: count)
    var open = [start]
    while let step = open.popLast() {
      if step == end { return true }
      if seen[step] { continue }
      seen[step] = true
      open += arrows.filter { $0.from == step }.map(\.to)
    }
    return false
  }

  private static func ranks(_ arrows: [Arrow], count: Int) -> [[Int]] {
    var rank = Array(repeating: 0, count: count)
    for _ in 0..<count {
      for arrow in arrows { rank[arrow.to] = max(rank[arrow.to], rank[arrow.from] + 1) }
    }
    // A step that nothing precedes is placed just before the first step that follows it.
    for step in 0..<count where !arrows.contains(where: { $0.to == step }) {
      if let next = arrows.filter({ $0.from == step }).map({ rank[$0.to] }).min() {
        rank[step] = next - 1
      }
    }
    var columns = (0...(rank.max() ?? 0)).map { level in
      (0..<count).filter { rank[$0] == level }
    }
    for _ in 0..<4 { untangle(&columns, arrows) }
    return columns
  }

  /// Moves each step towards the mean height of the steps that it is joined to.
  private static func untangle(_ columns: inout [[Int]], _ arrows: [Arrow]) {
    var heights: [Int: Double] = [:]
    func place(_ column: [Int]) {
      for (index, step) in column.enumerated() {
        heights[step] = Double(index) - Double(column.count - 1) / 2
      }
    }
    columns.forEach(place)
    for index in Array(columns.indices) + columns.indices.reversed() {
      let middle = columns[index].map { step -> Double in
        let joined = arrows.compactMap { arrow -> Double? in
          if arrow.to == step { return heights[arrow.from] }
          return arrow.from == step ? heights[arrow.to] : nil
        }
        return joined.isEmpty ? heights[step] ?? 0 : joined.reduce(0, +) / Double(joined.count)
      }
      let order = columns[index].indices.sorted { (middle[$0], $0) < (middle[$1], $1) }
      columns[index] = order.map { columns[index][$0] }
      place(columns[index])
    }
  }
}
