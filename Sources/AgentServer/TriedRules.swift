import CaseStore
import Diagnostics
import Files
import Playbooks
import Verification
import YAML

/// The rules in force with the files of a call put over them; nothing is written into them.
struct TriedRules {
  /// The folder of the rules in force.
  let folder: String
  /// The texts that are put over, by their paths below the folder.
  let over: [String: [UInt8]]
  /// The files that the call gives itself.
  let own: [String: [UInt8]]

  /// Reads `files` and `draft`; with `isSaving` a draft need not be there yet.
  init(_ arguments: ToolArguments, isSaving: Bool = false) throws(ToolFault) {
    folder = arguments.context.store.rulesFolder
    own = try Self.files(arguments)
    guard let draft = try arguments.text(.draft) else {
      over = own
      return
    }
    let drafts = try Self.drafts(arguments)
    let kept =
      isSaving
      ? try? drafts.texts(of: draft)
      : try ToolFault.of { () throws(DraftFault) in try drafts.texts(of: draft) }
    over = (kept ?? [:]).merging(own) { $1 }
  }

  /// The folder of drafts; without one nothing can be kept.
  static func drafts(_ arguments: ToolArguments) throws(ToolFault) -> DraftFolder {
    guard let drafts = arguments.context.drafts else {
      throw ToolFault(
        Wording(
          en: "no drafts are kept here, since the server was started without `--drafts`; give the "
            + "texts as `files`",
          zh: "此处不保存草稿（启动时未指定 `--drafts`），请用 `files` 给出文本"))
    }
    return drafts
  }

  private static func files(_ arguments: ToolArguments) throws(ToolFault) -> [String: [UInt8]] {
    guard let node = arguments[.files] else { return [:] }
    var texts: [String: [UInt8]] = [:]
    for entry in node.mapping ?? [] {
      guard let text = entry.value.scalar?.text else { throw notReadable }
      texts[entry.name] = Array(text.utf8)
    }
    if node.mapping == nil { throw notReadable }
    try ToolFault.of { () throws(DraftFault) in try DraftFolder.check(texts.keys.sorted()) }
    return texts
  }

  private static let notReadable = ToolFault(
    Wording(
      en: "`files` is an object from paths to texts, like "
        + "`{\"families/new.yaml\": \"blockers: ...\"}`",
      zh: "`files` 写成“路径: 文本”的对象，如 `{\"families/new.yaml\": \"blockers: ...\"}`"))

  /// The files of the playbook.
  func files() throws(ToolFault) -> [SourceFile] {
    try ToolFault.of { () throws(FileFault) in try RuleFolder.files(folder, over: over) }
  }

  /// The playbook; one with errors is a fault.
  func playbook() throws(ToolFault) -> Playbook {
    let loaded = PlaybookLoader.load(try files())
    let errors =
      loaded.playbook.map { Check.errors(in: $0) }
      ?? loaded.diagnostics.filter { $0.severity == .error }
    guard let playbook = loaded.playbook, errors.isEmpty else {
      throw ToolFault(
        errors,
        below: Wording(
          en: "these rules have errors; mend them with `check_rules` first",
          zh: "规则有错误，请先用 `check_rules` 改正"))
    }
    return playbook
  }
}
