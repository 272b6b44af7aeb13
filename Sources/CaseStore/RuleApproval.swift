import Diagnostics
import Files
import Reports
import YAML

/// A draft that was made the rules in force: one line of the journal of the rules.
package struct RuleApproval: Sendable {
  /// When it was approved, as ISO 8601 writes it.
  package let at: String
  /// Who approved it, as that person typed it.
  package let who: String
  /// Why, as that person typed it.
  package let reason: String
  /// The name of the draft.
  package let draft: String
  /// The paths of the files that were written, below the folder of the rules.
  package let files: [String]
  /// The digests of the rules before and after.
  package let digests: (old: String, new: String)

  /// An approval.
  package init(
    at: String, who: String, reason: String, draft: String, files: [String],
    digests: (old: String, new: String)
  ) {
    self.at = at
    self.who = who
    self.reason = reason
    self.draft = draft
    self.files = files
    self.digests = digests
  }

  var json: JSON {
    .object([
      ("at", .string(at)), ("who", .string(who)), ("reason", .string(reason)),
      ("draft", .string(draft)), ("files", .array(files.map(JSON.string))),
      ("old", .string(digests.old)), ("new", .string(digests.new)),
    ])
  }

  /// The approval that a line tells of; nil where the line is not whole.
  init?(_ line: SourceFile) {
    guard let root = Document.parseJSON(line).document?.root,
      let at = root["at"]?.scalar?.text, let who = root["who"]?.scalar?.text,
      let reason = root["reason"]?.scalar?.text, let draft = root["draft"]?.scalar?.text,
      let old = root["old"]?.scalar?.text, let new = root["new"]?.scalar?.text
    else { return nil }
    self.init(
      at: at, who: who, reason: reason, draft: draft,
      files: (root["files"]?.sequence ?? []).compactMap { $0.scalar?.text },
      digests: (old: old, new: new))
  }
}

/// Makes drafts the rules in force, and keeps a line about each in `.advisor/rules.ndjson` below
/// the folder of the rules.
package struct RuleJournal: Sendable {
  private let folder: String

  /// The journal of the rules in the folder.
  package init(_ folder: String) { self.folder = folder }

  private var path: String { Folder.path(".advisor/rules.ndjson", below: folder) }

  /// What was approved, oldest first.
  package var approvals: [RuleApproval] {
    let bytes = (try? Folder.read(path)) ?? []
    return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
      RuleApproval(SourceFile(name: path, text: Array(line)))
    }
  }

  /// Writes the texts into the folder of the rules together with the line: all of them, or none.
  package func write(_ texts: [String: [UInt8]], _ approval: RuleApproval) throws(DraftFault) {
    let files = texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    try DraftFolder.check(files.map(\.key))
    for (name, _) in files + [(key: ".advisor/rules.ndjson", value: [])] {
      try refuseLinks(on: name)
    }
    do throws(FileFault) {
      try Folder.make(Folder.path(".advisor", below: folder))
      for (name, _) in files { try makeFolder(of: name) }
      let before = Folder.isThere(path) ? try Folder.read(path) : []
      let line = Array((approval.json.compact + "\n").utf8)
      let written = files.map { (path: Folder.path($0.key, below: folder), bytes: $0.value) }
      try DurableFile.write(written + [(path: path, bytes: before + line)])
    } catch { throw .file(error) }
  }

  private func makeFolder(of name: String) throws(FileFault) {
    guard let end = name.lastIndex(of: "/") else { return }
    try Folder.make(Folder.path(String(name[..<end]), below: folder))
  }

  /// Refuses a path of which some step is a link that leads out of the folder.
  private func refuseLinks(on name: String) throws(DraftFault) {
    var made = folder
    for step in name.split(separator: "/") {
      made += "/" + step
      if Folder.isThere(made), !Folder.holds(made, below: folder) { throw .leadsOut(name) }
    }
  }
}
