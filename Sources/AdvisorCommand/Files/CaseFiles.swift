import Advising
import ArgumentParser
import Diagnostics
import Docket
import Playbooks

/// The case files that a command was given: files, folders of them, `-`.
struct CaseFiles {
  let cases: [LoadedCase]
  /// Something could not be read or used; the rest is answered all the same.
  let hadFaults: Bool

  /// Reads them all; faults go to standard error.
  init(_ paths: [String], _ playbook: Playbook, _ language: Language) {
    self.init(silently: paths, playbook, language)
    for loaded in cases { Console.error(loaded.diagnostics, language) }
  }

  /// Reads them all; only a path that cannot be opened is told, the findings are left to the caller.
  init(silently paths: [String], _ playbook: Playbook, _ language: Language) {
    let reader = CaseReader(playbook)
    var cases: [LoadedCase] = []
    var failed = false
    for path in paths {
      let names = CaseFiles.names(path)
      if names.isEmpty { CaseFiles.tellEmpty(path, language) }
      for file in names.map(CaseFiles.file) {
        switch file {
        case .success(let file):
          let loaded = reader.read(file)
          if loaded.content == nil { failed = true }
          cases.append(loaded)
        case .failure(let fault):
          Console.error("advisor: \(fault.message[language])\n")
          failed = true
        }
      }
    }
    self.cases = cases
    hadFaults = failed
  }

  /// The case of one file, `-` for standard input; else a message, and exit status 2.
  static func one(_ path: String, _ playbook: Playbook, _ language: Language) throws -> Case {
    let source = try Failing.orExit(language) { () throws(FileFault) -> SourceFile in
      try file(path).get()
    }
    let loaded = CaseReader(playbook).read(source)
    Console.error(loaded.diagnostics, language)
    guard let content = loaded.content else { throw ExitCode(2) }
    return content
  }

  /// Says that a folder holds no case.
  static func tellEmpty(_ folder: String, _ language: Language) {
    let message = Wording(
      en: "there is no case file (`*.yaml`) in this folder", zh: "该文件夹中没有案件文件（`*.yaml`）")
    Console.error("advisor: \(folder): \(message[language])\n")
  }

  /// The files that a path stands for: itself, or the YAML files below a folder.
  static func names(_ path: String) -> [String] {
    guard path != "-", Folder.isFolder(path),
      let inner = try? Folder.yamlFiles(below: path)
    else { return [path] }
    return inner.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  private static func file(_ name: String) -> Result<SourceFile, FileFault> {
    do {
      let shown = name == "-" ? "<standard input>" : name
      return .success(SourceFile(name: shown, text: try Folder.read(name)))
    } catch {
      return .failure(error)
    }
  }

  /// Every file of the path, or the first fault.
  static func files(_ path: String) throws(FileFault) -> [SourceFile] {
    var files: [SourceFile] = []
    for name in names(path) { files.append(try file(name).get()) }
    return files
  }
}
