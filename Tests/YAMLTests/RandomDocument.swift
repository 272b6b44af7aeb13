import YAML

/// Writes random documents in random ways: block and flow style, indentation, comments, quotes,
/// line ends, with and without a line end at the end.
struct RandomDocument {
  private var random: RandomSource
  private var comments = 0
  private let step: Int
  private let listStep: Int
  private let lineEnd: String

  init(seed: UInt64) {
    random = RandomSource(seed: seed)
    step = random.pick([1, 2, 4])
    listStep = random.pick([0, 2, 3])
    lineEnd = random.pick(["\n", "\n", "\r\n"])
  }

  mutating func text() -> String {
    var text = random.chance(4) ? "\u{FEFF}" : ""
    text += random.chance(3) ? commentLine(0) : ""
    text += map(column: 0, depth: 0)
    if random.chance(3) { text += commentLine(0) }
    if random.chance(3), text.hasSuffix(lineEnd) { text.removeLast() }
    return text
  }

  /// Comments are numbered, so that it can be told whether one is lost.
  private mutating func comment() -> String {
    guard random.chance(3) else { return "" }
    comments += 1
    return random.pick(["  ", " "]) + "# c\(comments);: '[\"注"
  }

  private mutating func commentLine(_ column: Int) -> String {
    comments += 1
    return blanks(column) + "# l\(comments);" + lineEnd
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private mutating func between(_ column: Int) -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: lineEnd
    case 1: commentLine(column)
    default: ""
    }
  }

  private mutating func map(column: Int, depth: Int) -> String {
    let names = ["a", "b", "甲", "x y", "n.o", "\"q\"", "k"].shuffled(using: &random)
    let count = Int.random(in: 1...4, using: &random)
    return names.prefix(count).enumerated().map { index, name in
      (index == 0 ? "" : blanks(column)) + name + ":" + value(column, depth)
        + (index + 1 < count ? between(column) : "")
    }.joined()
  }

  private mutating func list(column: Int, depth: Int) -> String {
    let gap = random.pick([1, 1, 3])
    let count = Int.random(in: 1...3, using: &random)
    return (0..<count).map { _ in
      let isMap = depth < 3 && random.chance(2)
      let dash = blanks(column) + "-"
      let item =
        isMap
        ? blanks(gap) + map(column: column + 1 + gap, depth: depth + 1) : value(column, depth + 3)
      return dash + item
    }.joined()
  }

  /// What follows a colon or a dash, with the end of its line.
  private mutating func value(_ column: Int, _ depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 3 ? 9 : 6), using: &random) {
    case 0: return comment() + lineEnd
    case 1: return " " + flow(0) + comment() + lineEnd
    case 2: return " " + block(column + step)
    case 3...5: return " " + scalar(inFlow: false) + comment() + lineEnd
    case 6:
      return comment() + lineEnd + between(column)
        + list(column: column + listStep, depth: depth + 1)
    default:
      return comment() + lineEnd + blanks(column + step)
        + map(column: column + step, depth: depth + 1)
    }
  }

  private mutating func block(_ column: Int) -> String {
    let header = random.pick(["|", ">", "|-", ">-", "|+"])
    let lines = (0..<Int.random(in: 1...3, using: &random)).map { index in
      blanks(column + (index > 0 && random.chance(3) ? 2 : 0))
        + random.pick(["x # y", "a: b", "甲"]) + lineEnd
    }
    return header + comment() + lineEnd + lines.joined(separator: random.chance(4) ? lineEnd : "")
      + (random.chance(4) ? lineEnd : "")
  }

  private mutating func flow(_ depth: Int) -> String {
    let count = Int.random(in: 0...3, using: &random)
    let space = random.pick(["", " "])
    if random.chance(2) {
      let items = (0..<count).map { _ in flowItem(depth) }
      return "[" + space + items.joined(separator: ", ") + "]"
    }
    let names = ["a", "b", "甲", "\"q\""].shuffled(using: &random).prefix(count)
    return "{" + space
      + names.map { $0 + (random.chance(8) ? "" : ": " + flowItem(depth)) }.joined(separator: ", ")
      + space + "}"
  }

  private mutating func flowItem(_ depth: Int) -> String {
    depth < 2 && random.chance(3) ? flow(depth + 1) : scalar(inFlow: true)
  }

  private mutating func scalar(inFlow: Bool) -> String {
    random.pick([
      "1", "true", "~", "'it''s'", "\"a\\tb #\"", "'# no comment'", "2021-06-01", "市信访局",
      NewValue.string(random.text()).text(inFlow: inFlow), "no",
    ])
  }
}
