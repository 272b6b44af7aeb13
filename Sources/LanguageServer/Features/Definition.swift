import Diagnostics
import Playbooks
import Reports

extension Server {
  /// Where the name at the place is defined; the case file that a test names.
  func definition(at cursor: Cursor?) -> JSON {
    guard let cursor, let home = cursor.home, let book = books[home] else { return .null }
    if cursor.kind == .tests, cursor.place.keys == ["tests", "case"], cursor.place.mayBeValue {
      return caseFile(cursor)
    }
    guard let name = cursor.name,
      let entry = book.glossary.entry(name.name, in: name.sections)
    else { return .null }
    return location(entry.place)
  }

  private func caseFile(_ cursor: Cursor) -> JSON {
    let bytes = cursor.text.bytes
    let end = bytes[cursor.offset...].firstIndex { ",}\"'\r\n".utf8.contains($0) } ?? bytes.count
    let name = cursor.string(Span(cursor.place.before.start, end)).trimmed
    let path = FileLocation.path(name, in: FileLocation.folder(of: cursor.path))
    guard let file = workspace.file(path) else { return .null }
    return location(Place(file, Span(0, 0)))
  }

  /// The place as the protocol has it, in the text as it is now.
  func location(_ place: Place) -> JSON {
    .object([
      ("uri", .string(workspace.uri(place.file.name))), ("range", range(place)),
    ])
  }

  /// The range of a place in the text as it is now; where that has changed, the nearest one.
  func range(_ place: Place) -> JSON {
    guard let document = workspace.documents[place.file.name],
      document.text.bytes != place.file.text
    else { return PositionedText(place.file.text, workspace.encoding).range(place.span) }
    let shift = TextShift(from: place.file.text, to: document.text.bytes)
    let start = min(place.span.start, document.text.bytes.count)
    return document.text.range(shift.span(place.span) ?? Span(start, start))
  }
}
