import Diagnostics

/// Finds the items of an array of JSON without reading them.
enum JSONArray {
  /// The items, each with its line; nil where the text is lines that happen to begin with `[`.
  ///
  /// An array that is never closed is one broken line, at its end.
  static func items(_ text: [UInt8], name: String) -> [BatchPiece]? {
    var scan = Scan(text: text)
    if let pieces = scan.items() { return pieces }
    let lines = text.split(separator: UInt8(ascii: "\n")).dropFirst()
    let isLines = lines.contains { $0.first == UInt8(ascii: "{") }
    if isLines || scan.isClosed { return nil }
    let file = SourceFile(name: name, text: text)
    let place = Place(file, Span(text.count, text.count))
    return [BatchPiece(content: .broken(.arrayNotClosed(at: place), line: place.start.line))]
  }

  /// Goes through the text once.
  private struct Scan {
    let text: [UInt8]
    /// Whether the array came to its end, with other text behind it.
    var isClosed = false

    mutating func items() -> [BatchPiece]? {
      var lines: [JSONLines.Line] = []
      var (depth, line, isText, isEscaped) = (0, 1, false, false)
      var start: (offset: Int, line: Int)?
      for (offset, byte) in text.enumerated() {
        if isClosed {
          guard isBlank(byte) else { return nil }
          continue
        }
        if isText {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = true
          } else if byte == UInt8(ascii: "\"") {
            isText = false
          }
        } else {
          let isEnd = depth == 1 && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]"))
          if depth == 1, !isEnd, !isBlank(byte), start == nil { start = (offset, line) }
          if isEnd {
            if let begun = start {
              lines.append(JSONLines.Line(range: begun.offset..<offset, number: begun.line))
            }
            start = nil
          }
          switch byte {
          case UInt8(ascii: "\""): isText = true
          case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
          case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
          default: break
          }
          isClosed = depth == 0 && byte == UInt8(ascii: "]")
        }
        if byte == UInt8(ascii: "\n") { line += 1 }
      }
      return isClosed ? JSONLines.pieces(lines, of: text) : nil
    }

    private func isBlank(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
  }
}

extension Diagnostic {
  fileprivate static func arrayNotClosed(at place: Place) -> Diagnostic {
    Diagnostic(
      "unclosed-bracket", .error,
      Wording(en: "the array `[` of cases is never closed", zh: "案件数组 `[` 没有收尾"), at: place,
      help: Wording(en: "write `]` at its end", zh: "请在末尾补上 `]`"))
  }
}
