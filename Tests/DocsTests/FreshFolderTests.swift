import Foundation
import Testing

/// Pages that begin with an empty folder: blocks `yaml file PATH` are what the reader writes into a
/// file, and blocks `console exact fresh` are the commands, with all that they say.
struct FreshFolderTests {
  static let pages = ["docs/begin-your-own.en.md", "docs/begin-your-own.zh.md"]

  @Test(arguments: pages) func theReaderSeesWhatThePageShows(path: String) throws {
    let page = try Page(path)
    let folder = FileManager.default.temporaryDirectory.appending(path: "fresh-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var lines = page.lines
    var shift = 0
    var isRenewed = false
    for block in page.blocks() {
      if block.marks.starts(with: ["yaml", "file"]) {
        try write(block.text, try #require(block.marks.last), folder)
      }
      guard block.marks == ["console", "exact", "fresh"] else { continue }
      let commands = block.lines.filter { $0.hasPrefix("$ advisor ") }
      #expect(!commands.isEmpty, "\(path):\(block.line)")
      let printed = try commands.flatMap { command in
        [command] + (try output(of: String(command.dropFirst(2)), in: folder, page: path))
      }
      if printed.map(ConsoleTests.masked).elementsEqual(block.lines.map(ConsoleTests.masked)) {
        continue
      }
      Issue.record("\(path):\(block.line) differs from what the commands print")
      let start = block.line + shift
      lines.replaceSubrange(start..<(start + block.lines.count), with: printed)
      shift += printed.count - block.lines.count
      isRenewed = true
    }
    guard isRenewed, ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" else { return }
    try lines.joined(separator: "\n").write(
      to: Page.root.appending(path: path), atomically: true, encoding: .utf8)
  }

  /// Both pages lead along the same steps.
  @Test func thePagesHaveTheSameCommands() throws {
    let commands = try Self.pages.map { path in
      try Page(path).blocks().filter { $0.marks == ["console", "exact", "fresh"] }
        .flatMap(\.lines).filter { $0.hasPrefix("$ ") }
        .map { $0.replacing("FILL-IN", with: "待填") }
    }
    #expect(commands[0] == commands[1])
    #expect(commands[0].count > 8)
  }

  private func write(_ text: String, _ path: String, _ folder: URL) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// What the reader sees at the terminal: both streams, in the order in which they are written.
  private func output(of command: String, in folder: URL, page: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "{ \(command); } 2>&1"]
    process.currentDirectoryURL = folder
    let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    process.environment = [
      "PATH": "\(products):/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "80",
      "ADVISOR_LANG": page.contains(".zh.") ? "zh" : "en",
    ]
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    var lines = String(decoding: data, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
