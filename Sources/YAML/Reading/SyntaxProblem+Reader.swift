import Diagnostics

extension SyntaxProblem {
  /// Works out the fault from libyaml's message and from the text around the place.
  struct Reader {
    let bytes: [UInt8]
    let stop: SyntaxStop
    /// The span of the last event before the place.
    let last: Span?

    func found() -> Found {
      let problem = problem
      return Found(.syntax(problem), span(of: problem))
    }

    private var problem: SyntaxProblem {
      switch stop.problem {
      case "found unexpected end of stream", "found unexpected document indicator":
        .unclosedQuote(character(stop.contextOffset), opened: opening)
      case "did not find expected ',' or ']'": unclosed("]")
      case "did not find expected ',' or '}'": unclosed("}")
      case "could not find expected ':'":
        isLongKey ? .longKey : isDash(at: stop.contextOffset) ? .dashWithoutBlank : .missingColon
      case "mapping values are not allowed in this context":
        keyAbove.map { .tooDeepAfter(key: $0) } ?? .misplacedColon
      case "block sequence entries are not allowed in this context": .misplacedDash
      case "mapping keys are not allowed in this context": .misplacedQuestionMark
      case "did not find expected key", "did not find expected '-' indicator",
        "did not find expected <document start>":
        followsValueOnItsLine ? .textAfterValue : .badIndentation
      case "found character that cannot start any token": .reservedCharacter(character(stop.offset))
      case "found unknown escape character", "did not find expected hexdecimal number",
        "found invalid Unicode character escape code":
        .badEscape(escape)
      case "found an indentation indicator equal to 0",
        "did not find expected comment or line break" where stop.context.hasSuffix("block scalar"):
        .badBlockHeader
      case "did not find expected alphabetic or numeric character": .badAnchor
      case "did not find expected node content": .missingValue
      default: byContext
      }
    }

    private var byContext: SyntaxProblem {
      if (stop.context + stop.problem).contains("directive")
        || stop.problem == "found incompatible YAML document"
      {
        return .badDirective
      }
      return stop.context.contains("tag") || stop.problem.contains("tag") ? .badTag : .unreadable
    }

    /// An unclosed bracket at the end of the text, or a missing comma before it.
    ///
    /// A line with a key that begins no deeper than the line of the bracket shows that the bracket
    /// should have ended before; a word before a colon, that a new key should begin there.
    private func unclosed(_ closer: String) -> SyntaxProblem {
      if let quote = openQuote { return .unclosedQuote("\"", opened: quote) }
      if stop.offset >= bytes.afterGapEnd || beginsLineOfBlock {
        return .unclosedBracket(closer, opened: opening)
      }
      if closer == "}", let word = wordBeforeColon { return .missingCommaBefore(text(in: word)) }
      return .missingComma(closer, opened: opening)
    }

    /// The quotation mark on the line of the bracket that has no other to close it there.
    private var openQuote: Span? {
      let end = bytes.endOfLine(stop.contextOffset)
      guard stop.offset > end else { return nil }
      let marks = (stop.contextOffset..<end).filter {
        bytes[$0] == UInt8(ascii: "\"") && bytes[$0 - 1] != UInt8(ascii: "\\")
      }
      guard marks.count % 2 == 1, let last = marks.last else { return nil }
      return Span(last, last + 1)
    }

    private var beginsLineOfBlock: Bool {
      let line = bytes.startOfLine(stop.offset)
      let opened = bytes.startOfLine(stop.contextOffset)
      guard line > opened else { return false }
      let start = bytes.skip(line, to: bytes.count) { $0 == UInt8(ascii: " ") }
      let own = bytes.skip(opened, to: bytes.count) { $0 == UInt8(ascii: " ") }
      guard start - line <= own - opened else { return false }
      return bytes.byte(at: start) == UInt8(ascii: "-")
        || KeyShape(in: bytes, from: start, to: bytes.endOfLine(line)) != nil
    }

    /// The word between a blank and the colon at which reading stopped.
    private var wordBeforeColon: Span? {
      guard bytes.byte(at: stop.offset) == UInt8(ascii: ":") else { return nil }
      var start = stop.offset
      while start > stop.contextOffset, let byte = bytes.byte(at: start - 1), !byte.isSpace,
        !",{[".utf8.contains(byte)
      {
        start -= 1
      }
      guard start < stop.offset, bytes.byte(at: start - 1)?.isBlank == true else { return nil }
      return Span(start, stop.offset)
    }

