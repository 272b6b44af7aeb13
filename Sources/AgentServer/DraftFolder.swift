import Diagnostics
import Files
import YAML

/// The folder below which drafts of rules are kept, each in a folder of its own.
///
/// Nothing is read or written outside of it, whatever the name of a draft or of a file says.
struct DraftFolder: Sendable {
  /// The path of the folder.
  let path: String

  /// The folder at the path; it must neither hold one of the others nor lie in one.
  init(_ path: String, besides others: [String]) throws(AgentSettings.Fault) {
    guard Folder.isFolder(path) else {
      throw .folder(
        Wording(
          en: "\(path): there is no such folder; make it first",
          zh: "\(path)：没有这个文件夹，请先新建"))
    }
    for other in others where Self.meet(path, other) {
      throw .folder(
        Wording(
          en: "\(path): drafts cannot be kept there, since `\(other)` is never written; name a "
            + "folder of its own",
          zh: "\(path)：不能存放草稿，因为 `\(other)` 不得改写；请另指定一个文件夹"))
    }
    self.path = path
  }

  private static func meet(_ one: String, _ other: String) -> Bool {
    Folder.holds(one, below: other) || Folder.holds(other, below: one)
      || Folder.isSame(one, other)
  }

  /// The texts of the draft, by their paths below its folder.
  func texts(of draft: String) throws(ToolFault) -> [String: [UInt8]] {
    let folder = try self.folder(of: draft)
    guard Folder.isFolder(folder) else { throw noDraft(draft) }
    var texts: [String: [UInt8]] = [:]
    do {
      for name in try Folder.listing(below: folder).yaml {
        let file = Folder.path(name, below: folder)
        guard Folder.holds(file, below: folder) else { throw Self.leadsOut(name) }
        texts[name] = try Folder.read(file)
      }
    } catch let fault as FileFault { throw ToolFault(fault.message) } catch let fault as ToolFault {
      throw fault
    } catch { throw noDraft(draft) }
    return texts
  }

  /// Writes the texts into the draft, all of them or none; the paths that were written.
  func save(_ texts: [String: [UInt8]], into draft: String) throws(ToolFault) -> [String] {
    let folder = try self.folder(of: draft)
    let files = texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    // A link on the way is found before anything is made behind it.
    for (name, _) in files { try refuseLinks(on: name, in: folder) }
    do throws(FileFault) {
      for (name, _) in files {
        try Folder.make(Self.parent(of: Folder.path(name, below: folder)))
      }
      try DurableFile.write(files.map { (Folder.path($0.key, below: folder), $0.value) })
    } catch { throw ToolFault(error.message) }
    return files.map { Folder.path($0.key, below: draft) }
  }

  /// The folder of the draft; a name that could lead elsewhere is refused.
  private func folder(of draft: String) throws(ToolFault) -> String {
    guard Self.staysBelow(draft) else { throw Self.leadsOut(draft) }
    let folder = Folder.path(draft, below: path)
    try refuseLinks(on: draft, in: path)
    return folder
  }

  /// Refuses a path of which some step is a link that leads out of the drafts.
  private func refuseLinks(on name: String, in folder: String) throws(ToolFault) {
    var made = folder
    for step in name.split(separator: "/") {
      made += "/" + step
      if Folder.isThere(made), !Folder.holds(made, below: path) { throw Self.leadsOut(name) }
    }
  }

  /// Refuses names of files that cannot be part of a playbook.
  static func check(_ names: some Sequence<String>) throws(ToolFault) {
    for name in names {
      guard staysBelow(name) else { throw leadsOut(name) }
      guard FileName.isRead(name) else {
        throw ToolFault(
          Wording(
            en: "`\(name)` is no file of rules: its name has to end in `.yaml`",
            zh: "`\(name)` 不是规则文件：文件名须以 `.yaml` 结尾"))
      }
    }
  }

  /// Whether the path is relative and has no step that leads up or is hidden.
  private static func staysBelow(_ path: String) -> Bool {
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = path.unicodeScalars.allSatisfy { $0.value >= 32 && $0 != "\\" && $0.value != 127 }
    return isPlain && steps.count < 32 && steps.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
  }

  private static func leadsOut(_ name: String) -> ToolFault {
    ToolFault(
      Wording(
        en: "`\(name)` is refused: write a path below the folder, such as `families/new.yaml`, "
          + "without `..`, hidden names or links that lead elsewhere",
        zh: "`\(name)` 不予接受：请写文件夹内的路径，如 `families/new.yaml`，不得含 `..`、隐藏文件名或指向别处的链接"))
  }

  private func noDraft(_ draft: String) -> ToolFault {
    let names = ((try? Folder.names(in: path)) ?? []).filter {
      !$0.hasPrefix(".") && Folder.isFolder(Folder.path($0, below: path))
    }
    let list = names.prefix(12).map { "`\($0)`" }
    return ToolFault(
      names.isEmpty
        ? Wording(
          en: "there is no draft `\(draft)`, and no other; save one with `check_rules`",
          zh: "没有草稿 `\(draft)`，也没有其他草稿；可用 `check_rules` 保存一份")
        : Wording(
          en: "there is no draft `\(draft)`; there are \(list.joined(separator: ", "))",
          zh: "没有草稿 `\(draft)`；现有 \(list.joined(separator: "、"))"))
  }
}
