import Foundation
import Testing

/// A page of the documents, with its marked blocks.
struct Page: Sendable, CustomTestStringConvertible {
  /// The path from the project's root.
  let path: String
  let text: String

  /// One code block, with what the page says about it.
  struct Block: Sendable {
    /// The words after the opening of the block: `yaml`, `playbook`, `refused`, ...
    let marks: [String]
    /// What the comment before it names: `<!-- with: minimal, offices -->`.
    let preludes: [String]
    /// The heading that it stands below.
    let heading: String
    let lines: [String]
    /// The line of the page on which the block opens, from 1.
    let line: Int

    var text: String { lines.map { $0 + "\n" }.joined() }
  }

  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  var testDescription: String { path }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOf: Page.root.appending(path: path), encoding: .utf8)
  }

  /// The pages in the root and in `docs`, without what is generated in folders below.
  static func all() throws -> [Page] {
    let own = try FileManager.default.contentsOfDirectory(atPath: root.path)
    let docs = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: "docs").path)
    let paths = own + docs.map { "docs/\($0)" }
    return try paths.filter { $0.hasSuffix(".md") }.sorted().map(Page.init)
  }

  func blocks() -> [Block] {
    var blocks: [Block] = []
    var open: (marks: [String], line: Int, lines: [String])?
    var preludes: [String] = []
    var heading = ""
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```"), let block = open {
        blocks.append(
          Block(
            marks: block.marks, preludes: preludes, heading: heading, lines: block.lines,
            line: block.line))
        open = nil
        preludes = []
      } else if line.hasPrefix("```") {
        let marks = line.dropFirst(3).split(separator: " ").map { String($0) }
        open = (marks, index + 1, [])
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("#") {
        heading = String(line.drop { $0 == "#" || $0 == " " })
      } else if line.hasPrefix("<!-- with: "), line.hasSuffix(" -->") {
        preludes = line.dropFirst(11).dropLast(4).split(separator: ",").map {
          String($0.drop { $0 == " " })
        }
      }
    }
    return blocks
  }

  /// The keys that the tables below the heading explain: their first cells, in backticks.
  func keys(below heading: String) -> [String] {
    var current = ""
    var isKeyTable = false
    var keys: [String] = []
    for line in lines {
      if line.hasPrefix("#") { current = String(line.drop { $0 == "#" || $0 == " " }) }
      if line.hasPrefix("| ") != true { isKeyTable = false }
      if line.hasPrefix("| key |") || line.hasPrefix("| 键 |") { isKeyTable = true }
      guard current == heading, isKeyTable, line.hasPrefix("| `") else { continue }
      keys.append(String(line.dropFirst(3).prefix { $0 != "`" }))
    }
    return keys
  }
}
