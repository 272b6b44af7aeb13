package import Diagnostics
import Glibc

/// A file that cannot be read or written, and the system's error number.
package struct FileFault: Error {
  /// The path as it was given.
  package let path: String
  /// The error number of the system, or one of the two below.
  package let code: Int32

  /// A fault at the path.
  package init(path: String, code: Int32) { (self.path, self.code) = (path, code) }

  /// The file is there, and has no write permission; no error number of the system.
  package static let writeProtected: Int32 = -1
  /// The folder has no file of rules; no error number of the system.
  package static let noRules: Int32 = -2

  /// What is wrong, with the path and what to do.
  package var message: Wording {
    let reason = String(cString: strerror(code))
    let known: Wording =
      switch code {
      case ENOENT where access(path + ".yaml", F_OK) == 0:
        Wording(
          en: "there is no such file or folder; did you mean `\(path).yaml`?",
          zh: "没有这个文件或文件夹，是否想写 `\(path).yaml`？")
      case ENOENT: Wording(en: "there is no such file or folder", zh: "没有这个文件或文件夹")
      case EACCES, EPERM: Wording(en: "it may not be opened", zh: "没有打开的权限")
      case Self.writeProtected:
        Wording(
          en: "it is write-protected, and nothing was written; `chmod u+w \(path)` permits it",
          zh: "文件为只读，未写入；如需修改，请先运行 `chmod u+w \(path)`")
      case Self.noRules:
        Wording(
          en:
            "there is no file of rules (`*.yaml`) here; `advisor new playbook \(path)` begins some",
          zh: "该文件夹中没有规则文件（`*.yaml`）；可用 `advisor new playbook \(path)` 新建一套")
      case EEXIST: Wording(en: "it is there already; nothing was written", zh: "文件已存在，未写入")
      case EISDIR: Wording(en: "it is a folder", zh: "这是一个文件夹")
      case ENOTDIR: Wording(en: "it is no folder", zh: "这不是文件夹")
      case ESTALE:
        Wording(
          en: "it was changed by somebody else meanwhile, and was not written",
          zh: "文件已被他人修改，未写入，请重新运行")
      case EWOULDBLOCK:
        Wording(
          en: "somebody else is writing to it; nothing was written, run the command again",
          zh: "他人正在写入此文件；本次未写入，请稍后重新运行")
      case EROFS: Wording(en: "nothing can be written there", zh: "此处只能读取，不能写入")
      case ENOSPC: Wording(en: "the disk is full", zh: "磁盘已满")
      default: Wording(en: reason, zh: reason)
      }
    return Wording(en: "\(path): \(known.en)", zh: "\(path)：\(known.zh)")
  }
}
