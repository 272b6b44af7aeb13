package import Diagnostics
package import Playbooks
import Tables

/// The notation of a batch; the raw value is the word of the command line.
package enum BatchForm: String, Sendable, CaseIterable {
  case ndjson, csv, xlsx
}

/// Reads a batch in pieces: lines of JSON, an array of JSON, or a table (contract, section 5).
///
/// Lines of JSON are given back as they come, so that a long file takes no more memory than a short
/// one. An array or a table is given back at the end.
package struct BatchReader: Sendable {
  private let playbook: Playbook
  private let cases: CaseReader
  private let name: String
  /// The notation that the caller names; nil where it is found out.
  private let form: BatchForm?
  private var state = State.undecided([])
  /// What is to be said of the input as a whole; with an error among it no line is read.
  package private(set) var findings: [Diagnostic] = []

  /// What the input has turned out to be.
  private enum State: Sendable {
    /// All of the input up to here.
    case undecided([UInt8])
    case lines(LineSplitter)
    case table(CaseTable)
  }

  /// A reader of cases in the vocabulary of the playbook.
  package init(_ playbook: Playbook, name: String, form: BatchForm? = nil) {
    self.playbook = playbook
    self.name = name
    self.form = form
    cases = CaseReader(playbook)
  }

  /// Takes more of the input, and gives the lines that are complete.
  package mutating func take(_ bytes: [UInt8]) -> [BatchPiece] {
    switch state {
    case .lines(var splitter):
      // The splitter is taken out first, so that its bytes are not copied.
      state = .undecided([])
      let pieces = splitter.take(bytes)
      state = .lines(splitter)
      return pieces
    case .undecided(var all):
      state = .undecided([])
      all += bytes
      guard let first = Self.first(of: all), first == UInt8(ascii: "{") || isLines(first) else {
        state = .undecided(all)
        return []
      }
      var splitter = LineSplitter()
      let pieces = splitter.take(all)
      state = .lines(splitter)
      return pieces
    case .table: return []
    }
  }

  /// Says that the input is at its end, and gives the lines that are left.
  package mutating func end() -> [BatchPiece] {
    switch state {
    case .lines(var splitter): return splitter.end()
    case .undecided(let bytes): return whole(bytes)
    case .table: return []
    }
  }

  /// The cases of the lines, read now.
  package func lines(of piece: BatchPiece) -> [BatchLine] {
    (0..<piece.count).map { line($0, of: piece) }
  }

  /// The case of the line at that place of a piece, read now.
  package func line(_ place: Int, of piece: BatchPiece) -> BatchLine {
    switch piece.content {
    case .json(let json): return line(json.lines[place], of: json)
    case .broken(let diagnostic, let line):
      return .unusable(id: nil, line: line, [diagnostic])
    case .rows(let rows):
      guard case .table(let table) = state else {
        preconditionFailure("rows are given out by a table only")
      }
      return table[rows.lowerBound + place].line
    }
  }

  private func line(_ line: JSONLines.Line, of json: JSONLines) -> BatchLine {
    let file = SourceFile(name: "\(name):\(line.number)", text: Array(json.text[line.range]))
    let loaded = cases.readJSON(file)
    if let content = loaded.content { return .usable(content) }
    return .unusable(id: loaded.id, line: line.number, loaded.diagnostics)
  }

  /// Whether the caller says that the input is lines, and it is no array.
  private func isLines(_ first: UInt8) -> Bool {
    form == .ndjson && first != UInt8(ascii: "[")
  }

  /// The first byte that can be seen, after a byte order mark.
  private static func first(of text: [UInt8]) -> UInt8? {
    let mark = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return text[mark...].first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// The lines of an input that is known as a whole.
  private mutating func whole(_ bytes: [UInt8]) -> [BatchPiece] {
    guard let first = Self.first(of: bytes) else { return [] }
    if first == UInt8(ascii: "["), form == nil || form == .ndjson {
      return JSONArray.items(bytes, name: name) ?? Self.lines(bytes)
    }
    do throws(TableFault) {
      let table = try Table(bytes, name: name, isWorkbook: form.map { $0 == .xlsx })
      if form == nil, let text = table.linesOfJSON { return Self.lines(text) }
      let cases = CaseTable(table, playbook)
      findings = cases.findings
      state = .table(cases)
      let starts = stride(from: cases.rows.lowerBound, to: cases.rows.upperBound, by: Self.rows)
      return starts.map { start in
        BatchPiece(content: .rows(start..<min(start + Self.rows, cases.rows.upperBound)))
      }
    } catch {
      findings = [error.diagnostic]
      return []
    }
  }

  /// The number of rows of a table that stay together.
  private static let rows = 512

  private static func lines(_ text: [UInt8]) -> [BatchPiece] {
    var splitter = LineSplitter()
    return splitter.take(text) + splitter.end()
  }
}

/// Divides text into lines as it comes; blank ones are counted and left out.
struct LineSplitter: Sendable {
  /// The beginning of a line whose end has not come yet.
  private var rest: [UInt8] = []
  private var number = 1
  private var isFirst = true

  mutating func take(_ bytes: [UInt8]) -> [BatchPiece] {
    guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else {
      rest += bytes
      return []
    }
    var pieces: [BatchPiece] = []
    var start = 0
    if !rest.isEmpty, let first = bytes.firstIndex(of: UInt8(ascii: "\n")) {
      // The line that began before is put together by itself, so that the others are not copied.
      start = first + 1
      let line = rest + bytes[..<start]
      pieces = self.pieces(line, 0..<line.count)
    }
    pieces += self.pieces(bytes, start..<last + 1)
    rest = Array(bytes[(last + 1)...])
    return pieces
  }

  mutating func end() -> [BatchPiece] {
    let pieces = pieces(rest, 0..<rest.count)
    rest = []
    return pieces
  }

  private mutating func pieces(_ text: [UInt8], _ range: Range<Int>) -> [BatchPiece] {
    var lines: [JSONLines.Line] = []
    var start = range.lowerBound
    if isFirst, text[range].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    isFirst = false
    text.withUnsafeBytes { bytes in
      while start < range.upperBound {
        let length = bytes[start..<range.upperBound].lengthOfLine
        let line = start..<start + length
        if !bytes[line].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
          lines.append(JSONLines.Line(range: line, number: number))
        }
        number += 1
        start += length + 1
      }
    }
    return JSONLines.pieces(lines, of: text)
  }
}

extension Slice<UnsafeRawBufferPointer> {
  /// The number of bytes before the first line break, or of all where there is none.
  ///
  /// It looks at eight bytes at a time.
  fileprivate var lengthOfLine: Int {
    let bytes = UnsafeRawBufferPointer(rebasing: self)
    var place = 0
    while place + 8 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian
      let breaks = word.marking(0x0A)
      if breaks != 0 { return place + breaks.trailingZeroBitCount >> 3 }
      place += 8
    }
    while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    return place
  }
}
