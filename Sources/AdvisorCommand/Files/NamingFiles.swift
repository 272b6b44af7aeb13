import CaseStore
import Diagnostics
import Files
import Playbooks
import Verification

/// All files that name entries of a playbook: its rules, their tests and promises, and cases.
struct NamingFiles {
  private(set) var rules: [SourceFile]
  private(set) var tests: [SourceFile]
  private(set) var properties: SourceFile?
  private(set) var cases: [SourceFile]

  /// Reads the files, named by their paths from here.
  ///
  /// Without paths of cases, those of the folder `cases` beside the rules are taken, if there is one.
  init(_ folder: String, cases paths: [String], _ language: Language) throws(FileFault) {
    rules = try RuleFolder.files(folder).map { $0.inFolder(folder) }
    tests = try RuleTestFolder.files(folder)
    properties = try RuleFolder.propertiesFile(folder)?.inFolder(folder)
    var cases: [SourceFile] = []
    for path in paths.isEmpty ? Self.cases(beside: folder) : paths {
      cases += try CaseFiles.files(path, language)
    }
    self.cases = cases
  }

  private static func cases(beside folder: String) -> [String] {
    let names = folder.split(separator: "/")
    guard let last = names.last, last != ".", last != ".." else { return [] }
    let cases =
      (folder.hasPrefix("/") ? "/" : "")
      + (names.dropLast() + ["cases"]).joined(separator: "/")
    return Folder.isFolder(cases) ? [cases] : []
  }

  /// All of them.
  var all: [SourceFile] { rules + tests + (properties.map { [$0] } ?? []) + cases }

  /// Where the entries of the playbook are named; `loaded` is what these rules were loaded as.
  func index(of loaded: LoadedPlaybook? = nil, by playbook: Playbook) -> MentionIndex {
    MentionIndex(
      loaded ?? PlaybookLoader.load(rules, notingMentions: true), by: playbook, tests: tests,
      properties: properties, cases: cases)
  }

  /// The same files, with other texts for some.
  func replacing(_ changed: [SourceFile]) -> NamingFiles {
    var files = self
    func current(_ file: SourceFile) -> SourceFile {
      changed.first { $0.name == file.name } ?? file
    }
    files.rules = rules.map(current)
    files.tests = tests.map(current)
    files.properties = properties.map(current)
    files.cases = cases.map(current)
    return files
  }
}

extension SourceFile {
  /// The file with its path from here, and not from its folder.
  func inFolder(_ folder: String) -> SourceFile { renamed(Folder.path(name, below: folder)) }
}
