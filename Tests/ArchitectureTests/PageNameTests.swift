import Foundation
import Testing

/// What the pages for developers name is there: files, folders and types.
struct PageNameTests {
  static let pages = ["docs/ARCHITECTURE.md", "CONTRIBUTING.md"]

  @Test(arguments: pages)
  func everyFileNamedIsThere(_ page: String) throws {
    let files = try Project.swiftFiles(below: "Sources") + Project.swiftFiles(below: "Tests")
    let paths = ["/Package.swift"] + files.map { "/\($0.path)" }
    for name in try Self.codeWords(of: page) where Self.isPath(name, ending: ".swift") {
      #expect(paths.contains { $0.hasSuffix("/\(name)") }, "\(page) names \(name)")
    }
  }

  @Test(arguments: pages)
  func everyFolderNamedIsThere(_ page: String) throws {
    for name in try Self.codeWords(of: page) where Self.isPath(name, ending: "/") {
      let isThere = ["", "Sources/", "Sources/AdvisorCommand/"].contains {
        FileManager.default.fileExists(atPath: Project.root.appending(path: $0 + name).path)
      }
      #expect(isThere, "\(page) names \(name)")
    }
  }

  @Test(arguments: pages)
  func everyTypeNamedIsDeclared(_ page: String) throws {
    let sources = try Project.swiftFiles(below: "Sources") + Project.swiftFiles(below: "Tests")
    let declared = Set(sources.flatMap(Self.declarations))
      .union(try Project.modules()).union(try Project.testModules())
    for name in try Self.codeWords(of: page) where Self.isTypeName(name) {
      let type = String(name.prefix { $0 != "." && $0 != "<" })
      #expect(declared.contains(type) || Self.foreign.contains(type), "\(page) names `\(type)`")
    }
  }

  @Test func namesAreRead() {
    #expect(Self.declarations(in: "package struct Plan: Sendable {") == ["Plan"])
    #expect(Self.declarations(in: "  final class Store<A> {") == ["Store"])
    #expect(Self.isTypeName("Advisor.advise") && !Self.isTypeName("advise"))
    #expect(!Self.isTypeName("RENEW_GOLDEN") && !Self.isTypeName("README.md"))
  }

  /// Names of the language and of others.
  static let foreign: Set<String> = [
    "Any", "ArgumentParser", "Dispatch", "Glibc", "Regex", "Sendable", "Synchronization",
  ]

  /// What stands between backticks, outside code blocks.
  static func codeWords(of page: String) throws -> Set<String> {
    var words: Set<String> = []
    var isCode = false
    for line in try Project.file(page).lines {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode || line.hasPrefix("```") { continue }
      let pieces = line.split(separator: "`", omittingEmptySubsequences: false)
      for (index, piece) in pieces.enumerated() where index % 2 == 1 { words.insert(String(piece)) }
    }
    return words
  }

  static func declarations(of file: Project.File) -> [String] {
    file.lines.flatMap { declarations(in: String($0)) }
  }

  static func declarations(in line: String) -> [String] {
    let words = line.split(whereSeparator: { " :<({".contains($0) }).map { String($0) }
    let kinds: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias", "case"]
    guard let kind = words.firstIndex(where: kinds.contains), kind + 1 < words.count else {
      return []
    }
    return [words[kind + 1]]
  }

  /// It is a path, and no pattern such as `Type+Aspect.swift` or a command.
  static func isPath(_ name: String, ending: String) -> Bool {
    name.hasSuffix(ending) && !name.contains { " <+".contains($0) }
  }

  /// It begins with a capital, has small letters, and is no file, path or sentence.
  static func isTypeName(_ name: String) -> Bool {
    guard let first = name.first, first.isUppercase, name.contains(where: \.isLowercase) else {
      return false
    }
    let isWord = name.allSatisfy { $0.isLetter || $0.isNumber || ".<>".contains($0) }
    let endings = [".swift", ".md", ".resolved"]
    return isWord && !endings.contains(where: name.hasSuffix)
  }
}
