package import Advising
import Diagnostics
package import Docket
package import Playbooks

/// Cases that one of two versions of a playbook can read, preferably the new one.
package struct CasesByEitherVersion: Sendable {
  /// The cases, each with whether the old version read it.
  package private(set) var cases: [(case: Case, isOld: Bool)] = []
  /// The files that neither version can read, as the new one read them.
  package private(set) var unusable: [LoadedCase] = []

  /// No cases yet.
  package init() {}

  /// Adds the cases of files that the new version has read.
  package mutating func add(_ read: [LoadedCase], old: Playbook) {
    for loaded in read {
      if let content = loaded.content {
        cases.append((content, false))
      } else if let content = CaseReader(old).read(loaded.file).content {
        cases.append((content, true))
      } else {
        unusable.append(loaded)
      }
    }
  }
}
