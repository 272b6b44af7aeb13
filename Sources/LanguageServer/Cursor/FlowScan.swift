import Diagnostics

/// Reads a collection in brackets as far as a place.
struct FlowScan {
  /// A bracket that is open.
  private struct Level {
    let isMap: Bool
    /// The key whose value is being read; nil before its colon.
    var key: String?
    var keys: [String] = []
  }

  private var levels: [Level] = []
  /// Where the text of the current key or value begins.
  private var token = 0
  private var quote: UInt8?
  private(set) var isInComment = false

  var isOpen: Bool { !levels.isEmpty }

  /// What is known of a place in the brackets.
  struct Place {
    let steps: [CursorPath.Step]
    let isKey: Bool
    let isValue: Bool
    let before: Span
    let style: CursorPath.Style
    let siblings: [String]
    let hasColon: Bool
  }

  /// Reads on through the stretch; stops where the outermost bracket is closed.
  mutating func read(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    isInComment = false
    var index = start
    while index < end {
      let byte = bytes[index]
      if let quote {
        if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          index += 1
        } else if byte == quote {
          self.quote = nil
        }
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if isBlank(bytes, token, index) {
          quote = byte
          token = index
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        levels.append(Level(isMap: byte == UInt8(ascii: "{")))
        token = index + 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        levels.removeLast()
        if levels.isEmpty { return }
        token = index + 1
      case UInt8(ascii: ","):
        levels[levels.count - 1].key = nil
        token = index + 1
      case UInt8(ascii: ":"): takeColon(bytes, index)
      case UInt8(ascii: "#") where index > 0 && bytes[index - 1].isBlankOrBreak:
        isInComment = true
        return
      default: break
      }
      index += 1
    }
  }

  private mutating func takeColon(_ bytes: [UInt8], _ index: Int) {
    let last = levels.count - 1
    let isEnd =
      index + 1 >= bytes.count || bytes[index + 1].isBlankOrBreak
      || ",[]{}".utf8.contains(bytes[index + 1]) || bytes[index - 1] == UInt8(ascii: "\"")
    guard levels[last].isMap, levels[last].key == nil, isEnd else { return }
    let name = Self.text(bytes, token, index)
    levels[last].key = name
    levels[last].keys.append(name)
    token = index + 1
  }

  private func isBlank(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    start >= end || bytes[start..<end].allSatisfy(\.isBlankOrBreak)
  }

  private static func text(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String {
    let marks: Set<Character> = [" ", "\"", "'", "\r", "\n", "\r\n", "\t"]
    let inner = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
      .drop(while: marks.contains)
    return String(inner.reversed().drop(while: marks.contains).reversed())
  }

  /// The place at the offset, as far as the text has been read.
  func place(_ bytes: [UInt8], _ offset: Int) -> Place {
    var steps: [CursorPath.Step] = []
    for level in levels {
      if !level.isMap {
        steps.append(.item)
      } else if let key = level.key {
        steps.append(.key(key))
      }
    }
    let isKey = levels.last.map { $0.isMap && $0.key == nil } ?? false
    var start = token
    while start < offset, bytes[start].isBlankOrBreak { start += 1 }
    var style = CursorPath.Style.plain
    if quote != nil, start < offset {
      style = quote == UInt8(ascii: "\"") ? .doubleQuoted : .singleQuoted
      start += 1
    }
    let rest = bytes[min(offset, bytes.count)...].prefix { !",{}[]\n".utf8.contains($0) }
    return Place(
      steps: steps, isKey: isKey, isValue: !isKey, before: Span(min(start, offset), offset),
      style: style, siblings: siblings, hasColon: isKey && rest.contains(UInt8(ascii: ":")))
  }

  /// The keys of the innermost map before the place.
  private var siblings: [String] {
    guard let level = levels.last, level.isMap else { return [] }
    return level.key == nil ? level.keys : Array(level.keys.dropLast())
  }
}
