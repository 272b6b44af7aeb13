import ArgumentParser
import Diagnostics
import Playbooks
import YAML

/// A version of a playbook, named on the command line by a folder or a git revision.
///
/// A revision is written `REV` or `REV:FOLDER`. Without a folder it is that of the other version, or
/// else `rules`.
struct PlaybookVersion {
  private let playbook: Playbook

  /// Opens an old and a new version by their names.
  static func both(_ old: String, _ new: String, _ language: Language) throws
    -> (old: Playbook, new: Playbook)
  {
    let folder = [new, old].first(where: Folder.isFolder)
    let after = try PlaybookVersion(new, besides: folder, language).playbook
    return (try PlaybookVersion(old, besides: folder, language).playbook, after)
  }

  private init(_ name: String, besides folder: String?, _ language: Language) throws {
    if Folder.isFolder(name) {
      playbook = try Rulebook.open(name, language)
      return
    }
    let pieces = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let revision = String(pieces.first ?? "")
    let trees: [GitTree]
    if pieces.count == 2 {
      trees = [GitTree(folder: ".", name: "\(revision):\(pieces[1])")]
    } else if let folder {
      trees = [GitTree(folder: folder, name: "\(revision):./")]
    } else {
      trees = ["./rules", "./"].map { GitTree(folder: ".", name: "\(revision):\($0)") }
    }
    let isRevision = !revision.isEmpty && !revision.hasPrefix("-")
    let tree = trees.first { isRevision && $0.paths != nil } ?? trees[0]
    guard isRevision, let paths = tree.paths else {
      Console.error(
        Wording(
          en:
            "advisor: \(name): there is no such folder, and no git revision that has it; "
            + "write a folder, `HEAD~1`, or `HEAD~1:rules`\n",
          zh: "advisor: \(name)：没有这个文件夹，也没有这样的 git 版本；请写文件夹、`HEAD~1` 或 `HEAD~1:rules`\n")[
            language])
      throw ExitCode(2)
    }
    let mistaken = paths.filter(FileName.isMistaken)
    Console.error(mistaken.map { .fileNotRead("\(name)/\($0)") }, language)
    let files = tree.files(paths.filter(FileName.isRead))
    playbook = try Rulebook.usable(PlaybookLoader.load(files), in: name, language)
  }
}

/// A folder in a revision of a git repository.
private struct GitTree {
  /// The folder in which git is run.
  let folder: String
  /// A revision and a path in it, as `REV:PATH`.
  let name: String

  /// The files that may belong to a playbook, relative to its folder; nil if there is no such folder.
  var paths: [String]? {
    guard let tree,
      let list = git(["ls-tree", "-r", "-z", "--full-tree", "--name-only", tree])
    else { return nil }
    let paths = list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return paths.filter { path in
      let steps = path.split(separator: "/")
      return path != Rulebook.properties && !steps.contains { $0.hasPrefix(".") }
        && !steps.dropLast().contains("tests")
    }
  }

  /// The files at these paths.
  func files(_ paths: [String]) -> [SourceFile] {
    guard let tree else { return [] }
    return paths.compactMap { path in
      git(["cat-file", "blob", "\(tree):\(path)"]).map { SourceFile(name: path, text: $0) }
    }
  }

  private var tree: String? { text(git(["rev-parse", "--verify", "--quiet", name])) }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self).filter { !$0.isNewline } }
  }

  private func git(_ arguments: [String]) -> [UInt8]? {
    guard let answer = OtherProgram.run("git", ["-C", folder] + arguments), answer.status == 0
    else { return nil }
    return answer.output
  }
}
