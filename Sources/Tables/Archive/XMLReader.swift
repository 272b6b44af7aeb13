import CExpat

/// Goes through a document of XML in pieces, and tells what it meets.
///
/// Names come without their prefixes. A document that declares entities of its own is refused: no
/// workbook does, and a few bytes could stand for very many.
final class XMLReader {
  /// What is told of the document.
  struct Events {
    var start: (_ name: String, _ attributes: [String: String]) -> Void = { _, _ in }
    var end: (_ name: String) -> Void = { _ in }
    var text: (_ text: String) -> Void = { _ in }
  }

  private let parser: XML_Parser
  private let events: Events

  init?(_ events: Events) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    self.parser = parser
    self.events = events
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetStartElementHandler(parser) { user, name, attributes in
      guard let reader = XMLReader.of(user), let name else { return }
      reader.events.start(XMLReader.local(name), XMLReader.attributes(attributes))
    }
    XML_SetEndElementHandler(parser) { user, name in
      guard let reader = XMLReader.of(user), let name else { return }
      reader.events.end(XMLReader.local(name))
    }
    XML_SetCharacterDataHandler(parser) { user, text, count in
      guard let reader = XMLReader.of(user), let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      reader.events.text(String(decoding: bytes, as: UTF8.self))
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      XMLReader.of(user).map { _ = XML_StopParser($0.parser, XML_FALSE) }
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Takes the next piece of the document.
  func take(_ bytes: UnsafeRawBufferPointer) throws(WorkbookFault) {
    let text = bytes.bindMemory(to: CChar.self)
    guard XML_Parse(parser, text.baseAddress, Int32(text.count), 0) == XML_STATUS_OK else {
      throw .damaged
    }
  }

  /// Says that the document is at its end.
  func end() throws(WorkbookFault) {
    guard XML_Parse(parser, nil, 0, 1) == XML_STATUS_OK else { throw .damaged }
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
    user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func local(_ name: UnsafePointer<XML_Char>) -> String {
    let whole = String(cString: name)
    return whole.lastIndex(of: ":").map { String(whole[whole.index(after: $0)...]) } ?? whole
  }

  /// Names and values come in turn, up to a null.
  private static func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) -> [String: String] {
    var found: [String: String] = [:]
    guard var next = list else { return found }
    while let name = next[0], let value = next[1] {
      found[local(name)] = String(cString: value)
      next += 2
    }
    return found
  }
}
