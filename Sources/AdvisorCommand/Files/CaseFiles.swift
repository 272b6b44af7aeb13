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
    for loaded in cases { Talk.error(loaded.diagnostics, language) }
  }

  /// Reads them all; only a path that cannot be opened is told, the findings are left to the caller.
  init(silently paths: [String], _ playbook: Playbook, _ language: Language) {
    let reader = CaseReader(playbook)
    var cases: [LoadedCase] = []
    var failed = false
    for path in paths {
      do {
        for file in try CaseFiles.files(path) {
          let loaded = reader.read(file)
          if loaded.content == nil { failed = true }
          cases.append(loaded)
        }
      } catch {
        Talk.error("advisor: \(error.message[language])\n")
        failed = true
      }
    }
    self.cases = cases
    hadFaults = failed
  }

  static func files(_ path: String) throws(FileFault) -> [SourceFile] {
    guard path != "-", Folder.isFolder(path) else {
      let name = path == "-" ? "<standard input>" : path
      return [SourceFile(name: name, text: try Folder.read(path))]
    }
    var files: [SourceFile] = []
    for inner in try Folder.yamlFiles(below: path) {
      let full = path.hasSuffix("/") ? path + inner : "\(path)/\(inner)"
      files.append(SourceFile(name: full, text: try Folder.read(full)))
    }
    return files
  }
}
