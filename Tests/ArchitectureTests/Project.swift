import Foundation

/// The project's files as the tests read them.
enum Project {
  /// The folder that holds `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// One file, named by its path from the root.
  struct File: Sendable {
    let path: String
    let text: String

    /// The folder below `Sources` or `Tests` that it lies in.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  }

  static func file(_ path: String) throws -> File {
    let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
    return File(path: path, text: text)
  }

  /// The Swift files below the folder, in order of path.
  static func swiftFiles(below folder: String) throws -> [File] {
    let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    var paths: [String] = []
    while let path = all?.nextObject() as? String {
      if path.hasSuffix(".swift") { paths.append("\(folder)/\(path)") }
    }
    return try paths.sorted().map(file)
  }

  /// The folders in `Sources`, each of which is a module.
  static func modules() throws -> Set<String> { try folders("Sources") }

  /// The folders in `Tests`.
  static func testModules() throws -> Set<String> { try folders("Tests") }

  private static func folders(_ path: String) throws -> Set<String> {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: path).path)
    return Set(names.filter { !$0.hasPrefix(".") })
  }
}
