import Diagnostics
import FEEL
import YAML

extension PlaybookLoader {
  struct Header {
    let id: String
    let version: String
    let title: Text
    let languages: [String]
  }

  mutating func readHeader() -> Header? {
    let what = Wording(en: "the playbook", zh: "规则库")
    guard let header = sections.header else {
      // It may stand in a file that could not be read.
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
      let fields = Fields(
        header.node, in: file, of: what, keys: ["id", "version", "title", "languages"],
        into: &diagnostics)
    else { return nil }
    for key in ["id", "version", "title"] where fields[key] == nil {
      diagnostics.append(.missingKey(key, of: what, at: header.place))
    }
    return Header(
      id: scalar("id", in: fields)?.text ?? "", version: scalar("version", in: fields)?.text ?? "",
      title: optionalText("title", in: fields) ?? Text(""),
      languages: list("languages", in: fields).compactMap { node in
        scalar(node, in: file, Wording(en: "a language", zh: "语言"))?.text
      })
  }

  mutating func readOffices() -> [Office] {
    let kind = Wording.kind(ofSection: "offices")
    return sections["offices"].compactMap { entry in
      checkID(entry, kind)
      guard let fields = fields(entry, kind, ["title"]) else { return nil }
      return Office(declaration: declaration(of: entry, fields, kind))
    }
  }

  mutating func readSources() -> [Source] {
    let kind = Wording.kind(ofSection: "sources")
    return sections["sources"].compactMap { entry in
      checkID(entry, kind)
      let keys = ["title", "number", "date", "checked", "effective"]
      guard let fields = fields(entry, kind, keys) else { return nil }
      return Source(
        declaration: declaration(of: entry, fields, kind),
        number: scalar("number", in: fields)?.text,
        date: fields["date"].flatMap { date($0, in: fields.file) },
        checked: boolean("checked", in: fields))
    }
  }

  mutating func readCalendar() -> WorkingCalendar {
    var holidays: Set<CalendarDate> = []
    var workdays: Set<CalendarDate> = []
    for calendar in sections.calendars where !calendar.node.isEmptyScalar {
      guard
        let fields = Fields(
          calendar.node, in: calendar.file, of: Wording(en: "`calendar`", zh: "`calendar`"),
          keys: ["holidays", "workdays"], into: &diagnostics)
      else { continue }
      for node in list("holidays", in: fields) {
        if let day = date(node, in: fields.file) { holidays.insert(day) }
      }
      for node in list("workdays", in: fields) {
        guard let day = date(node, in: fields.file) else { continue }
        workdays.insert(day)
        if holidays.contains(day) {
          diagnostics.append(.bothHolidayAndWorkday(at: Place(fields.file, node.span)))
        }
      }
    }
    return WorkingCalendar(holidays: holidays, workdays: workdays)
  }
}
