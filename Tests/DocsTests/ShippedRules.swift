import Advising
import Diagnostics
import Docket
import Foundation
import Playbooks
import Testing

/// The playbooks and files that come with the tool.
enum ShippedRules {
  static func playbook(_ folder: String) throws -> Playbook {
    let files = try yamlFiles(below: folder).filter {
      !$0.contains("tests/") && $0 != "properties.yaml"
    }
    let sources = try files.map {
      SourceFile(
        name: $0, text: Array(try Data(contentsOf: Page.root.appending(path: "\(folder)/\($0)"))))
    }
    return try #require(PlaybookLoader.load(sources).playbook)
  }

  static func file(_ path: String, _ playbook: Playbook) throws -> Case {
    let text = Array(try Data(contentsOf: Page.root.appending(path: path)))
    return try #require(CaseReader(playbook).read(SourceFile(name: path, text: text)).content)
  }

  /// Sorted by their bytes, as the command does.
  static func yamlFiles(below folder: String) throws -> [String] {
    let root = Page.root.appending(path: folder)
    let all = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return all.filter { $0.hasSuffix(".yaml") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
