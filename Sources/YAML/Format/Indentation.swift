import Diagnostics

/// Moves lines so that each level is indented two blanks deeper than the one above it.
struct Indentation {
  private let bytes: [UInt8]
  private let lines: Lines
  private let starts: [Int]
  /// For each line, the number of columns by which it moves; negative to the left.
  private var moves: [Int]

  private static let step = 2

  init(_ document: Document) {
    bytes = document.file.text
    lines = Lines(document)
    starts = lines.all.map(\.start)
    moves = Array(repeating: 0, count: lines.all.count)
    if let root = document.root { place(root, at: 0) }
    moveComments()
  }

  var text: [UInt8] {
    var result: [UInt8] = []
    for (index, line) in lines.all.enumerated() {
      let blanks = bytes.skip(line.start) { $0 == UInt8(ascii: " ") }
      let content = bytes[min(blanks, line.end)..<line.end]
      let width = max(0, min(blanks, line.end) - line.start + moves[index])
      if !content.isEmpty {
        result += Array(repeating: UInt8(ascii: " "), count: width) + content
      } else {
        result += bytes[line.start..<line.end]
      }
      if line.end < bytes.count { result.append(UInt8(ascii: "\n")) }
    }
    return result
  }

  /// Moves a block collection to a column; bracketed collections and texts move with their holder.
  private mutating func place(_ node: Node, at column: Int) {
    guard node.alias == nil, !isFlow(node) else { return }
    switch node.kind {
    case .scalar: return
    case .mapping(let entries):
      move(node, entries.map(\.key.shownSpan.start), to: column)
      for entry in entries { place(entry.value, at: column + Self.step) }
    case .sequence(let items):
      let dashes = items.map { dash(before: $0) }
      move(node, dashes, to: column)
      for (item, dash) in zip(items, dashes) {
        let inside = (item.properties ?? item.span).start
        let isBeside = inside > dash && line(of: inside) == line(of: dash)
        // A value on the line of its dash keeps its distance from the dash.
        place(item, at: isBeside ? column + inside - dash : column + Self.step)
      }
    }
  }

  /// Moves each member together with the lines that follow it, up to the next member.
  private mutating func move(_ node: Node, _ members: [Int], to column: Int) {
    guard let first = members.first else { return }
    let distance = column - (first - start(of: first))
    let last = line(of: max(first, node.span.end - 1))
    for index in line(of: first)...max(line(of: first), last) {
      let isOwn = index > line(of: first) || firstContent(of: index) == first
      if isOwn { moves[index] = distance }
    }
  }

  private func dash(before item: Node) -> Int {
    var offset = (item.properties ?? item.span).start
    if bytes.byte(at: offset) == UInt8(ascii: "-"), item.span.start == item.span.end {
      return offset
    }
    while offset > 0 {
      offset -= 1
      if bytes[offset] == UInt8(ascii: "-"), bytes.byte(at: offset + 1)?.isSpace ?? true,
        firstContent(of: line(of: offset)) == offset || isAfterDash(offset)
      {
        return offset
      }
    }
    return 0
  }

  /// Whether only dashes precede on the line, as in `- - a`, a list whose first item is a list.
  private func isAfterDash(_ offset: Int) -> Bool {
    let first = firstContent(of: line(of: offset))
    return bytes[first..<offset].allSatisfy { $0.isBlank || $0 == UInt8(ascii: "-") }
  }

  /// Moves each comment on a line of its own like the line below it.
  private mutating func moveComments() {
    var below: (blanks: Int, move: Int)?
    for index in lines.all.indices.reversed() {
      let line = lines.all[index]
      let first = firstContent(of: index)
      guard first < line.end, !lines.isInText(line) else { continue }
      guard bytes[first] == UInt8(ascii: "#") else {
        below = (first - line.start, moves[index])
        continue
      }
      if let below, below.blanks == first - line.start { moves[index] = below.move }
    }
  }

  private func isFlow(_ node: Node) -> Bool {
    guard node.scalar == nil else { return false }
    return bytes.byte(at: node.span.start).map { "[{".utf8.contains($0) } ?? false
  }

  private func firstContent(of line: Int) -> Int {
    let span = lines.all[line]
    return min(bytes.skip(span.start) { $0 == UInt8(ascii: " ") }, span.end)
  }

  private func start(of offset: Int) -> Int { starts[line(of: offset)] }

  private func line(of offset: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
