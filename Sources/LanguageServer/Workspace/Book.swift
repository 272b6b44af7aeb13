import Diagnostics
import FEEL
import Playbooks
import Reports
import Verification
import YAML

/// One playbook of the workspace: what was read of it last, and what was found.
struct Book: Sendable {
  /// Where findings come from.
  enum Source: Hashable, Sendable {
    case loading
    case checks
    /// A test, a case, or the properties.
    case file(String)
  }

  let home: String
  /// The files of the rules, as they were read last.
  private(set) var files: [SourceFile] = []
  /// The playbook as it was the last time that it had no errors.
  private(set) var playbook: Playbook?
  /// Whether it has no errors now.
  private(set) var isSound = false
  private(set) var glossary = Glossary([])
  var findings: [Source: [Diagnostic]] = [:]
  /// What was loaded last, with the places that name entries.
  private var loaded: LoadedPlaybook?
  /// Where entries are named, as of a revision of the workspace.
  private var index: (revision: Int, index: MentionIndex)?
  /// The last tree of each file that could be read.
  private var trees: [String: Tree] = [:]

  private struct Tree: Sendable {
    let read: SourceFile
    let document: Document?
    let entries: [Glossary.Entry]
  }

  init(_ home: String) { self.home = home }

  /// Reads the rules anew.
  mutating func load(_ workspace: Workspace) {
    let (paths, mistaken) = workspace.rules(in: home)
    let known = Dictionary(
      files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    files = paths.compactMap { path in
      guard let bytes = workspace.bytes(path) else { return nil }
      if let old = known[path], old.isSame(as: path, bytes) { return old }
      return SourceFile(name: path, text: bytes)
    }
    readNames()
    let loaded = PlaybookLoader.load(files, notingMentions: true)
    self.loaded = loaded
    index = nil
    isSound = loaded.playbook != nil
    playbook = loaded.playbook ?? playbook
    findings[.loading] = loaded.diagnostics + mistaken.map { .fileNotRead($0) }
  }

  /// Looks at the rules as `check` does.
  mutating func check(on day: CalendarDate) {
    let found =
      if isSound, let playbook {
        Check.findings(in: playbook, on: day)
      } else {
        Check.characters(in: files)
      }
    findings[.checks] = found.map(\.diagnostic)
  }

  /// Where entries are named, in the rules as they were loaded last and in all that goes with them.
  mutating func mentions(_ workspace: Workspace) -> MentionIndex {
    if let index, index.revision == workspace.revision { return index.index }
    var files: [FileKind: [SourceFile]] = [:]
    for path in workspace.others(of: home) {
      if let file = workspace.file(path) { files[workspace.kind(path), default: []].append(file) }
    }
    let made = MentionIndex(
      loaded ?? LoadedPlaybook(playbook: nil, diagnostics: []), by: playbook,
      tests: files[.tests] ?? [], properties: files[.properties]?.first,
      cases: files[.caseFile] ?? [])
    index = (workspace.revision, made)
    return made
  }

  /// The last tree of a file that could be read.
  func document(_ path: String) -> Document? { trees[path]?.document }

  private mutating func readNames() {
    var now: [String: Tree] = [:]
    for file in files {
      let old = trees[file.name]
      if let old, old.read.isSame(as: file.name, file.text) {
        now[file.name] = old
        continue
      }
      let document = Document.parse(file).document
      now[file.name] = Tree(
        read: file, document: document ?? old?.document,
        entries: document.map(Glossary.entries) ?? old?.entries ?? [])
    }
    trees = now
    glossary = Glossary(files.flatMap { now[$0.name]?.entries ?? [] })
  }
}
