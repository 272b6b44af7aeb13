package import Advising
import Caseload
package import Diagnostics
import Docket
import Files
import Playbooks

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

/// A file below the folder of the cases, with what was read from it.
struct StoredFile: Sendable {
  let path: String
  let stamp: FileStamp
  /// The case; or, where the file is none that can be used, the reason.
  let content: Result<StoredCase, Unusable>

  /// Why a file of the folder gives no case.
  struct Unusable: Error {
    let file: UnreadableCase
    /// All findings about the file.
    let diagnostics: [Diagnostic]
  }

  var `case`: StoredCase? { try? content.get() }

  /// Reads the file at the path below the folder; nil where it is not there any more, or lies
  /// elsewhere by a link.
  init?(_ path: String, below folder: String, by playbook: Playbook) {
    let full = Folder.path(path, below: folder)
    guard let stamp = FileStamp(full), Folder.holds(full, below: folder) else { return nil }
    self.path = path
    self.stamp = stamp
    let bytes: [UInt8]
    do { bytes = try Folder.read(full) } catch {
      content = .failure(
        Unusable(
          file: UnreadableCase(id: path.fileName, reason: error.message), diagnostics: []))
      return
    }
    let loaded = CaseReader(playbook).read(SourceFile(name: path, text: bytes))
    if let found = loaded.content {
      content = .success(
        StoredCase(
          path: path, sum: Sum.text(of: bytes), content: found, remarks: loaded.diagnostics))
    } else {
      let none = UnreadableCase(id: path.fileName, reason: Wording(en: "", zh: ""))
      content = .failure(
        Unusable(file: loaded.fault ?? none, diagnostics: loaded.diagnostics))
    }
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
