package import Diagnostics

/// Formats a YAML text: indentation, blanks in brackets, blanks at line ends, empty lines.
///
/// Only blanks and line ends change. After each step the text is read again; a step that changed
/// the content or any other character is dropped.
package struct Formatter {
  private let limits: Document.Limits

  /// A formatter; the limits are those of the reader.
  package init(limits: Document.Limits = .standard) { self.limits = limits }

  /// The formatted text; nil if the file cannot be read without errors.
  package func format(_ file: SourceFile) -> [UInt8]? {
    guard var document = read(file.text, file.name) else { return nil }
    for step in [lineEnds, brackets, indentation, lines] {
      let text = step(document)
      guard text != document.file.text, let next = read(text, file.name),
        saysTheSame(document, next)
      else { continue }
      document = next
    }
    return document.file.text
  }

  private func read(_ text: [UInt8], _ name: String) -> Document? {
    let parsed = Document.parse(SourceFile(name: name, text: text), limits: limits)
    guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    return parsed.document
  }

  private func saysTheSame(_ old: Document, _ new: Document) -> Bool {
    (old.root.map { Content($0) } ?? .null) == (new.root.map { Content($0) } ?? .null)
      && old.file.text.filter { !$0.isSpace } == new.file.text.filter { !$0.isSpace }
  }

  /// The text with line feeds as its only line ends.
  private func lineEnds(_ document: Document) -> [UInt8] {
    let text = document.file.text
    return text.indices.filter { index in
      text[index] != UInt8(ascii: "\r") || text.byte(at: index + 1) != UInt8(ascii: "\n")
    }.map { text[$0] }
  }

  private func brackets(_ document: Document) -> [UInt8] {
    var edits: [Edit] = []
    if let root = document.root { FlowSpacing(document).collect(root, into: &edits) }
    return Edit.apply(edits, to: document.file.text)
  }

  private func indentation(_ document: Document) -> [UInt8] {
    Indentation(document).text
  }

  /// The text without blanks at line ends, without double empty lines, with one line end at its
  /// end.
  private func lines(_ document: Document) -> [UInt8] {
    let text = document.file.text
    let kept = Lines(document)
    var result: [UInt8] = []
    var emptyBefore = true
    for line in kept.all {
      if kept.isInText(line) {
        result += text[line.start..<line.end] + [UInt8(ascii: "\n")]
        emptyBefore = false
        continue
      }
      let end = text.endTrimmed(of: line)
      if end == line.start, emptyBefore { continue }
      emptyBefore = end == line.start
      result += text[line.start..<end] + [UInt8(ascii: "\n")]
    }
    let isText = kept.all.last.map(kept.isInText) ?? false
    // A block text that ends with the file, without a line end, must not get a line end.
    if isText, text.last.map(\.isBreak) == false { result.removeLast() }
    while !isText, result.count > 1, result.hasSuffix("\n\n") { result.removeLast() }
    return result
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

/// The lines of a text, and which of them belong to a scalar of several lines.
struct Lines {
  let all: [Span]
  private let texts: [Span]

  init(_ document: Document) {
    let bytes = document.file.text
    var spans: [Span] = []
    var start = 0
    while start < bytes.count {
      let end = bytes.skip(start) { $0 != UInt8(ascii: "\n") }
      spans.append(Span(start, end))
      start = end + 1
    }
    all = spans
    var texts: [Span] = []
    if let root = document.root { Lines.collect(root, bytes, into: &texts) }
    self.texts = texts
  }

  /// Whether the line is part of a scalar that began on an earlier line.
  func isInText(_ line: Span) -> Bool {
    texts.contains { $0.start < line.start && line.start <= $0.end }
  }

  private static func collect(_ node: Node, _ bytes: [UInt8], into texts: inout [Span]) {
    guard node.alias == nil else { return }
    switch node.kind {
    case .scalar(let scalar):
      var end = scalar.span.end
      if scalar.style == .literal || scalar.style == .folded {
        // Empty lines at the end may belong to the block text.
        end = bytes.skip(end) { $0.isSpace }
        end = end >= bytes.count ? end : bytes.startOfLine(end) - 1
      }
      end = max(end, scalar.span.end)
      if bytes[scalar.span.start..<min(end, bytes.count)].contains(where: \.isBreak) {
        texts.append(Span(scalar.span.start, end))
      }
    case .sequence(let items): for item in items { collect(item, bytes, into: &texts) }
    case .mapping(let entries):
      for entry in entries {
        collect(entry.key, bytes, into: &texts)
        collect(entry.value, bytes, into: &texts)
      }
    }
  }
}
