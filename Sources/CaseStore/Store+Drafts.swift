import Advising
package import Diagnostics
package import Docket
package import FEEL
import Files
import Playbooks
import Synchronization
import YAML

/// The answers of an interview that do not stand in the case file yet: the draft beside it, which
/// `advisor ask` uses as well.
extension Store {
  /// The interview about a case as its file is now, with the answers of the draft; the findings are
  /// about answers that do not fit the case any more.
  package func interview(about id: String, on day: CalendarDate) throws(ChangeFault)
    -> (interview: Interview, stored: StoredCase, findings: [Diagnostic])
  {
    guard let known = `case`(id) else { throw .noCase }
    let bytes: [UInt8]
    do { bytes = try Folder.read(path(of: known)) } catch { throw .file(error) }
    let locked = try locked(SourceFile(name: known.path, text: bytes))
    let drafted = try draft(of: locked)
    let interview = try interview(in: locked, with: drafted.answers, on: day)
    return (interview, locked.stored, drafted.findings)
  }

  /// Keeps the answers, on disk when this returns; without any the draft goes.
  package func keep(_ answers: [Interview.Answer], of stored: StoredCase) throws(ChangeFault) {
    let path = draftPath(of: stored)
    let text = InterviewDraft.text(of: answers, for: self.path(of: stored), rules.playbook)
    let result: Result<Void, FileFault> = changing.withLock { _ in
      Result { () throws(FileFault) in
        if !answers.isEmpty { return try DurableFile.write(Array(text.utf8), to: path) }
        if FileStamp(path) != nil { try Folder.remove(path) }
      }
    }
    do { try result.get() } catch { throw .file(error) }
  }

  /// Writes the answers of the draft into the case file, and removes the draft.
  package func writeDraft(
    of id: String, on day: CalendarDate, _ origin: ChangeOrigin
  ) throws(ChangeFault) -> StoredCase {
    let stored = try change(id, origin) { locked throws(ChangeFault) in
      let answers = try draft(of: locked).answers
      return NewText(try interview(in: locked, with: answers, on: day).text, .interview)
    }
    try keep([], of: stored)
    return stored
  }

  private func draftPath(of stored: StoredCase) -> String { path(of: stored) + ".draft" }

  private func draft(of locked: Locked) throws(ChangeFault)
    -> (answers: [Interview.Answer], findings: [Diagnostic])
  {
    let path = draftPath(of: locked.stored)
    guard FileStamp(path) != nil else { return ([], []) }
    let bytes: [UInt8]
    do { bytes = try Folder.read(path) } catch { throw .file(error) }
    let file = SourceFile(name: locked.stored.path + ".draft", text: bytes)
    let read = InterviewDraft.read(file, for: locked.stored.content, rules.playbook)
    guard let answers = read.answers else { throw .slips(read.diagnostics) }
    return (answers, read.diagnostics)
  }

  private func interview(
    in locked: Locked, with answers: [Interview.Answer], on day: CalendarDate
  ) throws(ChangeFault) -> Interview {
    let advisor = rules.advisor
    return try Self.editing(locked.file) { () throws(EditFault) in
      var interview = Interview(
        locked.stored.content, locked.document, advisor, on: day,
        provenance: .init(source: nil, on: nil, askedOn: today()))
      if !answers.isEmpty { try interview.take(up: answers) }
      return interview
    }
  }
}
