import Diagnostics
import Messages
import Playbooks
import YAML

/// A place in an open document, with what stands there.
struct Cursor: Sendable {
  let path: String
  let home: String?
  let kind: FileKind
  let text: PositionedText
  let offset: Int
  let place: CursorPath
  /// What a key there would be; nil where none can stand.
  let asKey: Subject?
  /// What a value there would be; nil where none can stand.
  let asValue: Subject?

  init?(_ workspace: Workspace, _ path: String, _ offset: Int) {
    guard let document = workspace.documents[path],
      let place = CursorPath(document.text.bytes, at: offset)
    else { return nil }
    self.path = path
    home = workspace.home(path)
    kind = workspace.kind(path)
    text = document.text
    self.offset = offset
    self.place = place
    asKey = place.mayBeKey ? Subject(place, in: kind, asKey: true) : nil
    asValue = place.mayBeValue ? Subject(place, in: kind, asKey: false) : nil
  }

  /// The text of the key or value as far as the place.
  var before: String {
    String(decoding: text.bytes[place.before.start..<place.before.end], as: UTF8.self)
  }

  /// Whether the place is in a text of FEEL, between its quotes.
  var isInFEELText: Bool {
    var isIn = false
    var wasEscape = false
    for character in before {
      if character == "\"", !wasEscape || place.style == .doubleQuoted { isIn.toggle() }
      wasEscape = character == "\\" && !wasEscape
    }
    return isIn
  }

  /// The name at the place, from its first character to its last, and the part before the place.
  func word(isFEEL: Bool) -> (span: Span, typed: Span) {
    let bytes = text.bytes
    let allowsHyphen = !isFEEL || isInFEELText
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "." || scalar == "_" || scalar == "-" && allowsHyphen
        || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    var start = offset
    while start > place.before.start, let (scalar, length) = bytes.scalar(before: start),
      isPart(scalar)
    { start -= length }
    var end = offset
    while end < bytes.count, let (scalar, length) = bytes.scalar(at: end), isPart(scalar) {
      end += length
    }
    return (Span(start, end), Span(start, offset))
  }

  func string(_ span: Span) -> String {
    String(decoding: text.bytes[span.start..<span.end], as: UTF8.self)
  }
}

extension [UInt8] {
  /// The character that begins at the offset, with its length in bytes.
  func scalar(at index: Int) -> (Unicode.Scalar, Int)? {
    guard index < count else { return nil }
    let length = self[index] < 0x80 ? 1 : self[index] < 0xE0 ? 2 : self[index] < 0xF0 ? 3 : 4
    let text = String(decoding: self[index..<Swift.min(index + length, count)], as: UTF8.self)
    return text.unicodeScalars.first.map { ($0, length) }
  }

  /// The character that ends before the offset, with its length in bytes.
  func scalar(before index: Int) -> (Unicode.Scalar, Int)? {
    var start = index - 1
    while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= 0 else { return nil }
    return scalar(at: start).map { ($0.0, index - start) }
  }
}

extension Server {
  /// The place that a request names; a fault where its document is not open.
  func cursor(_ params: Node?) throws(ServerFault) -> Cursor? {
    let path = try document(params)
    guard let position = PositionedText.Position(params?["position"]) else {
      throw ServerFault(.invalidParams, "there is no `position`")
    }
    guard let document = workspace.documents[path] else { return nil }
    return Cursor(workspace, path, document.text.offset(of: position))
  }
}

/// A name at a place, and what it may stand for.
struct NameAtCursor: Sendable {
  /// The whole name: in nested facts with the words above it.
  let name: String
  /// The place of what stands there of it.
  let span: Span
  let sections: [SectionName]
}

extension Cursor {
  /// The name at the place; nil where no name of an entry can stand.
  var name: NameAtCursor? {
    for (subject, isKey) in [(asKey, true), (asValue, false)] {
      guard let subject, !isKey || place.hasColon || asValue == nil else { continue }
      if let found = name(subject) { return found }
    }
    return nil
  }

  private func name(_ subject: Subject) -> NameAtCursor? {
    var isFEEL = false
    if case .feel = subject { isFEEL = true }
    let span = word(isFEEL: isFEEL).span
    let text = string(span)
    guard !text.isEmpty else { return nil }
    switch subject {
    case .ids(let sections): return NameAtCursor(name: text, span: span, sections: sections)
    case .definition(let section):
      return NameAtCursor(name: text, span: span, sections: [section])
    case .fact(let words):
      return NameAtCursor(name: words + text, span: span, sections: [.facts])
    case .type: return NameAtCursor(name: text, span: span, sections: [.types])
    case .feel(let ofAdvice):
      if isInFEELText {
        let ids: [SectionName] = [.blockers, .remedies, .goals, .offices]
        return ofAdvice ? NameAtCursor(name: text, span: span, sections: ids) : nil
      }
      return NameAtCursor(name: text, span: span, sections: [.facts, .decisions])
    case .value, .part, .words: return nil
    }
  }
}
