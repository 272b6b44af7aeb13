import Diagnostics

/// Draws an order of steps as SVG: boxes from left to right, joined by arrows.
struct OrderDrawing {
  let graph: OrderGraph

  private static let boxWidth = 196
  private static let columnGap = 54
  private static let rowGap = 14
  private static let lineHeight = 17
  private static let margin = 12
  /// The greatest width of a line in a box, in terminal cells.
  private static let cells = 28

  /// The box of a step, in pixels, and the lines of its title.
  private struct Box {
    let x: Int
    let y: Int
    let height: Int
    let lines: [String]

    var middle: Int { y + height / 2 }
  }

  var svg: String {
    let boxes = self.boxes
    let width =
      graph.ranks.count * (Self.boxWidth + Self.columnGap) - Self.columnGap
      + 2 * Self.margin
    let height = (boxes.values.map { $0.y + $0.height }.max() ?? 0) + Self.margin
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
        + "viewBox=\"0 0 \(width) \(height)\" role=\"img\">",
      "<style>text{font:13px \"Microsoft YaHei\",\"PingFang SC\",\"Noto Sans CJK SC\","
        + "\"Noto Sans\",Arial,sans-serif;fill:#1a1a1a}path{fill:none;stroke:#5a7a99;"
        + "stroke-width:1.3}rect{fill:#f2f6fa;stroke:#24507a}"
        + ".other rect{fill:#fff;stroke:#999;stroke-dasharray:4 3}</style>",
      "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" "
        + "markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\" "
        + "style=\"fill:#5a7a99;stroke:none\"/></marker></defs>",
      "<rect width=\"\(width)\" height=\"\(height)\" style=\"fill:#fff;stroke:none\"/>",
    ]
    for arrow in graph.arrows {
      if let from = boxes[arrow.from], let to = boxes[arrow.to] { lines.append(path(from, to)) }
    }
    for step in graph.steps.indices {
      if let box = boxes[step] { lines += draw(box, isForeign: graph.steps[step].isForeign) }
    }
    return (lines + ["</svg>"]).joined(separator: "\n")
  }

  /// The boxes in columns from left to right; each column is centred on the tallest one.
  private var boxes: [Int: Box] {
    let texts = graph.steps.map { Wrapping(width: Self.cells).lines($0.title) }
    func height(_ step: Int) -> Int { texts[step].count * Self.lineHeight + 14 }
    let heights = graph.ranks.map { column in
      column.map(height).reduce(0, +) + max(0, column.count - 1) * Self.rowGap
    }
    let tallest = heights.max() ?? 0
    var boxes: [Int: Box] = [:]
    for (rank, column) in graph.ranks.enumerated() {
      var y = Self.margin + (tallest - heights[rank]) / 2
      for step in column {
        let x = Self.margin + rank * (Self.boxWidth + Self.columnGap)
        boxes[step] = Box(x: x, y: y, height: height(step), lines: texts[step])
        y += height(step) + Self.rowGap
      }
    }
    return boxes
  }

  private func path(_ from: Box, _ to: Box) -> String {
    let start = from.x + Self.boxWidth
    let bend = Self.columnGap / 2
    return "<path d=\"M\(start) \(from.middle)C\(start + bend) \(from.middle) "
      + "\(to.x - bend) \(to.middle) \(to.x) \(to.middle)\" marker-end=\"url(#tip)\"/>"
  }

  private func draw(_ box: Box, isForeign: Bool) -> [String] {
    var lines = [
      isForeign ? "<g class=\"other\">" : "<g>",
      "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(Self.boxWidth)\" height=\"\(box.height)\" "
        + "rx=\"4\"/>",
    ]
    for (index, text) in box.lines.enumerated() {
      let y = box.y + 20 + index * Self.lineHeight
      lines.append("<text x=\"\(box.x + 8)\" y=\"\(y)\">\(escaped(text))</text>")
    }
    return lines + ["</g>"]
  }

  private func escaped(_ text: String) -> String {
    visible(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
  }
}
