import Advising
import Diagnostics
import Docket
import Playbooks

/// Case files that one of two versions of a playbook can read: the new one, or else the old.
struct CasesOfTwoVersions {
  let cases: [(file: Case, isOld: Bool)]
  /// Something could not be read by either; the rest is answered all the same.
  let hadFaults: Bool

  /// Reads them all; faults go to standard error, as the new version sees them.
  init(_ paths: [String], new: Playbook, old: Playbook, _ language: Language) {
    var cases: [(file: Case, isOld: Bool)] = []
    var failed = false
    for path in paths {
      do {
        let files = try CaseFiles.files(path)
        if files.isEmpty { CaseFiles.tellEmpty(path, language) }
        for file in files {
          let loaded = CaseReader(new).read(file)
          if let content = loaded.content {
            cases.append((content, false))
          } else if let content = CaseReader(old).read(file).content {
            cases.append((content, true))
          } else {
            Console.error(loaded.diagnostics, language)
            failed = true
          }
        }
      } catch {
        Console.error("advisor: \(error.message[language])\n")
        failed = true
      }
    }
    self.cases = cases
    hadFaults = failed
  }
}
