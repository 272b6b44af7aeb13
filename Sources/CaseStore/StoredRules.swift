package import Advising
package import Diagnostics
package import Files
package import Playbooks
import Verification

/// The rules of a folder, as they were when it was last looked at.
package struct StoredRules: Sendable {
  /// Answers by these rules.
  package let advisor: Advisor
  /// What is wrong with the folder now, though these rules, read before, were good; none where they
  /// are what the folder holds.
  package internal(set) var faults: [Diagnostic] = []
  /// The stamps of the files when they were read.
  var stamps: [String: FileStamp]

  /// The playbook.
  package var playbook: Playbook { advisor.playbook }

  /// Why rules cannot be used.
  package enum Fault: Error {
    /// A file cannot be read.
    case file(FileFault)
    /// The rules have errors.
    case rules([Diagnostic])
  }

  /// Reads the rules of the folder.
  init(_ folder: String) throws(Fault) {
    let stamps = Self.stamps(of: folder)
    let loaded: LoadedPlaybook
    do { loaded = PlaybookLoader.load(try RuleFolder.files(folder)) } catch { throw .file(error) }
    let errors =
      loaded.playbook.map { Check.errors(in: $0) }
      ?? loaded.diagnostics.filter { $0.severity == .error }
    guard let playbook = loaded.playbook, errors.isEmpty else {
      throw .rules(errors.map { $0.shown(in: folder) })
    }
    advisor = Advisor(playbook)
    self.stamps = stamps
  }

  /// The stamps of the files of the playbook.
  static func stamps(of folder: String) -> [String: FileStamp] {
    let paths = (try? RuleFolder.listing(folder).yaml) ?? []
    return Dictionary(
      paths.compactMap { path in FileStamp("\(folder)/\(path)").map { (path, $0) } },
      uniquingKeysWith: { first, _ in first })
  }
}
