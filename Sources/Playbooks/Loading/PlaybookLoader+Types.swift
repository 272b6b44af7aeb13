import Diagnostics
import FEEL
import YAML

/// Reads the item definitions under `types`, and the `type` of facts, decisions and attributes.
extension PlaybookLoader {
  /// The types that are not built from others, by the name that a playbook writes.
  static let simpleTypes: [(String, DataType)] = [
    ("boolean", .boolean), ("number", .number), ("string", .string), ("date", .date),
    ("time", .time), ("date and time", .dateAndTime), ("days and time duration", .daysAndTime),
    ("years and months duration", .yearsAndMonths),
  ]

  /// Reads the item definitions, each where it is first needed, so that their order does not
  /// matter.
  mutating func readTypes() {
    for entry in sections[.types] { _ = record(named: entry.key, within: []) }
  }

  private mutating func record(named name: String, within open: [String]) -> RecordType? {
    if let known = types[name] { return known }
    guard let entry = sections[.types].first(where: { $0.key == name }) else { return nil }
    checkID(entry)
    guard case .mapping(let list) = entry.node.kind else {
      diagnostics.append(.notAMapping(entry.wording, entry.node, in: entry.file))
      return nil
    }
    // Registered before its fields are read, so that a mistake in one is reported once.
    types[name] = RecordType(id: name, place: entry.place, fields: [])
    let fields = list.compactMap { field($0, of: entry, within: open + [name]) }
    let record = RecordType(id: name, place: entry.place, fields: fields)
    types[name] = record
    return record
  }

  private mutating func field(
    _ item: Node.Entry, of entry: Entry, within open: [String]
  ) -> RecordType.Field? {
    guard let name = item.key.scalar?.text else {
      diagnostics.append(.keyIsNoText(at: Place(entry.file, item.key.span)))
      return nil
    }
    if let scalar = item.value.scalar {
      let type = dataType(scalar.text, at: Place(entry.file, scalar.span), within: open)
      return type.map {
        RecordType.Field(name: name, title: nil, type: $0, unit: nil, optional: false)
      }
    }
    let what = Wording(en: "attribute `\(name)`", zh: "属性 `\(name)`")
    guard
      let fields = MappingReader(
        item.value, in: entry.file, of: what, keys: ["type", "unit", "optional", "title"],
        into: &diagnostics)
    else { return nil }
    guard let type = type(of: fields, what, at: Place(entry.file, item.key.span), within: open)
    else { return nil }
    return RecordType.Field(
      name: name, title: fields.text("title", into: &diagnostics), type: type,
      unit: fields.string("unit", into: &diagnostics),
      optional: fields.boolean("optional", into: &diagnostics))
  }

  /// The declared `type` of a fact, a decision or an attribute; nil, with a finding, where it is
  /// missing or unknown.
  mutating func type(
    of fields: MappingReader, _ what: Wording, at place: Place, within open: [String] = []
  ) -> DataType? {
    guard let scalar = fields.scalar("type", into: &diagnostics) else {
      if fields["type"] == nil { diagnostics.append(.missingKey("type", of: what, at: place)) }
      return nil
    }
    return dataType(scalar.text, at: Place(fields.file, scalar.span), within: open)
  }

  private mutating func dataType(_ text: String, at place: Place, within open: [String])
    -> DataType?
  {
    let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if name.hasPrefix("list<"), name.hasSuffix(">") {
      let inner = String(name.dropFirst(5).dropLast())
      let written = place.file.text(in: place.span)
      let start = place.span.start + (written.hasPrefix("list<") ? 5 : 0)
      let own = written == text ? Span(start, start + inner.utf8.count) : place.span
      return dataType(inner, at: Place(place.file, own), within: open).map(DataType.list)
    }
    if let element = ["list of ", "array of "].first(where: name.lowercased().hasPrefix) {
      let meant = "list<\(name.dropFirst(element.count))>"
      diagnostics.append(.listType(name, meant, at: place))
      return nil
    }
    if let simple = Self.simpleTypes.first(where: { $0.0 == name }) { return simple.1 }
    if open.contains(name) {
      diagnostics.append(.typeInsideItself(name, at: place))
      return nil
    }
    if let record = record(named: name, within: open) {
      note(.types, name, at: place.part(named: name))
      return .record(record)
    }
    let known =
      Self.simpleTypes.map(\.0) + ["list<string>"] + sections[.types].map(\.key)
    diagnostics.append(
      .unknownReference(name, to: .types, known: known, at: place))
    return nil
  }
}
