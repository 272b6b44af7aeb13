import Advising
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
    var cases: [(case: Case, isOld: Bool)] = []
    var faults = 0
    for path in paths {
      do {
        let files = try CaseFiles.files(path, language)
        if files.isEmpty { CaseFiles.tellEmpty(path, language) }
        let read = files.map(CaseReader(new).read)
        let own = CaseFiles.withoutRules(read, in: path, language)
        faults += read.count - own.count
        for loaded in own {
          if let content = loaded.content {
            cases.append((content, false))
          } else if let content = CaseReader(old).read(loaded.file).content {
            cases.append((content, true))
          } else {
            Console.error(loaded.diagnostics, language)
            faults += 1
          }
        }
      } catch {
        Console.error("advisor: \(error.message[language])\n")
        faults += 1
      }
    }
    self.cases = cases
    self.faults = faults
  }
}
