import Advising
import CaseStore
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Files
import Playbooks
import Reports
import YAML

/// The rows of a form, each held to its case as the rows above leave it.
struct FormRows {
  /// A case file, as far as rows have changed it.
  struct File {
    let path: String
    var text: [UInt8]
    var content: Case
    var document: Document
    var isChanged = false
  }

  private let advisor: Advisor
  private let today: CalendarDate
  private let language: Language
  private let places: [String: [String]]
  private let search: NameSearch<String>
  private let remedies: NameSearch<Reference<Remedy>>
  /// The files that rows are about, in the order in which rows first name them.
  private(set) var files: [File] = []
  /// The rows that can be recorded, in the order of the form.
  private(set) var trials: [EntryTrial] = []
  /// The cells that are wrong.
  private(set) var slips: [Diagnostic] = []
  /// The rows that are refused, each with its reasons.
  private(set) var refusals: [String] = []

  init(
    advisor: Advisor, places: [String: [String]], today: CalendarDate, language: Language
  ) {
    self.advisor = advisor
    self.places = places
    self.today = today
    self.language = language
    search = NameSearch(places.keys.sorted().map { Named($0, id: $0, title: Text($0)) })
    remedies = RecordNames.remedies(advisor.playbook)
  }

  /// Reads a row, holds it to its case, and keeps it, or what is wrong with it.
  mutating func take(_ row: RecordForm.Row) throws {
    let before = slips.count
    guard let index = try file(row), let entry = entry(row, files[index].content),
      slips.count == before
    else { return }
    let file = files[index]
    do {
      let trial = try EntryTrial(
        entry, in: file.content, file.document, advisor, path: file.path, today: today, language)
      guard trial.refusals.isEmpty else { return refuse(row, trial) }
      guard let next = read(file.path, trial.recording.text) else { return }
      files[index] = next
      files[index].isChanged = true
      trials.append(trial)
    } catch {
      slips.append(error.diagnostic(in: SourceFile(name: file.path, text: file.text)))
    }
  }

  /// The index of the file of the row's case, which is read when a row first names it.
  private mutating func file(_ row: RecordForm.Row) throws -> Int? {
    guard let cell = row[.case] else {
      missing(.case, row)
      return nil
    }
    guard let paths = places[cell.text], let path = paths.first else {
      slips.append(
        cell.slip(
          search.diagnostic(cell.text, to: "case", Wording(en: "case", zh: "案件"), at: cell.place)))
      return nil
    }
    if paths.count > 1 {
      slips.append(cell.slip(.definedTwice(cell.text, paths, at: cell.place)))
      return nil
    }
    if let index = files.firstIndex(where: { $0.path == path }) { return index }
    let bytes = try Failing.orExit(language) { () throws(FileFault) in try Folder.read(path) }
    guard let file = read(path, bytes) else { return nil }
    files.append(file)
    return files.count - 1
  }

  /// The case in the text; nil, with its findings, where it cannot be used.
  private mutating func read(_ path: String, _ text: [UInt8]) -> File? {
    let loaded = CaseReader(advisor.playbook).read(SourceFile(name: path, text: text))
    guard let content = loaded.content, let document = loaded.document else {
      slips += loaded.diagnostics
      return nil
    }
    return File(path: path, text: text, content: content, document: document)
  }

  /// The entry that the row is; nil, with slips, where a cell cannot be understood.
  private mutating func entry(_ row: RecordForm.Row, _ content: Case) -> LogEntry? {
    if row[.remedy] == nil { missing(.remedy, row) }
    let remedy = row[.remedy].flatMap { find($0, remedies, "remedy", SectionName.remedies.word) }
    let status = row[.status].flatMap {
      find($0, RecordNames.statuses, "status", RecordNames.status)
    }
    let part = row[.part].flatMap {
      find($0, content.parts.named, "part", Wording(en: "part", zh: "部分"))
    }
    let on = row[.on].map { day($0) } ?? today
    let due = row[.due].flatMap { day($0) }
    if let cell = row[.due], let due, let on, due < on {
      slips.append(cell.slip(.dueBeforeEntry(due.text, on.text, at: cell.place)))
    }
    if let cell = row[.on], let on, on > today {
      slips.append(cell.slip(.dayToCome(on, today, at: cell.place)))
    }
    guard let remedy, let status, let on else { return nil }
    return LogEntry(
      on: on, remedy: remedy, status: status, by: row[.by]?.text, reason: row[.reason]?.text,
      part: part, due: due)
  }

  private mutating func find<Key>(
    _ cell: RecordForm.Cell, _ search: NameSearch<Key>, _ end: String, _ kind: Wording
  ) -> Key? {
    if case .found(let key) = search.find(cell.text, withPieces: false) { return key }
    slips.append(cell.slip(search.diagnostic(cell.text, to: end, kind, at: cell.place)))
    return nil
  }

  private mutating func day(_ cell: RecordForm.Cell) -> CalendarDate? {
    if let day = TypedValue.day(cell.text) { return day }
    if case .failure(let slip) = ValueText.date(cell.text) {
      slips.append(cell.slip(slip.diagnostic(cell.text, at: cell.place)))
    }
    return nil
  }

  /// A row that does not say which case or remedy it is about.
  private mutating func missing(_ column: RecordColumn, _ row: RecordForm.Row) {
    guard let cell = row[.status] else { return }
    slips.append(
      Diagnostic(
        "missing-key", .error,
        Wording(
          en: "row \(row.number) has a status and no `\(column.title.en)`",
          zh: "第 \(row.number) 行填了办理结果，未填`\(column.title.zh)`"),
        at: cell.place))
  }

  private mutating func refuse(_ row: RecordForm.Row, _ trial: EntryTrial) {
    let place = row[.status]?.place
    let heading = row[.status]?.heading ?? ""
    let name = place.map { "\($0.file.name):\($0.start.line)" } ?? ""
    let lines = trial.refusals.map { "  - \($0)\n" }.joined()
    refusals.append(
      Wording(
        en: "\(name): row \(row.number), `\(heading)`: not recorded:\n",
        zh: "\(name)：第 \(row.number) 行 `\(heading)`：未记录：\n")[language] + lines)
  }
}

extension Diagnostic {
  /// What is still to come cannot be recorded.
  fileprivate static func dayToCome(_ day: CalendarDate, _ today: CalendarDate, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "wrong-value", .error,
      Wording(en: "\(day.text) is still to come", zh: "\(day.text) 尚未到来，不予记录"), at: place,
      help: Wording(
        en: "give the day on which it happened, \(today.text) or earlier",
        zh: "请填写实际办理的日期，不晚于 \(today.text)"))
  }

  /// Two case files have one id, so that no row can say which of them it is about.
  fileprivate static func definedTwice(_ id: String, _ paths: [String], at place: Place)
    -> Diagnostic
  {
    let list = paths.joined(separator: ", ")
    return Diagnostic(
      "defined-twice", .error,
      Wording(
        en: "more than one case file has the id `\(id)`: \(list)",
        zh: "案号 `\(id)` 有不止一个案件文件：\(list)"),
      at: place)
  }
}
