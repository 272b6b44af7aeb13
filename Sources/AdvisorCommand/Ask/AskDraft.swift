import Diagnostics
import Docket
import Files
import Glibc
import Playbooks

/// The file beside a case file that keeps the answers of an interview until they are written.
struct AskDraft {
  /// The path of the case file.
  let casePath: String
  let playbook: Playbook
  let language: Language

  /// The path of the draft.
  var path: String { casePath + ".draft" }

  /// The draft of an earlier sitting; nil where there is none.
  func read() throws(FileFault) -> SourceFile? {
    do {
      return SourceFile(name: path, text: try Folder.read(path))
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
  }

  /// Keeps the answers, and sees to it that an interrupt says where they are.
  func write(_ answers: [Interview.Answer]) throws(FileFault) {
    if answers.isEmpty { return try remove() }
    let text = InterviewDraft.text(of: answers, for: casePath, playbook)
    try DurableFile.write(Array(text.utf8), to: path)
  }

  /// Removes the draft, once its answers are written or dropped.
  func remove() throws(FileFault) {
    if unlink(path) != 0, errno != ENOENT { throw FileFault(path: path, code: errno) }
  }
}
