package import Advising
import Caseload
package import Diagnostics
import Docket
import FEEL
import Files
package import Playbooks

/// What is kept of each case of a folder: enough to name it, and to see whether its file has changed.
package struct CaseHead: Sendable {
  /// The id of the case.
  package let id: String
  /// The path of the file, below the folder of the cases.
  package let path: String
  /// The sum of the bytes of the file, by which a change to it is noticed.
  package let sum: String
  /// The title of the case.
  package let title: Text
  /// The day on which the case was opened, as the file has it; nil where it does not say.
  package let opened: String?
  /// The leader in charge, in free text.
  package let leader: String?
  /// Who carries the case, in free text.
  package let lead: String?
  /// Whether it is marked as an example.
  package let isExample: Bool

  init(_ stored: StoredCase) {
    let content = stored.content
    id = content.id
    path = stored.path
    sum = stored.sum
    title = content.title
    opened = content.opened?.text
    leader = content.leader
    lead = content.lead
    isExample = content.isExample
  }
}

/// A case of a folder, as its file was when it was last looked at.
package struct StoredCase: Sendable {
  /// The path of the file, below the folder of the cases.
  package let path: String
  /// The sum of the bytes of the file, by which a change to it is noticed.
  package let sum: String
  /// The case.
  package let content: Case
  /// What is odd about the file.
  package let remarks: [Diagnostic]

  /// The id of the case.
  package var id: String { content.id }
}

/// A file below the folder of the cases, and what it gives.
struct StoredFile: Sendable {
  let path: String
  let stamp: FileStamp
  /// The case; or, where the file is none that can be used, the reason.
  let content: Result<CaseHead, Unusable>

  /// Why a file of the folder gives no case.
  struct Unusable: Error {
    let file: UnreadableCase
    /// All findings about the file.
    let diagnostics: [Diagnostic]
  }

  /// The case; nil where the file gives none.
  var head: CaseHead? { try? content.get() }

  /// Looks at the file at the path below the folder; nil where it is not there any more, or lies
  /// elsewhere by a link.
  init?(_ path: String, below folder: String, by playbook: Playbook) {
    let full = Folder.path(path, below: folder)
    guard let stamp = FileStamp(full), Folder.holds(full, below: folder) else { return nil }
    self.path = path
    self.stamp = stamp
    content = Self.read(path, below: folder, by: playbook).map(CaseHead.init)
  }

  /// The case in the file.
  static func read(_ path: String, below folder: String, by playbook: Playbook)
    -> Result<StoredCase, Unusable>
  {
    let bytes: [UInt8]
    do { bytes = try Folder.read(Folder.path(path, below: folder)) } catch {
      let file = UnreadableCase(id: path.fileName, reason: error.message)
      return .failure(Unusable(file: file, diagnostics: []))
    }
    let loaded = CaseReader(playbook).read(SourceFile(name: path, text: bytes))
    if let found = loaded.content {
      return .success(
        StoredCase(
          path: path, sum: Sum.text(of: bytes), content: found, remarks: loaded.diagnostics))
    }
    let none = UnreadableCase(id: path.fileName, reason: Wording(en: "", zh: ""))
    return .failure(Unusable(file: loaded.fault ?? none, diagnostics: loaded.diagnostics))
  }
}

/// The sum of the bytes of a file: FNV-1a with 64 bits, and their number.
///
/// It tells a change from none; it is no protection against forgery.
package enum Sum {
  /// The sum as hexadecimal digits.
  package static func text(of bytes: [UInt8]) -> String {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(sum, radix: 16) + "-" + String(bytes.count, radix: 16)
  }
}
