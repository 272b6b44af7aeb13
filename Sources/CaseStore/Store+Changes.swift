package import Advising
package import Diagnostics
import Docket
package import FEEL
import Files
package import Playbooks
import Synchronization
package import YAML

/// Who makes a change, and by which state of the file.
package struct ChangeOrigin: Sendable {
  /// The name that the person typed.
  package let who: String
  /// When, as ISO 8601 writes it.
  package let at: String
  /// The sum of the file that the person saw; nil where that does not matter.
  package let sum: String?

  /// A change by that person at that time.
  package init(who: String, at: String, sum: String?) {
    self.who = who
    self.at = at
    self.sum = sum
  }
}

/// What the store writes into a case.
extension Store {
  /// A case whose file is locked, as it is now.
  package struct Locked {
    /// The case as it was read.
    package let stored: StoredCase
    /// The document of the file.
    package let document: Document
    /// The file, for messages.
    package let file: SourceFile
  }

  /// What becomes of the file.
  package struct NewText {
    /// The bytes that the file is to have.
    package let text: [UInt8]
    let kind: RecordedChange.Kind
    /// What was done, for the journal.
    let what: String?

    /// A new text; `what` was done, where that is an entry of the log.
    package init(_ text: [UInt8], _ kind: RecordedChange.Kind, what: String? = nil) {
      self.text = text
      self.kind = kind
      self.what = what
    }
  }

  /// Writes new forms of facts, each into the part or the case.
  package func write(
    _ statements: [Slot: Statement], part: String?, into id: String, _ origin: ChangeOrigin
  ) throws(ChangeFault) -> StoredCase {
    let playbook = rules.playbook
    return try change(id, origin) { locked throws(ChangeFault) in
      let revision = try Self.editing(locked.file) { () throws(EditFault) in
        try FactRevision(
          statements, part: part, in: locked.stored.content, locked.document, by: playbook)
      }
      return NewText(revision.text, .facts)
    }
  }

  /// Writes an entry into the log, and what it achieves into the facts.
  ///
  /// An entry that `record` refuses is refused here, unless `anyway`.
  package func record(
    _ entry: LogEntry, into id: String, anyway: Bool, _ origin: ChangeOrigin, _ language: Language
  ) throws(ChangeFault) -> (stored: StoredCase, said: [String]) {
    let advisor = rules.advisor
    var said: [String] = []
    let stored = try change(id, origin) { locked throws(ChangeFault) in
      let trial = try Self.editing(locked.file) { () throws(EditFault) in
        try EntryTrial(
          entry, in: locked.stored.content, locked.document, advisor,
          path: locked.stored.path, today: today(), language)
      }
      if !trial.refusals.isEmpty, !anyway { throw .refused(trial.refusals) }
      said = trial.said(today: today())
      return NewText(
        trial.recording.text, .log,
        what: "\(advisor.playbook[entry.remedy].id) \(entry.status.rawValue)")
    }
    return (stored, said)
  }

  /// Takes back the last entry of the remedy that stands.
  package func undo(
    _ remedy: Reference<Remedy>, in id: String, reason: String?, _ origin: ChangeOrigin
  ) throws(ChangeFault) -> StoredCase {
    let advisor = rules.advisor
    return try change(id, origin) { locked throws(ChangeFault) in
      let undoing = try Self.editing(locked.file) { () throws(EditFault) in
        var recorder = Recorder(
          locked.stored.content, locked.document, advisor.rules(on: today()))
        return try recorder.undo(remedy, on: today(), reason: reason)
      }
      guard let undoing else { throw .nothingToTakeBack }
      return NewText(
        undoing.text, .undo,
        what: "\(advisor.playbook[undoing.entry.remedy].id) \(undoing.entry.status.rawValue)")
    }
  }

  /// Changes the file of a case: one change at a time, while the file is locked.
  ///
  /// Nothing is written where the file is not the one that the person saw, or what would be written
  /// could not be read again.
  package func change(
    _ id: String, _ origin: ChangeOrigin,
    _ make: (Locked) throws(ChangeFault) -> NewText
  ) throws(ChangeFault) -> StoredCase {
    guard let known = `case`(id) else { throw .noCase }
    let path = path(of: known)
    let result: Result<Void, any Error> = changing.withLock { _ in
      Result { try FileLock.holding(path) { try replace(known.path, path, origin, make) } }
    }
    do { try result.get() } catch let fault as ChangeFault { throw fault } catch let fault
      as FileFault
    { throw .file(fault) } catch { preconditionFailure("nothing else is thrown: \(error)") }
    readAgain(known.path)
    guard let stored = `case`(id) else { throw .noCase }
    return stored
  }

  /// The changes of a case that were made through a store, oldest first.
  package func changes(of stored: StoredCase) -> [RecordedChange] {
    ChangeJournal(folder: folder).changes(of: stored.id, now: stored.sum)
  }

  /// Reads the file, makes the change, tells the journal, and puts the new file in its place.
  private func replace(
    _ name: String, _ path: String, _ origin: ChangeOrigin,
    _ make: (Locked) throws(ChangeFault) -> NewText
  ) throws {
    let playbook = rules.playbook
    let locked = try locked(SourceFile(name: name, text: try Folder.read(path)))
    let (stored, content) = (locked.stored, locked.stored.content)
    if let sum = origin.sum, sum != stored.sum {
      readAgain(name)
      throw ChangeFault.changedMeanwhile(stored)
    }
    let new = try make(locked)
    let reread = CaseReader(playbook).read(SourceFile(name: name, text: new.text))
    guard let after = reread.content else {
      throw ChangeFault.slips(reread.diagnostics.filter { $0.severity == .error })
    }
    let writer = try DurableFile.Writer(path)
    try writer.add(new.text)
    try ChangeJournal(folder: folder).add(
      RecordedChange(
        at: origin.at, who: origin.who, id: content.id, kind: new.kind, what: new.what,
        facts: FactChange.between(content, after, playbook), sumBefore: stored.sum))
    try writer.end()
  }

  /// The case in a file as it was just read; one that cannot be used is refused.
  func locked(_ file: SourceFile) throws(ChangeFault) -> Locked {
    let loaded = CaseReader(rules.playbook).read(file)
    guard let content = loaded.content, let document = loaded.document else {
      throw .slips(loaded.diagnostics.filter { $0.severity == .error })
    }
    let stored = StoredCase(
      path: file.name, sum: Sum.text(of: file.text), content: content,
      remarks: loaded.diagnostics)
    return Locked(stored: stored, document: document, file: file)
  }

  /// Does the work, and turns a place that cannot be edited into a slip.
  package static func editing<Result>(
    _ file: SourceFile, _ work: () throws(EditFault) -> Result
  ) throws(ChangeFault) -> Result {
    do { return try work() } catch { throw .slips([error.diagnostic(in: file)]) }
  }
}
