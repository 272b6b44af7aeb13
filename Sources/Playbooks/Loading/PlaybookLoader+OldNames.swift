package import Diagnostics
import YAML

/// Reads `formerly`, the names that an entry had before.
extension PlaybookLoader {
  /// The old names of an entry; each is formed like a name of today.
  mutating func formerly(_ entry: Entry, _ fields: MappingReader) -> [String] {
    fields.list("formerly", into: &diagnostics).compactMap { node in
      let what = Wording(en: "an old name", zh: "旧名")
      guard let scalar = node.scalar(in: fields.file, of: what, into: &diagnostics) else {
        return nil
      }
      let old = Entry(
        section: entry.section, key: scalar.text, place: Place(fields.file, scalar.span),
        node: node, rank: entry.rank)
      if [.facts, .decisions].contains(entry.section) { checkFactName(old) } else { checkID(old) }
      note(entry.section, entry.key, at: old.place, .formerName)
      return scalar.text
    }
  }

  /// Checks that no old name is also a name of today, and that none is given twice, among the
  /// entries that share their names.
  mutating func checkOldNames() {
    let shared: [[SectionName]] = [
      [.facts, .decisions], [.goals, .blockers, .remedies, .clocks], [.offices],
    ]
    for entries in shared.map({ $0.flatMap { sections[$0] } }) {
      let today = Dictionary(
        entries.map { ($0.key, $0.place) }, uniquingKeysWith: { first, _ in first })
      var seen: [String: Place] = [:]
      for entry in entries {
        for scalar in (entry.node["formerly"]?.sequence ?? []).compactMap(\.scalar) {
          let place = Place(entry.file, scalar.span)
          if let other = today[scalar.text] {
            diagnostics.append(.oldNameOfToday(scalar.text, at: place, other))
          } else if let first = seen[scalar.text] {
            diagnostics.append(.oldNameTwice(scalar.text, at: place, first))
          }
          seen[scalar.text] = seen[scalar.text] ?? place
        }
      }
    }
  }
}

extension Playbook {
  /// The name of today for a name that a file uses; one of before is a note that says so.
  ///
  /// `suffix` is what stands behind the name at that place, such as `@part`.
  package func nameOfToday(
    _ name: String, in section: SectionName, at place: Place, suffix: String = "",
    into diagnostics: inout [Diagnostic]
  ) -> String {
    guard let today = oldNames[name, section] else { return name }
    diagnostics.append(.oldName(name, today, at: place, fix: today + suffix))
    return today
  }
}

extension Diagnostic {
  /// The id of the note about an old name.
  package static let oldNameID = "old-name"

  /// A file uses a name that an entry had before; `fix` is what to write at that place.
  package static func oldName(_ old: String, _ today: String, at place: Place, fix: String?)
    -> Diagnostic
  {
    Diagnostic(
      oldNameID, .note,
      Wording(en: "`\(old)` is called `\(today)` now", zh: "`\(old)` 现名 `\(today)`"), at: place,
      help: Wording(en: "write `\(today)`", zh: "写 `\(today)`"),
      fix: fix.map { Fix(place.span, $0) })
  }

  fileprivate static func oldNameOfToday(_ name: String, at place: Place, _ other: Place)
    -> Diagnostic
  {
    Diagnostic(
      "old-name-taken", .error,
      Wording(
        en: "`\(name)` is a name of today, so it cannot be an old one",
        zh: "`\(name)` 是现用名称，不能作为旧名"),
      at: place, notes: [Note(Wording(en: "it is defined here", zh: "定义在这里"), at: other)],
      help: Wording(
        en: "take it out of `formerly`, or rename the other entry",
        zh: "从 `formerly` 中删去，或将另一项改名"))
  }

  fileprivate static func oldNameTwice(_ name: String, at place: Place, _ first: Place)
    -> Diagnostic
  {
    Diagnostic(
      "old-name-taken", .error,
      Wording(
        en: "`\(name)` is given as an old name a second time", zh: "`\(name)` 重复列为旧名"),
      at: place, notes: [Note(Wording(en: "it is given here first", zh: "首次列出在这里"), at: first)],
      help: Wording(
        en: "an old name leads to one entry: keep one of the two", zh: "一个旧名只能对应一项，只留其一"))
  }
}
