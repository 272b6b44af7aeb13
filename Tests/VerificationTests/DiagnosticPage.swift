import Foundation

/// A page of `docs/diagnostics` with the examples in it.
struct DiagnosticPage: CustomStringConvertible, Sendable {
  /// A fenced block: what it is, and its text as bytes.
  struct Example: Sendable {
    /// `yaml bad`, `yaml good case`, ...
    let marks: [String]
    let text: [UInt8]

    var isBad: Bool { marks.contains("bad") }
  }

  let id: String
  let text: String
  let examples: [Example]
  var description: String { id }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized
  static let folder = root.appending(path: "docs/diagnostics")

  static let all: [DiagnosticPage] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") && $0 != "README.md" }.sorted()
    .compactMap { DiagnosticPage(id: String($0.dropLast(3))) }

  init?(id: String) {
    guard
      let text = try? String(contentsOf: Self.folder.appending(path: "\(id).md"), encoding: .utf8)
    else { return nil }
    self.id = id
    self.text = text
    examples = Self.examples(in: text)
  }

  private static func examples(in text: String) -> [Example] {
    var found: [Example] = []
    var marks: [String]?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```", let known = marks {
        let body = lines.joined(separator: "\n") + "\n"
        let bytes = known.contains("escaped") ? decoded(body) : Array(body.utf8)
        found.append(Example(marks: known, text: bytes))
        marks = nil
      } else if line.hasPrefix("```") {
        marks = line.dropFirst(3).split(separator: " ").map { String($0) }
        lines = []
      } else if marks != nil {
        lines.append(line)
      }
    }
    return found
  }

  /// `\xNN` is a byte, `\{N*text}` a text repeated: what a page cannot hold as it is.
  static func decoded(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let character = rest.first {
      if rest.hasPrefix("\\x"), let byte = UInt8(rest.dropFirst(2).prefix(2), radix: 16) {
        bytes.append(byte)
        rest = rest.dropFirst(4)
      } else if rest.hasPrefix("\\{"), let end = rest.firstIndex(of: "}"),
        let star = rest.firstIndex(of: "*"),
        let count = Int(rest[rest.index(rest.startIndex, offsetBy: 2)..<star])
      {
        let unit = Array(rest[rest.index(after: star)..<end].utf8)
        for _ in 0..<count { bytes += unit }
        rest = rest[rest.index(after: end)...]
      } else {
        bytes += Array(String(character).utf8)
        rest = rest.dropFirst()
      }
    }
    return bytes
  }
}
