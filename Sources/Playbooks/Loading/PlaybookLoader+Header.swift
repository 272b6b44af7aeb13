import Diagnostics
import FEEL
import YAML

/// Reads the header, and the sections that need no conditions: offices, sources and the calendar.
extension PlaybookLoader {
  /// The entry `playbook`, which stands once in all files.
  struct Header {
    let id: String
    let version: String
    let versionPlace: Place
    let title: Text
    let languages: [String]
    /// The name of the fact that lists count, and its place.
    let weight: (name: String, place: Place)?
  }

  /// Reads the entry `playbook`; nil, with a finding, where it is missing.
  mutating func readHeader() -> Header? {
    let what = Wording(en: "the playbook", zh: "规则库")
    guard let header = sections.header else {
      // The entry may be in a file that could not be parsed.
      if !isWhole { return nil }
      let file = files.first ?? SourceFile(name: "rules", text: "")
      diagnostics.append(
        .missingKey(
          "playbook", of: files.isEmpty ? Wording(en: "the folder of rules", zh: "规则文件夹") : what,
          at: Place(file, Span(0, 0))))
      return nil
    }
    let file = header.place.file
    guard
      let fields = MappingReader(
        header.node, in: file, of: what, keys: ["id", "version", "title", "languages", "weight"],
        into: &diagnostics)
    else { return nil }
    for key in ["id", "version", "title"] where fields[key] == nil {
      diagnostics.append(.missingKey(key, of: what, at: header.place))
    }
    return Header(
      id: fields.string("id", into: &diagnostics) ?? "",
      version: fields.string("version", into: &diagnostics) ?? "",
      versionPlace: fields["version"].map { Place(file, $0.span) } ?? header.place,
      title: fields.text("title", into: &diagnostics) ?? Text(""),
      languages: fields.list("languages", into: &diagnostics).compactMap { node in
        node.scalar(in: file, of: Wording(en: "a language", zh: "语言"), into: &diagnostics)?.text
      },
      weight: fields.scalar("weight", into: &diagnostics).map {
        ($0.text, Place(file, $0.span))
      })
  }

  /// The fact that the header names as `weight`; a name that no number fact has is a finding.
  mutating func weight(of header: Header, _ known: References) -> Slot? {
    guard let (name, place) = header.weight else { return nil }
    guard let fact = known.fact(named: name) else {
      diagnostics.append(known.unknownFact(name, at: place))
      return nil
    }
    note(.facts, name, at: place)
    if case .number = fact.type { return fact.slot }
    diagnostics.append(.notNumberFact(name, at: place))
    return nil
  }

  /// Reads the offices and the other parties.
  mutating func readOffices() -> [Office] {
    sections[.offices].compactMap { entry in
      checkID(entry)
      guard let fields = fields(entry, ["title", "formerly"]) else { return nil }
      return Office(declaration: declaration(of: entry, fields))
    }
  }

  /// Reads the sources that `basis` cites.
  mutating func readSources() -> [Source] {
    let keys = ["title", "number", "date", "checked", "review", "effective"]
    return sections[.sources].compactMap { entry in
      checkID(entry)
      guard let fields = fields(entry, keys) else { return nil }
      return Source(
        declaration: declaration(of: entry, fields),
        number: fields.string("number", into: &diagnostics),
        date: fields.date("date", into: &diagnostics),
        checked: fields.boolean("checked", into: &diagnostics),
        review: fields.date("review", into: &diagnostics))
    }
  }

  /// Joins the calendars of all files into one.
  mutating func readCalendar() -> WorkingCalendar {
    var holidays: Set<CalendarDate> = []
    var workdays: Set<CalendarDate> = []
    for calendar in sections.calendars where !calendar.node.isEmptyScalar {
      guard
        let fields = MappingReader(
          calendar.node, in: calendar.file, of: Wording(en: "`calendar`", zh: "`calendar`"),
          keys: ["holidays", "workdays"], into: &diagnostics)
      else { continue }
      for node in fields.list("holidays", into: &diagnostics) {
        if let day = node.date(in: fields.file, into: &diagnostics) { holidays.insert(day) }
      }
      for node in fields.list("workdays", into: &diagnostics) {
        guard let day = node.date(in: fields.file, into: &diagnostics) else { continue }
        workdays.insert(day)
        if holidays.contains(day) {
          diagnostics.append(.bothHolidayAndWorkday(at: Place(fields.file, node.span)))
        }
      }
    }
    return WorkingCalendar(holidays: holidays, workdays: workdays)
  }
}
