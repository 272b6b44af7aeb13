import Diagnostics
import Docket
import Playbooks
package import Reports
import Verification
import YAML

extension Server {
  /// Whether there is a step of work to do.
  package var hasWork: Bool { life == .running && !agenda.isEmpty }

  /// Does the next step of what follows from changes, and says what was found.
  ///
  /// First the rules are read, then open cases and tests, then the checks run over the rules, and
  /// last what is not open is read. Each step is one that the person may wait for.
  package mutating func work() -> [JSON] {
    guard let step = agenda.next() else { return [] }
    switch step {
    case .load(let home):
      load(home)
      return tell(home)
    case .read(let path):
      guard let home = workspace.home(path) else { return [] }
      read(path, in: home)
      return tell(home)
    case .tell(let path): return workspace.home(path).map { tell($0) } ?? []
    case .check(let home):
      books[home]?.check(on: today)
      return tell(home)
    case .others(let home):
      listOthers(of: home)
      return tell(home)
    case .files(let paths):
      var bases: Set<String> = []
      for path in paths {
        guard let home = workspace.home(path), books[home]?.isSound == true else { continue }
        read(path, in: home, isThorough: true)
        bases.insert(home)
      }
      return bases.sorted().flatMap { tell($0) }
    }
  }

  /// Reads the rules at once where they have changed, for what has to know them as they are.
  mutating func catchUp(_ home: String) {
    if agenda.takeLoad(home) || books[home] == nil { load(home) }
  }

  private mutating func load(_ home: String) {
    var book = books[home] ?? Book(home)
    book.load(workspace)
    books[home] = book
    schemas = schemas.filter { $0.key.home != home }
    agenda.check(home)
    agenda.readOthers(of: home)
    for path in workspace.documents.keys where workspace.home(path) == home {
      if ![.rules, .other].contains(workspace.kind(path)) { agenda.read(path) }
    }
  }

  /// Looks which files there are that belong to the rules, and forgets those that are gone.
  private mutating func listOthers(of home: String) {
    guard var book = books[home], book.isSound else { return }
    let paths = workspace.others(of: home)
    let known = Set(paths)
    book.findings = book.findings.filter { source, _ in
      if case .file(let path) = source { known.contains(path) } else { true }
    }
    books[home] = book
    agenda.read(files: paths)
  }

  private mutating func read(_ path: String, in home: String, isThorough: Bool = false) {
    guard let file = workspace.file(path) else { return }
    let found = findings(of: file, books[home]?.playbook, isThorough: isThorough)
    books[home]?.findings[.file(path)] = found
  }

  private func findings(of file: SourceFile, _ playbook: Playbook?, isThorough: Bool)
    -> [Diagnostic]
  {
    guard let playbook else { return Document.parse(file).diagnostics }
    switch workspace.kind(file.name) {
    case .caseFile: return CaseReader(playbook).read(file).diagnostics
    case .tests:
      var reader = RuleTestReader(playbook) { [workspace] path, test in
        workspace.file(FileLocation.path(path, in: FileLocation.folder(of: test.name)))
      }
      _ = reader.read(file)
      return reader.diagnostics
    case .properties:
      var reader = PropertyReader(playbook)
      let properties = reader.read(file)
      guard isThorough else { return reader.diagnostics }
      var check = PropertyCheck(playbook, properties, on: today)
      return reader.diagnostics + properties.compactMap { check.finding($0) }
    case .rules, .other: return []
    }
  }

  /// What was found in the files of a playbook, each thing once, by the paths of the files.
  func found(_ home: String?) -> [String: [Diagnostic]] {
    guard let home, let book = books[home] else { return [:] }
    var seen: Set<String> = []
    var found: [String: [Diagnostic]] = [:]
    for diagnostic in book.allFindings {
      let place = diagnostic.place
      let sign =
        "\(place.file.name) \(place.span.start) \(place.span.end) \(diagnostic.id) \(diagnostic.message.en)"
      if seen.insert(sign).inserted { found[place.file.name, default: []].append(diagnostic) }
    }
    return found
  }

  /// The messages that say what was found, for files of which it has changed.
  mutating func tell(_ home: String) -> [JSON] {
    publisher.publish(found(home), of: home, in: workspace, client, language)
  }
}

extension Book {
  /// All that was found, in the order of its sources.
  fileprivate var allFindings: [Diagnostic] {
    let files = findings.keys.compactMap { source in
      if case .file(let path) = source { path } else { nil as String? }
    }.sorted()
    return ([.loading, .checks] + files.map { Source.file($0) }).flatMap { findings[$0] ?? [] }
  }
}
