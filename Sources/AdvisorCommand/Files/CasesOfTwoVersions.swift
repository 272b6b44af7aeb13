import Advising
import CaseStore
import Diagnostics
import Docket
import Files
import Playbooks

/// Case files that one of two versions of a playbook can read, preferably the new one.
struct CasesOfTwoVersions {
  let cases: [(case: Case, isOld: Bool)]
  /// The number of files and folders that neither version could read; the others are processed all
  /// the same.
  let faults: Int

  /// Whether a file could be read by neither version.
  var hadFaults: Bool { faults > 0 }

  /// Reads all files; the findings of the new version go to standard error if neither can read one.
  init(_ paths: [String], new: Playbook, old: Playbook, _ language: Language) {
    var found = CasesByEitherVersion()
    var faults = 0
    for path in paths {
      do {
        let files = try CaseFiles.files(path, language)
        if files.isEmpty { CaseFiles.tellEmpty(path, language) }
        let read = files.map(CaseReader(new).read)
        let own = CaseFiles.withoutRules(read, in: path, language)
        faults += read.count - own.count
        let before = found.unusable.count
        found.add(own, old: old)
        let unusable = found.unusable.dropFirst(before)
        for loaded in unusable { Console.error(loaded.diagnostics, language) }
        faults += unusable.count
      } catch {
        Console.error("advisor: \(error.message[language])\n")
        faults += 1
      }
    }
    cases = found.cases
    self.faults = faults
  }
}
