import Foundation
import Testing

/// A file that holds what a form is expected to say.
struct Golden {
  let file: URL

  /// Whether this run writes the files anew; it then fails, so that nobody takes it for a test.
  static let isRenewing = ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1"

  func check(_ text: String) throws {
    if Self.isRenewing {
      try Data(text.utf8).write(to: file)
      Issue.record("\(file.lastPathComponent) is written anew: read the difference")
      return
    }
    let expected = try #require(
      try? String(contentsOf: file, encoding: .utf8), "no \(file.path): run with RENEW_GOLDEN=1")
    let own = text.split(separator: "\n", omittingEmptySubsequences: false)
    let other = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(own, other).enumerated().first { $0.element.0 != $0.element.1 }
    let line = first.map { "line \($0.offset + 1): `\($0.element.1)` is now `\($0.element.0)`" }
    #expect(text == expected, "\(file.lastPathComponent) \(line ?? "differs in length")")
  }
}
