import Diagnostics

/// Goes through the lines of a text down to a place, and remembers which keys are open there.
struct LineScan {
  private let bytes: [UInt8]
  private let offset: Int
  /// The keys and items that are open, the outermost first.
  private var frames: [Frame] = []
  /// The keys of the map at the top.
  private var rootKeys: [String] = []
  /// The collection in brackets that is open, with the column of the key that it belongs to.
  private var flow: (scan: FlowScan, column: Int)?

  /// A key or an item that is open, by its column.
  private struct Frame {
    let column: Int
    let step: CursorPath.Step
    /// Where its value begins on its own line; nil where none stands there.
    var value: Int?
    var style = CursorPath.Style.plain
    /// The keys of the map below it that have been seen.
    var children: [String] = []
  }

  init(_ bytes: [UInt8], _ offset: Int) {
    self.bytes = bytes
    self.offset = min(max(offset, 0), bytes.count)
  }

  /// The place; nil in a comment.
  mutating func path() -> CursorPath? {
    var start = 0
    while true {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if offset <= end { return lastLine(start, end) }
      take(start, end)
      start = end + 1
    }
  }

  /// Takes a line that stands above the place.
  private mutating func take(_ start: Int, _ end: Int) {
    if continues(start, end) { return }
    let first = bytes.afterBlanks(start, end)
    guard first < end, bytes[first] != UInt8(ascii: "#"), bytes[first] != 0x0D else { return }
    open(start, first, end, until: end)
  }

  /// Whether the line belongs to a collection in brackets or a text that began above it.
  private mutating func continues(_ start: Int, _ end: Int) -> Bool {
    let first = bytes.afterBlanks(start, end)
    if var open = flow {
      // A bracket that was never closed ends where the next key begins.
      let isKey = first < end && first - start <= open.column && LineKey(bytes, first, end) != nil
      if !isKey {
        open.scan.read(bytes, start, end)
        flow = open.scan.isOpen ? open : nil
        return true
      }
      flow = nil
    }
    guard let last = frames.last, last.style == .block, first < end else { return false }
    return first - start > last.column
  }

  /// Opens the items and the key that a line begins with; gives where the rest begins.
  @discardableResult
  private mutating func open(_ start: Int, _ first: Int, _ end: Int, until limit: Int) -> Int {
    var rest = first
    close(rest - start, isItem: bytes.isDash(rest, end))
    while bytes.isDash(rest, end), rest < limit {
      frames.append(Frame(column: rest - start, step: .item))
      rest = bytes.afterBlanks(rest + 1, end)
    }
    guard let key = LineKey(bytes, rest, end), key.colon < limit else {
      let isRoot = frames.isEmpty && rest < end && "{[".utf8.contains(bytes[rest])
      if isRoot {
        openFlow(rest, end, column: -1)
      } else if frames.last?.step == .item, rest < end {
        openValue(rest, end, start)
      }
      return rest
    }
    note(key.name)
    frames.append(Frame(column: rest - start, step: .key(key.name)))
    let value = bytes.afterBlanks(key.colon + 1, end)
    if value < end { openValue(value, end, start) }
    return rest
  }

