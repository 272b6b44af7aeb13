import Foundation

/// The ids of all findings that the sources can make, read off the sources.
enum FindingIDs {
  /// Ids that are put together from a beginning and one of these ends.
  private static let ends = [
    "unknown": [
      "blocker", "decision", "fact", "goal", "office", "part", "phase", "policy", "remedy",
      "screen", "source",
      "state",
      "status",
    ],
    "missing": ["bracket", "mark", "word"],
    "unused": ["decision", "fact", "office", "source", "type"],
  ]

  static func inSources() throws -> Set<String> {
    let sources = DiagnosticPage.root.appending(path: "Sources")
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    var ids: Set<String> = []
    for file in files.sorted() where file.hasSuffix(".swift") && !file.contains("Table.swift") {
      // An expression or a new name that was typed is no finding in a file.
      if file.contains("/Feel/") || file.hasSuffix("/RenameAction.swift") { continue }
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      ids.formUnion(Self.ids(in: text))
    }
    return ids
  }

  static func ids(in text: String) -> Set<String> {
    var ids: Set<String> = []
    // The id is the first argument of each of these.
    for match in text.matches(of: /(?:Diagnostic|Fault|FaultText)\(\s*"([a-z0-9-]+)(\\\()?/) {
      let beginning = String(match.1)
      guard match.2 != nil else {
        ids.insert(beginning)
        continue
      }
      let kinds = ends[String(beginning.dropLast())] ?? []
      ids.formUnion(kinds.map { beginning + $0 })
    }
    for match in text.matches(of: /static let \w+ID = "([a-z0-9-]+)"/) {
      ids.insert(String(match.1))
    }
    return ids
  }
}
