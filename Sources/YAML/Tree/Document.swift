package import Diagnostics

/// A text that has been read as YAML or JSON.
package struct Document: Sendable {
  /// The file that was read.
  package let file: SourceFile
  /// The value that the text contains; nil if it is empty.
  package let root: Node?

  init(file: SourceFile, root: Node?) {
    self.file = file
    self.root = root
  }

  /// Limits that keep a hostile text from exhausting memory or time (contract, section 1).
  package struct Limits: Sendable {
    /// The greatest size of a file, in bytes.
    package var bytes = 16 << 20
    /// The greatest depth of nested maps and lists.
    package var depth = 200
    /// The greatest number of nodes that aliases may add by repetition.
    package var aliasedNodes = 100_000

    /// The standard limits.
    package init() {}

    /// The limits for files that people write.
    package static let standard = Limits()
  }

  /// A document and the faults in it; the document is nil if its structure is unclear.
  ///
  /// A document may come with errors that leave its structure clear, such as a repeated key, of
  /// which the first is kept. The errors of later stages can then be shown at the same time.
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
      .map { $0.diagnostic(in: file) }
    // One slip may be met in two ways.
    let once = sorted.enumerated().filter { index, diagnostic in
      !sorted[..<index].suffix(4).contains {
        $0.id == diagnostic.id && $0.place.span == diagnostic.place.span
      }
    }
    return (document, once.map(\.element))
  }
}
