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

  /// The case of a line, read now.
  package func line(_ piece: BatchPiece) -> BatchLine {
    switch piece.content {
    case .json(let text, let line):
      let loaded = cases.readJSON(SourceFile(name: "\(name):\(line)", text: Array(text)))
      if let content = loaded.content { return .usable(content) }
      return .unusable(id: loaded.id, line: line, loaded.diagnostics)
    case .broken(let diagnostic, let line): return .unusable(id: nil, line: line, [diagnostic])
    case .row(let index):
      guard case .table(let table) = state else {
        preconditionFailure("rows are given out by a table only")
      }
      return table[index].line
    }
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
      return cases.rows.map { BatchPiece(content: .row($0)) }
    } catch {
      findings = [error.diagnostic]
      return []
    }
  }

  private static func lines(_ text: [UInt8]) -> [BatchPiece] {
    var splitter = LineSplitter()
    return splitter.take(text) + splitter.end()
  }
}

/// Divides text into lines as it comes; blank ones are counted and left out.
struct LineSplitter: Sendable {
  private var rest: [UInt8] = []
  private var line = 1
  private var isFirst = true

  mutating func take(_ bytes: [UInt8]) -> [BatchPiece] {
    var text = bytes[...]
    if isFirst, text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    isFirst = false
    guard let last = text.lastIndex(of: UInt8(ascii: "\n")) else {
      rest += text
      return []
    }
    var whole = text[...last]
    if !rest.isEmpty {
      rest += whole
      whole = rest[...]
    }
    let pieces = pieces(whole)
    rest = Array(text[(last + 1)...])
    return pieces
  }

  mutating func end() -> [BatchPiece] {
    let pieces = pieces(rest[...])
    rest = []
    return pieces
  }

  private mutating func pieces(_ text: ArraySlice<UInt8>) -> [BatchPiece] {
    var pieces: [BatchPiece] = []
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.endIndex
      let line = text[start..<end]
      if !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) {
        pieces.append(BatchPiece(content: .json(line, line: self.line)))
      }
      self.line += 1
      start = end + 1
    }
    return pieces
  }
}