  /// Notes how the value of the last frame begins.
  private mutating func openValue(_ value: Int, _ end: Int, _ start: Int) {
    guard !frames.isEmpty, bytes[value] != UInt8(ascii: "#"), bytes[value] != 0x0D else { return }
    let last = frames.count - 1
    switch bytes[value] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      frames[last].value = value
      openFlow(value, end, column: frames[last].column)
      return
    case UInt8(ascii: "|"), UInt8(ascii: ">"): frames[last].style = .block
    case UInt8(ascii: "\""): frames[last].style = .doubleQuoted
    case UInt8(ascii: "'"): frames[last].style = .singleQuoted
    default: break
    }
    frames[last].value = value
  }

  /// Opens the collection in brackets that begins at the offset; it belongs to a key in the column.
  private mutating func openFlow(_ start: Int, _ end: Int, column: Int) {
    var scan = FlowScan()
    scan.read(bytes, start, min(end, max(offset, start)))
    flow = scan.isOpen ? (scan, column) : nil
  }

  /// Closes what stands no further to the left than a line that begins at the column.
  private mutating func close(_ column: Int, isItem: Bool) {
    while let last = frames.last {
      // The items of a list may stand below their key without indentation.
      let isOwner = isItem && last.column == column && last.step != .item
      if last.column < column || isOwner { return }
      frames.removeLast()
    }
  }

  private mutating func note(_ key: String) {
    if frames.isEmpty {
      rootKeys.append(key)
    } else {
      frames[frames.count - 1].children.append(key)
    }
  }

  private var keysHere: [String] { frames.last?.children ?? rootKeys }

  private mutating func lastLine(_ start: Int, _ end: Int) -> CursorPath? {
    let wasOpen = flow != nil || frames.last?.style == .block
    if wasOpen, continuesAtCursor(start, end) {
      if let flow { return inFlow(flow.scan, start) }
      return inText(from: start)
    }
    let first = bytes.afterBlanks(start, end)
    if first >= offset || first >= end || bytes[first] == 0x0D { return onBlank(start) }
    if bytes[first] == UInt8(ascii: "#") { return nil }
    let hadValue = frames.last { $0.column < first - start }?.value != nil
    let dashed = bytes.isDash(first, end)
    let rest = open(start, first, end, until: offset)
    if let flow { return inFlow(flow.scan, start) }
    if let last = frames.last, let value = last.value, value <= offset, last.column <= rest - start,
      last.column >= first - start
    {
      return inScalar(last, value)
    }
    if let key = LineKey(bytes, rest, end), key.colon >= offset {
      return CursorPath(
        steps: frames.map(\.step), mayBeKey: true, mayBeValue: false,
        before: Span(min(rest, offset), offset), style: .plain,
        siblings: siblings(key.name, rest - start, end), hasColon: true, column: rest - start)
    }
    if let last = frames.last, last.column >= first - start, last.step != .item {
      // Behind the colon of a key without a value.
      return value(last.step, Span(offset, offset))
    }
    if !dashed, hadValue { return inText(from: start) }
    return CursorPath(
      steps: frames.map(\.step), mayBeKey: true, mayBeValue: true,
      before: Span(min(rest, offset), offset), style: .plain,
      siblings: siblings(nil, rest - start, end), hasColon: false, column: rest - start)
  }

  /// Reads the line as far as the place, where something above is still open.
  private mutating func continuesAtCursor(_ start: Int, _ end: Int) -> Bool {
    let first = bytes.afterBlanks(start, end)
    if let open = flow {
      if first < end, first - start <= open.column, LineKey(bytes, first, end) != nil {
        flow = nil
        return false
      }
      flow?.scan.read(bytes, start, offset)
      return flow?.scan.isOpen == true
    }
    guard let last = frames.last, last.style == .block else { return false }
    return first >= end ? offset - start > last.column : first - start > last.column
  }

  private func onBlank(_ start: Int) -> CursorPath {
    var scan = self
    scan.close(offset - start, isItem: false)
    return CursorPath(
      steps: scan.frames.map(\.step), mayBeKey: true, mayBeValue: scan.frames.last?.value == nil,
      before: Span(offset, offset), style: .plain,
      siblings: scan.siblings(nil, offset - start, offset), hasColon: false,
      column: offset - start)
  }

  private func value(_ step: CursorPath.Step, _ before: Span) -> CursorPath {
    CursorPath(
      steps: frames.map(\.step), mayBeKey: false, mayBeValue: true, before: before, style: .plain,
      siblings: [], hasColon: false, column: frames.last?.column ?? 0)
  }

  private func inScalar(_ frame: Frame, _ value: Int) -> CursorPath? {
    let isQuoted = frame.style == .doubleQuoted || frame.style == .singleQuoted
    let start = min(offset, isQuoted ? value + 1 : value)
    if !isQuoted, bytes.hasComment(start, offset) { return nil }
    return CursorPath(
      steps: frames.map(\.step), mayBeKey: frame.step == .item, mayBeValue: true,
      before: Span(start, offset), style: frame.style == .block ? .plain : frame.style,
      siblings: [], hasColon: false, column: value)
  }

  /// In a text of several lines that belongs to the last key.
  private func inText(from start: Int) -> CursorPath {
    let last = frames.last
    let first = last?.value.map { last?.style == .block ? lineAfter($0) : $0 } ?? start
    return CursorPath(
      steps: frames.map(\.step), mayBeKey: false, mayBeValue: true,
      before: Span(min(first, offset), offset), style: last?.style ?? .plain, siblings: [],
      hasColon: false, column: last?.column ?? 0)
  }

  private func inFlow(_ scan: FlowScan, _ start: Int) -> CursorPath? {
    if scan.isInComment { return nil }
    let place = scan.place(bytes, offset)
    return CursorPath(
      steps: frames.map(\.step) + place.steps, mayBeKey: place.isKey, mayBeValue: place.isValue,
      before: place.before, style: place.style, siblings: place.siblings,
      hasColon: place.hasColon, column: 0)
  }

  private func lineAfter(_ place: Int) -> Int {
    bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
  }

  /// The keys of the same map above and below, but for the one at the place.
  private func siblings(_ own: String?, _ column: Int, _ end: Int) -> [String] {
    var found = keysHere
    if let own, found.last == own { found.removeLast() }
    var start = lineAfter(min(end, bytes.count))
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let first = bytes.afterBlanks(start, end)
      if first < end, bytes[first] != UInt8(ascii: "#") {
        if first - start < column || bytes.isDash(first, end) && first - start <= column { break }
        if first - start == column, let key = LineKey(bytes, first, end) { found.append(key.name) }
      }
      start = end + 1
    }
    return found
  }
}
