import Advising
package import Diagnostics
package import FEEL
package import Playbooks
import Tables

/// What the rows of a table come to as case files: new ones, and how those that are there differ
/// (contract, section 6).
package struct TableImport: Sendable {
  /// A case file that is to be written.
  package struct New: Sendable {
    /// The id of the case.
    package let id: String
    /// The title, where the table gives one.
    package let title: String?
    /// The name of the file in the folder.
    package let name: String
    /// The text of the file.
    package let text: [UInt8]
  }

  /// A case that is there already.
  package struct Known: Sendable {
    /// The id of the case.
    package let id: String
    /// The file that it is in.
    package let file: SourceFile
    /// What the row says otherwise; nil where the file cannot be read.
    package let differences: [Difference]?
  }

  /// Something that a row says otherwise than the file.
  package struct Difference: Sendable {
    /// The thing that the two say different things of.
    package enum Subject: Sendable {
      /// A fact, and the part that it is of.
      case fact(Fact, part: String?)
      /// A key of the case file.
      case key(String)
    }

    /// What they differ in.
    package let subject: Subject
    /// What the file says; nil where it says nothing.
    package let file: Value?
    /// What the table says.
    package let table: Value
  }

  /// The case files to be written, in the order of the rows.
  package private(set) var new: [New] = []
  /// The cases that are there, in the order of the rows.
  package private(set) var known: [Known] = []
  /// What is to be said of the table as a whole; with an error among it no row is read.
  package private(set) var findings: [Diagnostic] = []
  /// What is wrong with rows that cannot be used, row by row.
  package private(set) var badRows: [[Diagnostic]] = []

  /// Reads the table against the cases that are there; facts are compared as of the day.
  package init(
    _ bytes: [UInt8], name: String, _ playbook: Playbook, existing: [LoadedCase],
    on day: CalendarDate
  ) {
    let cases: CaseTable
    do throws(TableFault) {
      cases = CaseTable(try Table(bytes, name: name), playbook, keys: Set(CaseKey.allCases))
    } catch {
      findings = [error.diagnostic]
      return
    }
    findings = cases.findings
    let there = Dictionary(
      existing.compactMap { loaded in loaded.id.map { ($0, loaded) } },
      uniquingKeysWith: { first, _ in first })
    var taken: [String: Int] = [:]
    for index in cases.rows {
      var row = cases[index]
      guard let id = row.id, row.faults.isEmpty else {
        badRows.append(row.faults)
        continue
      }
      if let first = taken[id] {
        row.faults.append(.caseTwice(id, first: first, at: row.place))
        badRows.append(row.faults)
        continue
      }
      taken[id] = row.number
      if let loaded = there[id] {
        let differences = loaded.content.map { row.differences(from: $0, playbook, on: day) }
        known.append(Known(id: id, file: loaded.file, differences: differences))
      } else {
        add(row, id, playbook)
      }
    }
  }

  private mutating func add(_ row: CaseRow, _ id: String, _ playbook: Playbook) {
    let name = Self.fileName(id)
    guard !new.contains(where: { $0.name == name }) else {
      badRows.append([.fileOfAnother(id, name, at: row.place)])
      return
    }
    new.append(
      New(id: id, title: row.texts[.title], name: name, text: CaseFileText.of(row, id, playbook)))
  }

  /// The name of the file of a case: its id, with a hyphen for what no name of a file may hold.
  private static func fileName(_ id: String) -> String {
    let kept = id.map { character -> Character in
      let isKept =
        !"/\\:*?\"<>|".contains(character)
        && !character.unicodeScalars.contains { $0.isObeyed || $0 == "\n" || $0 == "\t" }
      return isKept ? character : "-"
    }
    // A name that begins with a dot is hidden, one with a hyphen is taken for an option.
    let isOdd = kept.first == "." || kept.first == "-"
    return (isOdd ? "_" : "") + String(kept) + ".yaml"
  }
}

extension CaseRow {
  /// What the row says otherwise than the case.
  fileprivate func differences(from known: Case, _ playbook: Playbook, on day: CalendarDate)
    -> [TableImport.Difference]
  {
    let texts: [(CaseKey, String?)] = [
      (.title, known.title == Text(known.id) ? nil : known.title.translations.first?.text),
      (.lead, known.lead),
      (.leader, known.leader),
      (.team, known.team.isEmpty ? nil : known.team.joined(separator: "、")),
    ]
    var found: [TableImport.Difference] = []
    for (key, old) in texts {
      guard let written = self.texts[key] else { continue }
      let new = key == .team ? team.joined(separator: "、") : written
      if new == old { continue }
      // A file without a title has the id for one; a title may be given in several languages.
      if key == .title, known.title.translations.contains(where: { $0.text == new }) { continue }
      found.append(
        .init(subject: .key(key.rawValue), file: old.map { .string($0) }, table: .string(new)))
    }
    if let opened = dates[.opened], opened != known.opened {
      found.append(
        .init(
          subject: .key(CaseKey.opened.rawValue), file: known.opened.map { .date($0) },
          table: .date(opened)))
    }
    for stated in facts {
      guard let fact = playbook.fact(at: stated.slot) else { continue }
      let part = known.parts.first { part in
        part.id == stated.part || part.title.translations.contains { $0.text == stated.part }
      }
      let statement = stated.part == nil ? known.facts[stated.slot] : part?.facts[stated.slot]
      let old = statement?.form(on: day)?.value
      if let old, old.equals(stated.value) == true { continue }
      if case .null? = old, case .null = stated.value { continue }
      found.append(
        .init(subject: .fact(fact, part: stated.part), file: old, table: stated.value))
    }
    return found
  }
}

extension Diagnostic {
  fileprivate static func caseTwice(_ id: String, first: Int, at place: Place) -> Diagnostic {
    Diagnostic(
      "case-twice", .error,
      Wording(
        en: "the case `\(id)` stands in row \(first) already", zh: "案件 `\(id)` 已在第 \(first) 行出现"),
      at: place,
      help: Wording(en: "put the facts of a case into one row", zh: "请将同一案件的事实写在一行中"))
  }

  fileprivate static func fileOfAnother(_ id: String, _ name: String, at place: Place)
    -> Diagnostic
  {
    Diagnostic(
      "case-twice", .error,
      Wording(
        en: "the file `\(name)` of the case `\(id)` would be that of another row too",
        zh: "案件 `\(id)` 的文件 `\(name)` 与另一行的相同"),
      at: place,
      help: Wording(en: "give one of the two another id", zh: "请修改其中一个案号"))
  }
}
