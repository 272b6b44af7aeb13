package import Diagnostics

/// A text read as YAML or JSON.
package struct Document: Sendable {
  package let file: SourceFile
  /// The value that the text holds, or nil where it holds none.
  package let root: Node?

  init(file: SourceFile, root: Node?) {
    self.file = file
    self.root = root
  }

  /// Bounds that keep a hostile text from using up the machine.
  package struct Limits: Sendable {
    /// Bytes that a file may have.
    package var bytes = 16 << 20
    /// Levels of maps and lists inside one another.
    package var depth = 200
    /// Nodes that aliases may add by repeating what they stand for.
    package var aliasedNodes = 100_000

    package init() {}

    /// The bounds for files that people write.
    package static let standard = Limits()
  }

  /// A document with what is wrong in it; there is no document where its shape cannot be told.
  ///
  /// A document may come with errors that leave its shape clear (a repeated key, of which it
  /// keeps the first), so that the errors of later stages can be shown at the same time.
  package typealias Parsed = (document: Document?, diagnostics: [Diagnostic])

  /// Reads a YAML text.
  package static func parse(_ file: SourceFile, limits: Limits = .standard) -> Parsed {
    let checked = CheckedText(file.text, as: .yaml, limits: limits)
    guard checked.isReadable else { return parsed(file, nil, checked.found) }
    var composer = Composer(bytes: checked.bytes, limits: limits)
    let stop = EventReader.read(checked.bytes, from: checked.start) { composer.receive($0) }
    var found = checked.found + composer.found
    if let stop {
      found += composer.findings(of: stop)
    }
    let isWhole = stop == nil && !composer.hasStopped && checked.found.isEmpty
    return parsed(file, isWhole ? Document(file: file, root: composer.root) : nil, found)
  }

  static func parsed(_ file: SourceFile, _ document: Document?, _ found: [Found]) -> Parsed {
    let sorted = found.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    return (document, sorted.map { $0.diagnostic(in: file) })
  }
}
