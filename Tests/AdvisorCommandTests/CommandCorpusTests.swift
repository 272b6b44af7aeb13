import Foundation
import Testing

/// Each file in `Corpus/commands` is a session: lines `$ advisor ...` with what they print.
///
/// A session runs in a copy of `Corpus/commands/files`. `RENEW_GOLDEN=1` writes what is printed
/// into the file, and fails: read the difference.
struct CommandCorpusTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Corpus/commands").standardized

  static let sessions: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test(arguments: sessions) func theSessionPrintsWhatItShows(name: String) throws {
    let file = Self.root.appending(path: name)
    let shown = try String(contentsOf: file, encoding: .utf8)
    let commands = shown.split(separator: "\n").filter { $0.hasPrefix("$ ") }.map(String.init)
    #expect(!commands.isEmpty)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "advisor-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.root.appending(path: "files"), to: folder)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printed = try commands.map { try Shell.run($0, in: folder) }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] != nil {
      try Data(printed.utf8).write(to: file)
      Issue.record("renewed \(name)")
    }
    #expect(printed == shown)
  }

  @Test func thereAreSessions() {
    #expect(Self.sessions.count >= 15)
  }
}

/// Runs one line of a session.
enum Shell {
  /// The line, what it prints, what it says on standard error, and its status where it is not 0.
  static func run(_ line: String, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", String(line.dropFirst(2))]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": "\(try products().path):/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "80",
    ]
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let talk = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let status = process.terminationStatus
    return line + "\n" + said + (talk.isEmpty ? "" : "--- standard error\n\(talk)")
      + (status == 0 ? "" : "--- status \(status)\n")
  }

  /// Where the built executable lies: beside the test bundle.
  static func products() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      if FileManager.default.isExecutableFile(atPath: folder.appending(path: "advisor").path) {
        return folder
      }
      folder.deleteLastPathComponent()
    }
    let built = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../.build/debug").standardized
    try #require(
      FileManager.default.isExecutableFile(atPath: built.appending(path: "advisor").path),
      "build the package first")
    return built
  }
}
