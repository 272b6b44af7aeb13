import Foundation
import Testing

/// The command `advisor`, with which the tools have to agree.
enum Command {
  /// What it prints in JSON, as a value of Foundation.
  static func json(_ arguments: String...) throws -> NSObject {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments + ["--format", "json", "--as-of", "2021-06-01", "--lang", "en"]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let value = try JSONSerialization.jsonObject(with: data)
    return try #require(value as? NSObject, "\(arguments)")
  }

  /// Where the built executable lies: beside the test bundle, or in the build folder.
  private static func executable() throws -> URL {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    for _ in 0..<4 {
      let file = folder.appending(path: "advisor")
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
      folder.deleteLastPathComponent()
    }
    return Talk.root.appending(path: ".build/debug/advisor")
  }
}
