import Advising
import Docket
import Reports

/// Looks for the blockers of many lines of a batch at once.
struct BlockReader: Sendable {
  private let rules: BlockRules
  private let scanner: CaseScanner
  private let lines: BlockLines

  init(_ rules: BlockRules) {
    self.rules = rules
    scanner = CaseScanner(rules)
    lines = BlockLines(rules)
  }

  /// Lines whose blockers were looked for.
  struct Found: Sendable {
    fileprivate let findings: BlockFindings
    fileprivate let lines: [Line]
    fileprivate let text: [UInt8]
    /// The lines that have to be answered one by one, in order.
    let left: [BatchLine]
  }

  /// How the case of a line is named, or that the line is left.
  fileprivate enum Line: Sendable {
    case found(id: Range<Int>)
    case named(String)
    case left
  }

  /// Looks for the blockers of the lines of a piece.
  func read(_ piece: BatchPiece, _ reader: BatchReader) -> Found {
    let block = CaseBlock(rules)
    var text: [UInt8] = []
    var ids = Array(repeating: 0..<0, count: piece.count)
    if case .json(let json) = piece.content {
      text = json.text
      ids = scanner.scan(json, into: block)
    } else {
      for _ in 0..<piece.count { block.leave(block.add()) }
    }
    /// What is not plain, by its place.
    var read: [Int: BatchLine] = [:]
    for lane in ids.indices where ids[lane].isEmpty {
      let line = reader.line(lane, of: piece)
      read[lane] = line
      if case .usable(let content) = line { _ = block.state(content, in: lane) }
    }
    let findings = block.findings()
    var left: [BatchLine] = []
    let lines = ids.indices.map { lane -> Line in
      if findings.isBeyond(lane) {
        left.append(read[lane] ?? reader.line(lane, of: piece))
        return .left
      }
      if case .usable(let content) = read[lane] { return .named(content.id) }
      return .found(id: ids[lane])
    }
    return Found(findings: findings, lines: lines, text: text, left: left)
  }

  /// What is written for the lines; `left` is what was answered for those that were left.
  func text(_ found: Found, _ left: [[UInt8]]) -> [UInt8] {
    var rest = left[...]
    let all = found.lines.map { line -> BlockLines.Line in
      switch line {
      case .found(let id): .found(id: id)
      case .named(let id): BlockLines.named(id)
      case .left: .written(rest.popFirst() ?? [])
      }
    }
    return lines.text(found.findings, all, found.text)
  }
}
