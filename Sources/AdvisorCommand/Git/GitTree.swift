import ArgumentParser
import CaseStore
import Diagnostics
import YAML

/// A folder in a revision of a git repository.
struct GitTree {
  /// The folder in which git is run.
  private let folder: String
  private let revision: String
  /// The path of the folder, relative to the repository, or to `folder` if it begins with `./`.
  private let path: String
  /// The files in it, relative to it.
  private let paths: [String]

  /// Finds `REV` or `REV:FOLDER`; where there is none, the command ends with a message and status 2.
  init(named name: String, besides folder: String?, _ language: Language) throws {
    let pieces = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let revision = pieces.first ?? ""
    let places: [(folder: String, path: String)]
    if pieces.count == 2 {
      places = [(".", pieces[1])]
    } else if let folder {
      places = [(folder, "./")]
    } else {
      places = [(".", "./rules"), (".", "./")]
    }
    let isRevision = !revision.isEmpty && !revision.hasPrefix("-")
    let found = (isRevision ? places : []).lazy.compactMap { place -> GitTree? in
      Self.list(place.folder, "\(revision):\(place.path)").map {
        GitTree(folder: place.folder, revision: revision, path: place.path, paths: $0)
      }
    }.first
    guard let found else {
      Console.error(
        Wording(
          en:
            "advisor: \(name): there is no such folder, and no git revision that has it; "
            + "write a folder, `HEAD~1`, or `HEAD~1:rules`\n",
          zh: "advisor: \(name)：没有这个文件夹，也没有这样的 git 版本；请写文件夹、`HEAD~1` 或 `HEAD~1:rules`\n")[
            language])
      throw ExitCode(2)
    }
    self = found
  }

  private init(folder: String, revision: String, path: String, paths: [String]) {
    self.folder = folder
    self.revision = revision
    self.path = path
    self.paths = paths
  }

  /// The files of the playbook in this folder; those that are not read because of their names are
  /// warned of.
  func rules(_ name: String, _ language: Language) -> [SourceFile] {
    let own = paths.filter { $0 != RuleFolder.properties && !isTest($0) }
    Console.error(own.filter(FileName.isMistaken).map { .fileNotRead("\(name)/\($0)") }, language)
    return files(own)
  }

  /// The files of rule tests in this folder, in the order of their paths.
  var tests: [SourceFile] { files(paths.filter(isTest)) }

  /// The file at a path relative to this folder, which may lead out of it; nil where there is none.
  func file(at relative: String) -> SourceFile? {
    let isHere = path.hasPrefix("./")
    var steps: [Substring] = []
    for step in "\(path)/\(relative)".split(separator: "/") where step != "." {
      if step == "..", let last = steps.last, last != ".." {
        steps.removeLast()
      } else {
        steps.append(step)
      }
    }
    let whole = steps.joined(separator: "/")
    let start = isHere && steps.first != ".." ? "./" : ""
    return Self.git(folder, ["cat-file", "blob", "\(revision):\(start)\(whole)"])
      .map { SourceFile(name: relative, text: $0) }
  }

  private func isTest(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains("tests")
  }

  private func files(_ paths: [String]) -> [SourceFile] {
    paths.filter(FileName.isRead).compactMap(file)
  }

  /// The paths below a tree, relative to it; nil where there is no such tree.
  private static func list(_ folder: String, _ name: String) -> [String]? {
    guard let id = git(folder, ["rev-parse", "--verify", "--quiet", name]),
      let list = git(
        folder,
        [
          "ls-tree", "-r", "-z", "--full-tree", "--name-only",
          String(decoding: id, as: UTF8.self).filter { !$0.isNewline },
        ])
    else { return nil }
    return list.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
  }

  private static func git(_ folder: String, _ arguments: [String]) -> [UInt8]? {
    guard let answer = OtherProgram.run("git", ["-C", folder] + arguments), answer.status == 0
    else { return nil }
    return answer.output
  }
}
