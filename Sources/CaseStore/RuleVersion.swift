package import Diagnostics
package import FEEL
package import Files
package import Playbooks
package import Verification

/// The rules of a folder with other texts put over them; nothing is written.
package struct RuleVersion: Sendable {
  /// The folder of the rules in force.
  package let folder: String
  /// The texts that are put over, by their paths below the folder.
  package let over: [String: [UInt8]]

  /// The rules of the folder, with these texts in the place of its files.
  package init(_ folder: String, over: [String: [UInt8]] = [:]) {
    self.folder = folder
    self.over = over
  }

  /// The check of the rules for the day.
  package func check(on day: CalendarDate) throws(FileFault) -> RuleCheck {
    RuleCheck(try RuleFolder.files(folder, over: over), on: day)
  }

  /// All findings of a check, with those about the promises.
  package func findings(of check: RuleCheck) throws(FileFault) -> [Diagnostic] {
    check.findings(promises: try RuleFolder.propertiesFile(folder, over: over))
  }

  /// The rule tests; of the files that they name only those below the folders are read.
  package func tests(_ playbook: Playbook, cases: String) throws(FileFault)
    -> RuleTestFolder.Found
  {
    try RuleTestFolder.read(folder, playbook, over: over) { path in
      Folder.holds(path, below: folder) || Folder.holds(path, below: cases)
    }
  }

  /// The playbook with its tests and promises; one with errors is a fault.
  package func guarded(cases: String) throws(StoredRules.Fault) -> GuardedRules {
    do {
      let loaded = PlaybookLoader.load(try RuleFolder.files(folder, over: over))
      let errors =
        loaded.playbook.map { Check.errors(in: $0) }
        ?? loaded.diagnostics.filter { $0.severity == .error }
      guard let playbook = loaded.playbook, errors.isEmpty else {
        throw StoredRules.Fault.rules(errors)
      }
      let tests = try tests(playbook, cases: cases)
      var reader = PropertyReader(playbook)
      let promises = try RuleFolder.propertiesFile(folder, over: over).map { reader.read($0) } ?? []
      return GuardedRules(
        playbook: playbook, tests: tests.tests, promises: promises,
        diagnostics: loaded.diagnostics + reader.diagnostics + tests.diagnostics)
    } catch let fault as StoredRules.Fault { throw fault } catch let fault as FileFault {
      throw .file(fault)
    } catch { throw .rules([]) }
  }
}
