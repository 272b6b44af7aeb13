import Diagnostics

/// The layout of a text: its line ends, its indentation, and the places where lines can be added.
struct Layout {
  private let bytes: [UInt8]
  /// The line end that the text uses.
  let lineEnd: String
  /// The number of columns by which a map is indented below its key.
  let step: Int
  /// The number of columns by which the dashes of a list are indented below its key.
  let listStep: Int

  init(_ document: Document) {
    let bytes = document.file.text
    self.bytes = bytes
    lineEnd = Self.lineEnd(of: bytes)
    let values = document.root?.mapping?.map(\.value) ?? []
    let columns = Self.columns(of: values.filter { $0.mapping != nil }, bytes)
    let listColumns = Self.columns(of: values.filter { $0.sequence != nil }, bytes)
    step = columns.first { $0 > 0 } ?? listColumns.first { $0 > 0 } ?? 2
    listStep = listColumns.first ?? step
  }

  private static func lineEnd(of bytes: [UInt8]) -> String {
    guard let first = bytes.firstIndex(where: { $0.isBreak }) else { return "\n" }
    return String(decoding: bytes[first..<bytes.afterBreak(first)], as: UTF8.self)
  }

  private static func columns(of nodes: [Node], _ bytes: [UInt8]) -> [Int] {
    nodes.filter { $0.alias == nil && !bytes.isFlow(at: $0.span.start) }
      .map { bytes.column(of: $0.span.start) }
  }

  func isFlow(_ node: Node) -> Bool { node.scalar == nil && bytes.isFlow(at: node.span.start) }

  func column(_ offset: Int) -> Int { bytes.column(of: offset) }

  /// The edits that add lines after the line on which the node ends.
  func edits(addingLines lines: String, after node: Node) -> [Edit] {
    let end = bytes.endOfLine(node.shownSpan.end)
    guard let block = Self.lastBlockText(of: node) else {
      return [Edit(insert: lineEnd + lines, at: end)]
    }
    let header = block.span.start..<bytes.skip(block.span.start) { !$0.isSpace }
    let chomping = header.first { "+-".utf8.contains(bytes[$0]) }
    // A block text that ends with the file, without a line end, must not get a line end.
    let isCut = end == bytes.count && !block.text.hasSuffix("\n")
    let keeps = chomping.map { bytes[$0] == UInt8(ascii: "+") } ?? false
    if keeps, !isCut { return keeping(lines, from: end) }
    let addition = Edit(insert: lineEnd + lines, at: end)
    guard isCut, keeps || chomping == nil else { return [addition] }
    let mark =
      chomping.map { Span($0, $0 + 1) } ?? Span(header.lowerBound + 1, header.lowerBound + 1)
    return [Edit(mark, "-"), addition]
  }

  /// The edit that adds lines after a text with `|+`, to which the empty lines below it belong.
  private func keeping(_ lines: String, from end: Int) -> [Edit] {
    var start = bytes.afterBreak(end)
    while start < bytes.count {
      let lineEnd = bytes.endOfLine(start)
      guard bytes.skip(start, to: lineEnd, while: { $0.isBlank }) == lineEnd else { break }
      start = bytes.afterBreak(lineEnd)
    }
    let isEnded = start > 0 && bytes[start - 1].isBreak
    return [Edit(insert: (isEnded ? "" : lineEnd) + lines + lineEnd, at: start)]
  }

  /// The block text at the end of the node, if there is one.
  private static func lastBlockText(of node: Node) -> Scalar? {
    guard node.alias == nil else { return nil }
    switch node.kind {
    case .scalar(let scalar):
      return scalar.style == .literal || scalar.style == .folded ? scalar : nil
    case .sequence(let items): return items.last.flatMap { lastBlockText(of: $0) }
    case .mapping(let entries): return entries.last.flatMap { lastBlockText(of: $0.value) }
    }
  }
}

extension [UInt8] {
  fileprivate func isFlow(at offset: Int) -> Bool {
    byte(at: offset) == UInt8(ascii: "[") || byte(at: offset) == UInt8(ascii: "{")
  }

  fileprivate func column(of offset: Int) -> Int {
    characters(Span(startOfLine(offset), offset))
  }
}
