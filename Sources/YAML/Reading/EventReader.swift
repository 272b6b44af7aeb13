import CLibYAML
import Diagnostics

/// One event in the course of reading a YAML document.
enum Event {
  case documentStart
  case documentEnd
  case alias(String)
  case scalar(String, Scalar.Style, Properties)
  case sequenceStart(Properties)
  case sequenceEnd
  case mappingStart(Properties)
  case mappingEnd

  /// The properties that may precede a value: `&anchor` and `!!tag`.
  struct Properties {
    let anchor: String?
    let tag: String?

    var isEmpty: Bool { anchor == nil && tag == nil }
  }
}

/// An event and the span of the text that it comes from.
struct PlacedEvent {
  let event: Event
  let span: Span
}

/// The place where libyaml could not go on, and its own words about it.
struct SyntaxStop {
  let problem: String
  let context: String
  let offset: Int
  /// The offset where the construct begins that it was reading.
  let contextOffset: Int
}

/// Reads a text with libyaml; this is the only code that touches libyaml's memory.
enum EventReader {
  /// Passes on the events in order, until the text ends, is unreadable, or `receive` returns false.
  static func read(
    _ bytes: [UInt8], from start: Int, _ receive: (PlacedEvent) -> Bool
  ) -> SyntaxStop? {
    var offsets = CharacterOffsets(bytes, from: start)
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else {
      preconditionFailure("there is no memory left for a parser")
    }
    defer { yaml_parser_delete(parser) }
    return bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(
        parser, buffer.baseAddress.map { $0 + start }, buffer.count - start)
      return walk(parser, &offsets, receive)
    }
  }

  private static func walk(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ offsets: inout CharacterOffsets,
    _ receive: (PlacedEvent) -> Bool
  ) -> SyntaxStop? {
    while true {
      var raw = yaml_event_t()
      guard yaml_parser_parse(parser, &raw) == 1 else { return stop(parser.pointee, &offsets) }
      defer { yaml_event_delete(&raw) }
      if raw.type == YAML_STREAM_END_EVENT || raw.type == YAML_NO_EVENT { return nil }
      guard let event = event(raw) else { continue }
      let start = offsets.byte(of: raw.start_mark.index)
      let end = offsets.byte(of: raw.end_mark.index)
      let placed = PlacedEvent(event: event, span: Span(start, max(start, end)))
      guard receive(placed) else { return nil }
    }
  }

  private static func event(_ raw: yaml_event_t) -> Event? {
    switch raw.type {
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_ALIAS_EVENT: .alias(text(raw.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: scalar(raw)
    case YAML_SEQUENCE_START_EVENT:
      .sequenceStart(properties(raw.data.sequence_start.anchor, raw.data.sequence_start.tag))
    case YAML_SEQUENCE_END_EVENT: .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      .mappingStart(properties(raw.data.mapping_start.anchor, raw.data.mapping_start.tag))
    case YAML_MAPPING_END_EVENT: .mappingEnd
    default: nil
    }
  }

  private static func scalar(_ raw: yaml_event_t) -> Event {
    let data = raw.data.scalar
    let style: Scalar.Style =
      switch data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    let text = String(
      decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    return .scalar(text, style, properties(data.anchor, data.tag))
  }

  private static func properties(
    _ anchor: UnsafePointer<yaml_char_t>?, _ tag: UnsafePointer<yaml_char_t>?
  ) -> Event.Properties {
    Event.Properties(anchor: text(anchor), tag: text(tag))
  }

  private static func text(_ bytes: UnsafePointer<yaml_char_t>?) -> String? {
    bytes.map { String(cString: $0) }
  }

  private static func stop(
    _ parser: yaml_parser_t, _ offsets: inout CharacterOffsets
  ) -> SyntaxStop {
    let offset = offsets.byte(of: parser.problem_mark.index)
    let context = parser.context.map { String(cString: $0) } ?? ""
    return SyntaxStop(
      problem: parser.problem.map { String(cString: $0) } ?? "", context: context, offset: offset,
      contextOffset: context.isEmpty ? offset : offsets.byte(of: parser.context_mark.index))
  }
}
