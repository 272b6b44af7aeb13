import Advising
import ArgumentParser
import CaseStore
import Caseload
import Diagnostics
import Docket
import Files
import Parallelism
import Playbooks

/// The case files given to a command: single files, folders, or `-` for standard input.
struct CaseFiles {
  let cases: [LoadedCase]
  /// The files that could not be read or used; the others are processed all the same.
  let unreadable: [UnreadableCase]

  /// Whether a file could not be read or used.
  var hadFaults: Bool { !unreadable.isEmpty }

  /// Reads all files; their findings go to standard error.
  init(_ paths: [String], _ playbook: Playbook, _ language: Language) {
    self.init(silently: paths, playbook, language)
    for loaded in cases { Console.error(loaded.diagnostics, language) }
  }

  /// Reads all files; the caller reports their findings.
  ///
  /// Only a path that cannot be opened, or has no case file, is reported here.
  init(silently paths: [String], _ playbook: Playbook, _ language: Language) {
    let reader = CaseReader(playbook)
    var cases: [LoadedCase] = []
    var unreadable: [UnreadableCase] = []
    for path in paths {
      let names = CaseFiles.names(path, language)
      if names.isEmpty { CaseFiles.tellEmpty(path, language) }
      var read: [LoadedCase] = []
      for file in Parallel.map(names, { CaseFiles.file($0).map(reader.read) }) {
        switch file {
        case .success(let loaded): read.append(loaded)
        case .failure(let fault):
          Console.error("advisor: \(fault.message[language])\n")
          unreadable.append(UnreadableCase(id: fault.path.fileName, reason: fault.message))
        }
      }
      let own = CaseFiles.withoutRules(read, in: path, language)
      unreadable += own.compactMap(\.fault)
      if own.count < read.count {
        unreadable.append(UnreadableCase(id: path.fileName, reason: CaseFiles.rulesNotCases))
      }
      cases += own
    }
    self.cases = cases
    self.unreadable = unreadable
  }

  /// The case in one file, or in `-`; if it cannot be used, a message and exit status 2.
  static func one(_ path: String, _ playbook: Playbook, _ language: Language) throws -> Case {
    let source = try Failing.orExit(language) { () throws(FileFault) -> SourceFile in
      try file(path).get()
    }
    let loaded = CaseReader(playbook).read(source)
    Console.error(loaded.diagnostics, language)
    guard let content = loaded.content else { throw ExitCode(2) }
    return content
  }

  /// Reports that a folder contains no case file.
  static func tellEmpty(_ folder: String, _ language: Language) {
    let message = Wording(
      en: "there is no case file (`*.yaml`) in this folder", zh: "该文件夹中没有案件文件（`*.yaml`）")
    Console.error("advisor: \(folder): \(message[language])\n")
  }

  /// The cases that were read in a folder; files of rules among them are told of in one message.
  ///
  /// A single file of rules stays, with its own finding.
  static func withoutRules(_ read: [LoadedCase], in path: String, _ language: Language)
    -> [LoadedCase]
  {
    let rules = read.count(where: \.isOfRules)
    guard rules > 0, read.first?.file.name != path else { return read }
    let message =
      rules == read.count
      ? Wording(
        en:
          "this is a folder of rules (\(rules) \(rules == 1 ? "file" : "files")), and not of cases; give case files, and the rules by `--rules \(path)`; `advisor check \(path)` checks rules",
        zh:
          "这是规则文件夹（\(rules) 个文件），不是案件文件夹。请写案件文件或案件文件夹，规则用 `--rules \(path)` 指定；检查规则用 `advisor check \(path)`"
      )
      : Wording(
        en:
          "\(rules) of the files in this folder \(rules == 1 ? "is a file" : "are files") of rules, and no cases; give the folder of the cases alone",
        zh: "该文件夹中有 \(rules) 个规则文件，不是案件，未读取。请只写案件所在的文件夹")
    Console.error("advisor: \(path): \(message[language])\n")
    return read.filter { !$0.isOfRules }
  }

  private static let rulesNotCases = Wording(
    en: "files of rules, which are no cases", zh: "其中有规则文件，不是案件")

  /// The files that a path names: itself, or the YAML files below the folder.
  ///
  /// Those that look like YAML files, and are not read because of their names, are warned of.
  static func names(_ path: String, _ language: Language) -> [String] {
    guard path != "-", Folder.isFolder(path), let inner = try? Folder.listing(below: path)
    else { return [path] }
    inner.tellMistaken(below: path, language)
    return inner.yaml.map { Folder.path($0, below: path) }
  }

  private static func file(_ name: String) -> Result<SourceFile, FileFault> {
    do {
      let shown = name == "-" ? "<standard input>" : name
      return .success(SourceFile(name: shown, text: try Folder.read(name)))
    } catch {
      return .failure(error)
    }
  }

  /// All files that a path names, or the first fault.
  static func files(_ path: String, _ language: Language) throws(FileFault) -> [SourceFile] {
    var files: [SourceFile] = []
    for name in names(path, language) { files.append(try file(name).get()) }
    return files
  }
}
