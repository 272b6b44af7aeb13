import ArgumentParser
import CaseStore
import Diagnostics
import Docket
import Files
import Playbooks
import Verification
import YAML

/// A version of a playbook, named on the command line by a folder or a git revision.
///
/// A revision is written `REV` or `REV:FOLDER`. Without a folder it is that of the other version, or
/// else `rules`.
struct PlaybookVersion {
  /// The name on the command line.
  let name: String
  private let tree: GitTree?

  /// Opens an old and a new version by their names.
  static func both(_ old: String, _ new: String, _ language: Language) throws
    -> (old: Playbook, new: Playbook)
  {
    let versions = try named(old, new, language)
    let after = try versions.new.playbook(language)
    return (try versions.old.playbook(language), after)
  }

  /// Finds an old and a new version by their names.
  static func named(_ old: String, _ new: String, _ language: Language) throws
    -> (old: PlaybookVersion, new: PlaybookVersion)
  {
    let folder = [new, old].first(where: Folder.isFolder)
    let after = try PlaybookVersion(new, besides: folder, language)
    return (try PlaybookVersion(old, besides: folder, language), after)
  }

  /// Finds a version; where there is none, the command ends with a message and status 2.
  init(_ name: String, besides folder: String?, _ language: Language) throws {
    self.name = name
    tree = Folder.isFolder(name) ? nil : try GitTree(named: name, besides: folder, language)
  }

  /// The playbook; if it has errors, these go to standard error, with exit status 2.
  func playbook(_ language: Language) throws -> Playbook {
    guard let tree else { return try Rulebook.open(name, language) }
    return try Rulebook.usable(PlaybookLoader.load(tree.rules(name, language)), in: name, language)
  }

  /// The playbook with its findings, its tests and its promises.
  func guarded(_ language: Language) throws -> GuardedRules {
    let files =
      try tree?.rules(name, language)
      ?? Failing.orExit(language) { () throws(FileFault) in try RuleFolder.files(name) }
    let loaded = PlaybookLoader.load(files)
    let playbook = try Rulebook.usable(loaded, in: name, language)
    let tests = try tests(of: playbook, language)
    let file = try promisesFile(language)
    var reader = PropertyReader(playbook)
    let promises = file.map { reader.read($0) } ?? []
    return GuardedRules(
      playbook: playbook, tests: tests.tests, promises: promises,
      diagnostics: loaded.diagnostics + reader.diagnostics + tests.diagnostics)
  }

  private func tests(of playbook: Playbook, _ language: Language) throws -> RuleTestFolder.Found {
    guard let tree else {
      return try Failing.orExit(language) { () throws(FileFault) in
        try RuleTestFolder.read(name, playbook)
      }
    }
    var reader = RuleTestReader(playbook) { path, test in
      let folder = test.name.split(separator: "/").dropLast().joined(separator: "/")
      return tree.file(at: "\(folder)/\(path)")
    }
    let files = tree.tests
    let tests = files.flatMap { reader.read($0) }
    return RuleTestFolder.Found(files: files, tests: tests, diagnostics: reader.diagnostics)
  }

  private func promisesFile(_ language: Language) throws -> SourceFile? {
    if let tree { return tree.file(at: RuleFolder.properties) }
    return try Failing.orExit(language) { () throws(FileFault) in
      try RuleFolder.propertiesFile(name)
    }
  }
}
