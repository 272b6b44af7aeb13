package import Diagnostics
package import Files

/// Why a draft of rules is not read or written; nothing was changed.
package enum DraftFault: Error {
  /// There is no draft of this name; the others that are there.
  case noDraft(String, [String])
  /// The name or the folder is refused, for this reason.
  case refused(Wording)
  /// The file is another one than the person saw; nil where it is gone.
  case changedMeanwhile([UInt8]?)
  /// A file cannot be read or written.
  case file(FileFault)

  /// What is wrong.
  package var message: Wording {
    switch self {
    case .noDraft(let name, _):
      Wording(en: "there is no draft `\(name)`", zh: "没有草稿 `\(name)`")
    case .refused(let reason): reason
    case .changedMeanwhile:
      Wording(
        en: "the draft was changed by somebody else meanwhile; nothing was written",
        zh: "草稿已被他人修改，本次未写入")
    case .file(let fault): fault.message
    }
  }

  /// The name leads out of the folder of drafts.
  static func leadsOut(_ name: String) -> DraftFault {
    .refused(
      Wording(
        en: "`\(name)` is refused: write a path below the folder, such as `families/new.yaml`, "
          + "without `..`, hidden names or links that lead elsewhere",
        zh: "`\(name)` 不予接受：请写文件夹内的路径，如 `families/new.yaml`，不得含 `..`、隐藏文件名或指向别处的链接"))
  }
}
