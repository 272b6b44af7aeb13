package import Advising
package import Caseload
package import Diagnostics
import Docket
package import FEEL
package import Files
import Parallelism
import Playbooks
import Synchronization

/// A folder of cases and a folder of rules, for programs that stay open (contract, section 7).
///
/// The files are the truth: what lies in memory follows them, also where others write beside it.
package final class Store: Sendable {
  /// The folder of the cases.
  package let folder: String
  /// The folder of the rules.
  package let rulesFolder: String
  /// The day that counts as today.
  let today: @Sendable () -> CalendarDate
  private let index: Mutex<Index>
  /// Held while a file is changed: one change at a time.
  let changing = Mutex(())
  /// The cases that were asked for last.
  private let opened = Mutex(Recent<OpenedKey, StoredCase>())
  /// The advice that was asked for last.
  private let advised = Mutex(Recent<AdviceKey, Advice>())
  /// The lines of ledgers, for the days that were asked for last.
  let ledgers = Mutex(Recent<LedgerBasis, LedgerLines>(most: 3))
  /// Held while lines of the ledger are worked out.
  let workingOnLedger = Mutex(())

  /// What is known of the two folders.
  private struct Index {
    var rules: StoredRules
    var files: [String: StoredFile] = [:]
    /// The paths of the cases that can be used, by id.
    var paths: [String: String] = [:]
    /// The paths that cases had when their files could be used last.
    var lastPaths: [String: String] = [:]
    /// When the folders were last looked at.
    var looked: ContinuousClock.Instant?
  }

  /// The time for which a look at a folder holds.
  private static let patience: Duration = .milliseconds(250)

  /// Opens the folders; rules that cannot be used are a fault.
  package init(
    cases folder: String, rules rulesFolder: String, today: @escaping @Sendable () -> CalendarDate
  ) throws(StoredRules.Fault) {
    self.folder = folder
    self.rulesFolder = rulesFolder
    self.today = today
    index = Mutex(Index(rules: try StoredRules(rulesFolder)))
    look()
  }

  /// The rules; with a look at their folder.
  package var rules: StoredRules {
    look()
    return index.withLock { $0.rules }
  }

  /// All cases that can be used, by their paths; with a look at the folder.
  package var heads: [CaseHead] {
    look()
    return index.withLock { index in
      index.files.values.compactMap(\.head).filter { index.paths[$0.id] == $0.path }
        .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
  }

  /// The files of the folder that give no case, each with its findings, by their paths.
  package var unusable: [(path: String, file: UnreadableCase, diagnostics: [Diagnostic])] {
    look()
    return index.withLock { index in
      let files = index.files.values.sorted { $0.path < $1.path }
      return files.compactMap { file in
        switch file.content {
        case .failure(let fault): return (file.path, fault.file, fault.diagnostics)
        case .success(let own):
          guard let first = index.paths[own.id], first != file.path else { return nil }
          let reason = Wording(
            en: "the case id `\(own.id)` is that of `\(first)` too",
            zh: "案号“\(own.id)”与 `\(first)` 重复")
          return (file.path, UnreadableCase(id: own.id, reason: reason), [])
        }
      }
    }
  }

  /// The file that gave the case before it was broken, or says that it gives it; nil where none does.
  package func unusable(_ id: String) -> (
    path: String, file: UnreadableCase, diagnostics: [Diagnostic]
  )? {
    let last = index.withLock { $0.lastPaths[id] }
    return unusable.first { $0.file.id == id || $0.path == last }
  }

  /// The case with this id, as its file is now; nil where there is none.
  package func `case`(_ id: String) -> StoredCase? {
    look(atFileOf: id)
    let known = index.withLock { index in
      index.paths[id].flatMap { index.files[$0]?.head }.map { ($0, index.rules.playbook) }
    }
    guard let (head, playbook) = known else { return nil }
    let key = OpenedKey(path: head.path, sum: head.sum, digest: playbook.digest)
    if let found = opened.withLock({ $0[key] }) { return found }
    guard let found = read(head, by: playbook) else { return nil }
    opened.withLock { $0.keep(found, for: key) }
    return found
  }

  /// The case as its file is now; nil where it cannot be used any more.
  func read(_ head: CaseHead, by playbook: Playbook) -> StoredCase? {
    try? StoredFile.read(head.path, below: folder, by: playbook).get()
  }

  /// The path of the file of a case, with the folder before it.
  func path(of stored: StoredCase) -> String { Folder.path(stored.path, below: folder) }

  /// The text of the file of a case, as it is now.
  package func text(of stored: StoredCase) throws(FileFault) -> SourceFile {
    SourceFile(name: stored.path, text: try Folder.read(path(of: stored)))
  }

  /// The advice on the case for the day.
  package func advice(
    on stored: StoredCase, _ day: CalendarDate, parts: AdviceParts
  ) -> Advice {
    let advisor = index.withLock { $0.rules.advisor }
    let key = AdviceKey(
      path: stored.path, sum: stored.sum, digest: advisor.playbook.digest, day: day,
      parts: parts.rawValue)
    if let found = advised.withLock({ $0[key] }) { return found }
    let advice = advisor.advise(stored.content, on: day, parts: parts)
    advised.withLock { $0.keep(advice, for: key) }
    return advice
  }

  /// Reads what has changed in the folders, unless that was done a moment ago.
  package func look() { look(patience: Self.patience) }

  private func look(patience: Duration) {
    index.withLock { index in
      let now = ContinuousClock.now
      if let looked = index.looked, now - looked < patience { return }
      readRules(&index)
      readCases(&index)
      index.looked = ContinuousClock.now
    }
  }

  /// Reads what has changed in the folders, also where that was done a moment ago.
  package func lookAgain() {
    index.withLock { $0.looked = nil }
    look()
  }

  /// Reads the file of one case if it has changed; a case that is not known makes the store look at
  /// the folder.
  private func look(atFileOf id: String) {
    let known = index.withLock { index -> Bool in
      guard let path = index.paths[id], let old = index.files[path] else { return false }
      if FileStamp(Folder.path(path, below: folder)) != old.stamp {
        index.files[path] = StoredFile(path, below: folder, by: index.rules.playbook)
        Self.name(&index)
      }
      return index.paths[id] != nil
    }
    // A person waits for this one, which may have just been made or mended.
    if !known { look(patience: .milliseconds(20)) }
  }

  /// Makes the store read the file now, whatever its stamp says.
  func readAgain(_ path: String) {
    index.withLock { index in
      index.files[path] = StoredFile(path, below: folder, by: index.rules.playbook)
      Self.name(&index)
    }
  }

  private func readRules(_ index: inout Index) {
    let stamps = StoredRules.stamps(of: rulesFolder)
    if stamps == index.rules.stamps { return }
    do {
      index.rules = try StoredRules(rulesFolder)
      // The cases are read by the names and types of the rules.
      index.files = [:]
    } catch .rules(let faults) {
      index.rules.faults = faults
      index.rules.stamps = stamps
    } catch {
      // A file is just being written; the next look sees it.
    }
  }

  private func readCases(_ index: inout Index) {
    let paths = (try? Folder.listing(below: folder).yaml) ?? []
    let (known, playbook, folder) = (index.files, index.rules.playbook, folder)
    let files = Parallel.map(stretches: 64, of: paths) { paths in
      paths.compactMap { path -> StoredFile? in
        let full = Folder.path(path, below: folder)
        if let old = known[path], FileStamp(full) == old.stamp { return old }
        return StoredFile(path, below: folder, by: playbook)
      }
    }
    index.files = Dictionary(
      files.joined().map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    Self.name(&index)
  }

  /// Gives each id to the first file that has it.
  private static func name(_ index: inout Index) {
    var paths: [String: String] = [:]
    for own in index.files.values.lazy.compactMap(\.head) {
      if let other = paths[own.id], other < own.path { continue }
      paths[own.id] = own.path
    }
    index.paths = paths
    index.lastPaths.merge(paths) { $1 }
  }
}

/// What a case that was opened was read from, and by which rules.
private struct OpenedKey: Hashable {
  let path: String
  let sum: String
  let digest: String
}

/// What advice was given on.
private struct AdviceKey: Hashable {
  let path: String
  let sum: String
  let digest: String
  let day: CalendarDate
  let parts: Int
}
