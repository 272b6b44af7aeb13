package import Advising
package import Diagnostics
package import Playbooks

/// One line of a batch: a case, or the reasons why the line cannot be used.
package enum BatchLine: Sendable {
  case usable(Case)
  /// The id, where one could be read, the line from 1, and what is wrong.
  case unusable(id: String?, line: Int, [Diagnostic])
}

/// One line of a batch that has not been read yet.
package struct BatchPiece: Sendable {
  /// Where the line stands.
  enum Content: Sendable {
    /// Text of JSON, and the line that it begins on.
    case json(ArraySlice<UInt8>, line: Int)
    /// The row with this index.
    case row(Int)
    /// A line of which it is known already that it cannot be used.
    case broken(Diagnostic, line: Int)
  }

  let content: Content
}

extension BatchReader {
  /// All cases of a text, and what is to be said of the text as a whole.
  package static func read(_ text: [UInt8], name: String, _ playbook: Playbook)
    -> (lines: [BatchLine], findings: [Diagnostic])
  {
    var reader = BatchReader(playbook, name: name)
    let pieces = reader.take(text) + reader.end()
    return (pieces.map { reader.line($0) }, reader.findings)
  }
}
