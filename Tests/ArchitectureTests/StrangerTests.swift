import Foundation
import Testing

/// What somebody who finds the project needs to know: licences, versions, how it is tested, what
/// is missing on their machine.
struct StrangerTests {
  @Test(arguments: [".github/workflows/test.yml", ".gitlab-ci.yml", ".ci/run"])
  func hostsRunTheOneScript(_ path: String) throws {
    let file = try Project.file(path)
    let commands = file.lines.map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { $0.hasPrefix("- run:") || $0.hasPrefix("- scripts") || $0.hasPrefix("exec") }
    #expect(commands.count == 1)
    #expect(commands.allSatisfy { $0.contains("scripts/test") })
  }

  /// `Package.resolved` is ignored, so that the manifest alone says what is built.
  @Test func versionsArePinned() throws {
    let packages = try Project.file("Package.swift").lines.filter { $0.contains(".package(url:") }
    #expect(!packages.isEmpty)
    #expect(packages.allSatisfy { $0.contains("exact: \"") })
    #expect(try Project.file(".gitignore").lines.contains("Package.resolved"))
  }

  @Test func whatIsLinkedInIsNamed() throws {
    let notice = try Project.file("NOTICE").text
    #expect(try Project.file("LICENSE").text.contains("Apache License\n"))
    for library in try Self.libraries().joined() {
      #expect(notice.contains("(package \(library))"), "NOTICE does not name \(library)")
    }
    let manifest = try Project.file("Package.swift").text
    for part in manifest.matches(of: /github\.com\/[^\/]+\/([a-z-]+)"/) {
      #expect(notice.contains(part.output.1), "NOTICE does not name \(part.output.1)")
    }
  }

  /// A header that is not there is one sentence, and not a page of faults of the compiler.
  @Test func missingLibrariesAreNamed() throws {
    let modules = try Project.modules().filter {
      FileManager.default.fileExists(
        atPath: Project.root.appending(path: "Sources/\($0)/module.modulemap").path)
    }
    #expect(try modules.count == Self.libraries().count)
    let once = try Project.file("Sources/CLibraries/libraries.c").text
    #expect(once.matches(of: /#error ".* is missing: run scripts\/setup/).count == modules.count)
    for module in modules {
      let shim = try Project.file("Sources/\(module)/shim.h").text
      #expect(shim.contains("__has_include("), "\(module)")
      #expect(shim.contains(/#error ".* is missing: run scripts\/setup/), "\(module)")
    }
  }

  /// The C libraries of the manifest, each by the names of its packages.
  private static func libraries() throws -> [[String]] {
    try Project.file("Package.swift").text.matches(of: /\.apt\(\[([^\]]+)\]\)/).map { list in
      list.output.1.matches(of: /"([^"]+)"/).map { String($0.output.1) }
    }
  }
}
