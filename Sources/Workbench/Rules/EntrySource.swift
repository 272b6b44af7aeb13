import Diagnostics
import Playbooks

/// The text of an entry as it stands in its file, with the comments directly above it.
struct EntrySource {
  /// The path of the file, below the folder of the rules.
  let file: String
  /// The line of its id.
  let line: Int
  /// The lines from its first comment to its end.
  let text: String

  /// Cuts the entry out of its file: its line, and those below it that are indented further.
  init(_ place: Place) {
    let lines = String(decoding: place.file.text, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
    let own = min(place.start.line, lines.count) - 1
    let depth = Self.depth(lines[own])
    var end = own + 1
    while end < lines.count, lines[end].allSatisfy(\.isWhitespace) || Self.depth(lines[end]) > depth
    {
      end += 1
    }
    while end > own + 1, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
    var start = own
    while start > 0, Self.isComment(lines[start - 1], at: depth), depth > 0 { start -= 1 }
    file = place.file.name
    line = own + 1
    text = lines[start..<end].map { String($0.dropFirst(depth)) }.joined(separator: "\n")
  }

  private static func depth(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

  private static func isComment(_ line: Substring, at depth: Int) -> Bool {
    Self.depth(line) == depth && line.dropFirst(depth).hasPrefix("#")
  }
}
