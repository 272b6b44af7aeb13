import Diagnostics
import Files
import Reports
import YAML

/// Who changed what, and when: a file of its own beside the cases, since a case file has no place
/// for who typed a value.
///
/// Advice never reads it. Lines are only added, one for each change, before the case file itself
/// takes its place.
struct ChangeJournal: Sendable {
  /// The folder of the cases.
  let folder: String

  private var path: String { Folder.path(".advisor/changes.ndjson", below: folder) }

  /// Adds the line, which is on disk when this returns.
  func add(_ change: RecordedChange) throws(FileFault) {
    try Folder.make(Folder.path(".advisor", below: folder))
    try DurableFile.append(Array((change.json.compact + "\n").utf8), to: path)
  }

  /// The changes of the case that were carried out, oldest first; `sum` is that of its file now.
  ///
  /// A change after which the file is as it was before it was not carried out: the program ended
  /// between the line and the file.
  func changes(of id: String, now sum: String) -> [RecordedChange] {
    guard let bytes = try? Folder.read(path) else { return [] }
    let all = bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      RecordedChange(SourceFile(name: path, text: Array(line)))
    }.filter { $0.id == id }
    let next = all.dropFirst().map(\.sumBefore) + [sum]
    return zip(all, next).filter { $0.sumBefore != $1 }.map(\.0)
  }
}

/// One line of the journal.
package struct RecordedChange: Sendable {
  /// What kind of change it was; the raw value is the word in the journal.
  package enum Kind: String, Sendable {
    case facts, log, undo, interview
  }

  /// When it was made, as ISO 8601 writes it.
  package let at: String
  /// Who made it, as that person typed it.
  package let who: String
  /// The id of the case.
  package let id: String
  /// What kind of change it was.
  package let kind: Kind
  /// What was done, for an entry of the log: the remedy and the status.
  package let what: String?
  /// The facts that changed.
  package let facts: [FactChange]
  /// The sum of the file before the change.
  let sumBefore: String

  init(
    at: String, who: String, id: String, kind: Kind, what: String?, facts: [FactChange],
    sumBefore: String
  ) {
    self.at = at
    self.who = who
    self.id = id
    self.kind = kind
    self.what = what
    self.facts = facts
    self.sumBefore = sumBefore
  }

  var json: JSON {
    func member(_ key: String, _ text: String?) -> [(String, JSON)] {
      text.map { [(key, .string($0))] } ?? []
    }
    let facts = facts.map { change in
      JSON.object(
        [("fact", .string(change.fact))] + member("part", change.part)
          + member("before", change.before) + member("after", change.after))
    }
    return .object(
      [
        ("at", .string(at)), ("who", .string(who)), ("case", .string(id)),
        ("kind", .string(kind.rawValue)),
      ] + member("what", what) + [("facts", .array(facts)), ("sum_before", .string(sumBefore))])
  }

  /// The change that a line tells of; nil where the line is not whole.
  init?(_ line: SourceFile) {
    guard let root = Document.parseJSON(line).document?.root,
      let at = root["at"]?.scalar?.text, let who = root["who"]?.scalar?.text,
      let id = root["case"]?.scalar?.text,
      let kind = (root["kind"]?.scalar?.text).flatMap(Kind.init(rawValue:)),
      let sum = root["sum_before"]?.scalar?.text
    else { return nil }
    let facts = (root["facts"]?.sequence ?? []).compactMap { node -> FactChange? in
      guard let fact = node["fact"]?.scalar?.text else { return nil }
      return FactChange(
        fact: fact, part: node["part"]?.scalar?.text, before: node["before"]?.scalar?.text,
        after: node["after"]?.scalar?.text)
    }
    self.init(
      at: at, who: who, id: id, kind: kind, what: root["what"]?.scalar?.text, facts: facts,
      sumBefore: sum)
  }
}
