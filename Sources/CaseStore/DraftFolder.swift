import Diagnostics
import Files
import YAML

/// The folder below which drafts of rules are kept, each in a folder of its own.
///
/// Nothing is read or written outside of it, whatever the name of a draft or of a file says.
package struct DraftFolder: Sendable {
  /// The path of the folder.
  package let path: String
  /// The folder in which it has to lie, with all links followed; nil where it may lie anywhere.
  private let root: String?

  /// The folder that a folder of rules has for its drafts; it is hidden, so nothing in it is read
  /// as rules, and it is made when the first draft is.
  package init(hiddenIn rules: String) {
    path = Folder.path(".advisor/drafts", below: rules)
    root = rules
  }

  /// The folder at the path; it must neither hold one of the others nor lie in one.
  package init(_ path: String, besides others: [String]) throws(DraftFault) {
    guard Folder.isFolder(path) else {
      throw .refused(
        Wording(
          en: "\(path): there is no such folder; make it first",
          zh: "\(path)：没有这个文件夹，请先新建"))
    }
    for other in others where Self.meet(path, other) {
      throw .refused(
        Wording(
          en: "\(path): drafts cannot be kept there, since `\(other)` is never written; name a "
            + "folder of its own",
          zh: "\(path)：不能存放草稿，因为 `\(other)` 不得改写；请另指定一个文件夹"))
    }
    self.path = path
    root = nil
  }

  private static func meet(_ one: String, _ other: String) -> Bool {
    Folder.holds(one, below: other) || Folder.holds(other, below: one)
      || Folder.isSame(one, other)
  }

  /// The names of the drafts, sorted.
  package var names: [String] {
    ((try? Folder.names(in: path)) ?? []).filter {
      !$0.hasPrefix(".") && Folder.isFolder(Folder.path($0, below: path))
        && Folder.holds(Folder.path($0, below: path), below: path)
    }
  }

  /// The texts of the draft, by their paths below its folder.
  package func texts(of draft: String) throws(DraftFault) -> [String: [UInt8]] {
    let folder = try there(draft)
    var texts: [String: [UInt8]] = [:]
    do {
      for name in try Folder.listing(below: folder).yaml {
        let file = Folder.path(name, below: folder)
        guard Folder.holds(file, below: folder) else { throw DraftFault.leadsOut(name) }
        texts[name] = try Folder.read(file)
      }
    } catch let fault as FileFault { throw .file(fault) } catch let fault as DraftFault {
      throw fault
    } catch { throw .noDraft(draft, names) }
    return texts
  }

  /// Writes the texts into the draft, all of them or none; the paths that were written.
  @discardableResult
  package func save(_ texts: [String: [UInt8]], into draft: String) throws(DraftFault) -> [String] {
    let folder = try self.folder(of: draft)
    let files = texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    try Self.check(files.map(\.key))
    // A link on the way is found before anything is made behind it.
    for (name, _) in files { try refuseLinks(on: name, in: folder) }
    do throws(FileFault) {
      try Folder.make(folder)
      for (name, _) in files {
        try Folder.make(Self.parent(of: Folder.path(name, below: folder)))
      }
      try DurableFile.write(files.map { (Folder.path($0.key, below: folder), $0.value) })
    } catch { throw .file(error) }
    return files.map { Folder.path($0.key, below: draft) }
  }

  /// Removes a file from the draft, so that the one in force counts again.
  package func drop(_ name: String, from draft: String) throws(DraftFault) {
    try Self.check([name])
    let folder = try there(draft)
    try refuseLinks(on: name, in: folder)
    do { try Folder.remove(Folder.path(name, below: folder)) } catch { throw .file(error) }
  }

  /// Removes the draft with its files; a folder that holds anything else stays.
  package func remove(_ draft: String) throws(DraftFault) {
    let folder = try there(draft)
    let files = try texts(of: draft).keys
    var folders: Set<String> = [folder]
    do throws(FileFault) {
      for name in files {
        let file = Folder.path(name, below: folder)
        try Folder.remove(file)
        var above = Self.parent(of: file)
        while above.utf8.count > folder.utf8.count {
          folders.insert(above)
          above = Self.parent(of: above)
        }
      }
      if Folder.isThere(basePath(in: folder)) { try Folder.remove(basePath(in: folder)) }
      for path in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
        try Folder.removeEmpty(path)
      }
    } catch { throw .file(error) }
  }

  /// The folder of a draft that is there.
  func there(_ draft: String) throws(DraftFault) -> String {
    let folder = try self.folder(of: draft)
    guard Folder.isFolder(folder) else { throw .noDraft(draft, names) }
    return folder
  }

  /// The folder of the draft; a name that could lead elsewhere is refused.
  private func folder(of draft: String) throws(DraftFault) -> String {
    guard Self.staysBelow(draft) else { throw .leadsOut(draft) }
    let folder = Folder.path(draft, below: path)
    if let root, Folder.isThere(path), !Folder.holds(path, below: root) { throw .leadsOut(path) }
    try refuseLinks(on: draft, in: path)
    return folder
  }

  /// Refuses a path of which some step is a link that leads out of the drafts.
  private func refuseLinks(on name: String, in folder: String) throws(DraftFault) {
    var made = folder
    for step in name.split(separator: "/") {
      made += "/" + step
      if Folder.isThere(made), !Folder.holds(made, below: path) { throw .leadsOut(name) }
    }
  }

  /// Refuses names of files that cannot be part of a playbook.
  package static func check(_ names: some Sequence<String>) throws(DraftFault) {
    for name in names {
      guard staysBelow(name) else { throw .leadsOut(name) }
      guard FileName.isRead(name) else {
        throw .refused(
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
}
