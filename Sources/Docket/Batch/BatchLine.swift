package import Advising
package import Diagnostics
package import Playbooks

/// One line of a batch: a case, or the reasons why the line cannot be used.
package enum BatchLine: Sendable {
  case usable(Case)
  /// The id, where one could be read, the line from 1, and what is wrong.
  case unusable(id: String?, line: Int, [Diagnostic])
}

/// Neighbouring lines of a batch that have not been read yet.
package struct BatchPiece: Sendable {
  /// Where the lines stand.
  package enum Content: Sendable {
    /// Lines of JSON.
    case json(JSONLines)
    /// The rows with these indices.
    case rows(Range<Int>)
    /// A line of which it is known already that it cannot be used.
    case broken(Diagnostic, line: Int)
  }

  /// Where the lines stand.
  package let content: Content

  /// The number of lines.
  package var count: Int {
    switch content {
    case .json(let json): json.lines.count
    case .rows(let rows): rows.count
    case .broken: 1
    }
  }
}

/// Some lines of JSON, and the text that they stand in.
package struct JSONLines: Sendable {
  /// The text; it may hold other lines too.
  package let text: [UInt8]
  /// The lines, at most ``most`` of them.
  package let lines: [Line]

  /// One line of JSON.
  package struct Line: Sendable {
    /// Its place in the text.
    package let range: Range<Int>
    /// The number of the line in the input, from 1.
    package let number: Int
  }

  /// The greatest number of lines that stay together.
  package static let most = 512

  /// These lines of the text, in pieces.
  static func pieces(_ lines: [Line], of text: [UInt8]) -> [BatchPiece] {
    stride(from: 0, to: lines.count, by: most).map { start in
      BatchPiece(
        content: .json(JSONLines(text: text, lines: Array(lines[start...].prefix(most)))))
    }
  }
}

extension BatchReader {
  /// All cases of a text, and what is to be said of the text as a whole.
  package static func read(_ text: [UInt8], name: String, _ playbook: Playbook)
    -> (lines: [BatchLine], findings: [Diagnostic])
  {
    var reader = BatchReader(playbook, name: name)
    let pieces = reader.take(text) + reader.end()
    return (pieces.flatMap { reader.lines(of: $0) }, reader.findings)
  }
}
