import Advising
import Diagnostics
import Docket
import Playbooks

/// Case files that one of two versions of a playbook can read, preferably the new one.
struct CasesOfTwoVersions {
  let cases: [(case: Case, isOld: Bool)]
  /// Whether a file could be read by neither version; the others are processed all the same.
  let hadFaults: Bool

  /// Reads all files; the findings of the new version go to standard error if neither can read one.
  init(_ paths: [String], new: Playbook, old: Playbook, _ language: Language) {
    var cases: [(case: Case, isOld: Bool)] = []
    var failed = false
    for path in paths {
      do {
        let files = try CaseFiles.files(path, language)
        if files.isEmpty { CaseFiles.tellEmpty(path, language) }
        let read = files.map(CaseReader(new).read)
        let own = CaseFiles.withoutRules(read, in: path, language)
        if own.count < read.count { failed = true }
        for loaded in own {
          if let content = loaded.content {
            cases.append((content, false))
          } else if let content = CaseReader(old).read(loaded.file).content {
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
