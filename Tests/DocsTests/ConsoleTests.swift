import Foundation
import Testing

/// Blocks marked `console exact` show what a command prints, to the byte but for the digest of the
/// rules: it changes with every comment in them.
struct ConsoleTests {
  @Test(arguments: try Page.all())
  func shownOutputIsWhatTheCommandPrints(_ page: Page) throws {
    var lines = page.lines
    var isRenewed = false
    for block in page.blocks().reversed() where block.marks == ["console", "exact"] {
      let command = try #require(block.lines.first, "\(page.path):\(block.line)")
      let printed = try ShownCommand(command).output()
      if block.lines.dropFirst().map(Self.masked).elementsEqual(printed.map(Self.masked)) {
        continue
      }
      Issue.record("\(page.path):\(block.line) differs from what the command prints")
      guard ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" else { continue }
      let start = block.line + 1
      lines.replaceSubrange(start..<(start + block.lines.count - 1), with: printed)
      isRenewed = true
    }
    guard isRenewed else { return }
    try lines.joined(separator: "\n").write(
      to: Page.root.appending(path: page.path), atomically: true, encoding: .utf8)
  }

  @Test func onlyTheDigestIsMasked() {
    #expect(Self.masked("rules 2021.10 (3c2b069)") == Self.masked("rules 2021.10 (0000abc)"))
    #expect(Self.masked("规则（3c2b069）") == Self.masked("规则（1234567）"))
    #expect(Self.masked("rules (3c2b06)") != Self.masked("rules (3c2b07)"))
    #expect(Self.masked("a 3c2b069") != Self.masked("a 3c2b060"))
  }

  /// The line with the digest in brackets made the same for all.
  static func masked(_ line: String) -> String {
    line.replacing(/(?<open>[(（])[0-9a-f]{7}(?<close>[)）])/) { "\($0.open)digest\($0.close)" }
  }

  @Test func theReadmeShowsAdvice() throws {
    let blocks = try Page("README.md").blocks().filter { $0.marks == ["console", "exact"] }
    #expect(blocks.first?.lines.first?.contains("advise cases/jinzuan-mingzuo.yaml") == true)
    #expect(blocks.first.map { $0.lines.count > 10 } == true)
  }
}

/// A line `$ scripts/advisor ...`, with `| head -n N` behind it where only the beginning is shown.
struct ShownCommand {
  let arguments: [String]
  let shownLines: Int?

  init(_ line: String) throws {
    let pieces = line.split(separator: " | head -n ").map { String($0) }
    let words = pieces[0].split(separator: " ").map { String($0) }
    try #require(words.starts(with: ["$", "scripts/advisor"]), "\(line)")
    arguments = Array(words.dropFirst(2))
    shownLines = pieces.count > 1 ? Int(pieces[1]) : nil
  }

  /// The lines that the command prints on standard output, run in the project's folder.
  func output() throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "advisor")
    process.arguments = arguments
    process.currentDirectoryURL = Page.root
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var lines = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if lines.last == "" { lines.removeLast() }
    return Array(lines.prefix(shownLines ?? lines.count))
  }
}