    private func text(in span: Span) -> String {
      String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    }

    /// Whether a dash with something right after it stands there.
    private func isDash(at offset: Int) -> Bool {
      guard bytes.byte(at: offset) == UInt8(ascii: "-"), let next = bytes.byte(at: offset + 1)
      else { return false }
      return !next.isSpace && next != UInt8(ascii: "-")
    }

    /// The key of the line above, where the line of the colon is a key that is indented deeper than
    /// it, and that key has its value on its own line.
    private var keyAbove: String? {
      let line = bytes.startOfLine(stop.offset)
      let start = bytes.skip(line, to: stop.offset) { $0 == UInt8(ascii: " ") }
      guard let above = bytes.lastContentLine(before: line),
        !bytes[start..<stop.offset].contains(where: { $0.isBlank })
      else { return nil }
      let end = bytes.endOfLine(above)
      let first = bytes.skip(above, to: end) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
      guard start - line > first - above,
        let key = KeyShape(in: bytes, from: first, to: end), key.slip == nil,
        bytes.skip(key.valueStart, to: end, while: { $0.isBlank }) < end
      else { return nil }
      return text(in: bytes.trimmed(Span(first, key.valueStart - 1)))
    }

    private var opening: Span { Span(stop.contextOffset, min(stop.contextOffset + 1, bytes.count)) }

    /// Whether a quoted text or a bracket has ended on this line, as in `"a" = b`.
    private var followsValueOnItsLine: Bool {
      guard let last, last.end <= stop.offset, last.length > 0,
        let end = bytes.byte(at: last.end - 1)
      else { return false }
      return "\"']}".utf8.contains(end) && bytes.endOfLine(last.end) >= stop.offset
        && stop.offset < bytes.count && !bytes[stop.offset].isBreak
    }

    /// Whether the colon comes later than libyaml looks for it: after more than 1024 characters.
    private var isLongKey: Bool {
      let line = line(at: stop.contextOffset)
      return line.length > 1024
        && bytes[line.start..<line.end].indices.contains {
          bytes[$0] == UInt8(ascii: ":") && (bytes.byte(at: $0 + 1)?.isSpace ?? true)
        }
    }

    private var escape: String {
      // libyaml's mark is at the backslash, or at the digits after it.
      var start = stop.offset
      while start > stop.contextOffset, bytes.byte(at: start) != UInt8(ascii: "\\") { start -= 1 }
      return "\\" + character(start + 1)
    }

    private func span(of problem: SyntaxProblem) -> Span {
      switch problem {
      case .unclosedBracket(_, let opened), .unclosedQuote(_, let opened): opened
      case .missingColon, .longKey: line(at: stop.contextOffset)
      case .dashWithoutBlank: Span(stop.contextOffset, stop.contextOffset + 1)
      case .tooDeepAfter:
        bytes.trimmed(
          Span(
            bytes.skip(bytes.startOfLine(stop.offset)) { $0 == UInt8(ascii: " ") }, stop.offset))
      case .missingCommaBefore: wordBeforeColon ?? opening
      case .textAfterValue:
        bytes.trimmed(Span(stop.offset, bytes.endOfLine(stop.offset)))
      case .badAnchor: bytes.token(at: stop.contextOffset)
      case .misplacedColon, .misplacedDash, .misplacedQuestionMark, .reservedCharacter:
        Span(min(stop.offset, bytes.count), min(stop.offset + characterLength, bytes.count))
      default: bytes.token(at: stop.offset)
      }
    }

    private func line(at offset: Int) -> Span {
      bytes.trimmed(Span(offset, bytes.endOfLine(offset)))
    }

    private var characterLength: Int { character(stop.offset).utf8.count }

    private func character(_ offset: Int) -> String {
      let end = bytes.skip(offset + 1) { $0 & 0xC0 == 0x80 }
      return offset < bytes.count ? String(decoding: bytes[offset..<end], as: UTF8.self) : ""
    }
  }
}

extension [UInt8] {
  /// The end of the text without its trailing blanks and line breaks.
  fileprivate var afterGapEnd: Int { endTrimmed(of: Span(0, count)) }
}
