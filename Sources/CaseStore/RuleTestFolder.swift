package import Diagnostics
package import Files
package import Playbooks
package import Verification
import YAML

/// Finds the rule tests below the folder of a playbook.
package enum RuleTestFolder {
  /// The tests below a folder, and the findings about their files.
  package struct Found: Sendable {
    /// The files of tests, in the order of their paths.
    package let files: [SourceFile]
    /// The tests, in the order of their files.
    package let tests: [RuleTest]
    /// What is wrong with the files.
    package let diagnostics: [Diagnostic]

    /// Tests that were read from these files.
    package init(files: [SourceFile], tests: [RuleTest], diagnostics: [Diagnostic]) {
      self.files = files
      self.tests = tests
      self.diagnostics = diagnostics
    }
  }

  /// Reads every test file below a folder named `tests`, in the order of their paths.
  ///
  /// - Parameters:
  ///   - over: Texts that take the place of the files at their paths below the folder, or are files
  ///     of their own.
  ///   - mayRead: Whether the case file at a path, which a test names, may be read.
  package static func read(
    _ root: String, _ playbook: Playbook, over: [String: [UInt8]] = [:],
    mayRead: @escaping (String) -> Bool = { _ in true }
  ) throws(FileFault) -> Found {
    let listing = try Folder.listing(below: root)
    var reader = RuleTestReader(playbook) { path, test in
      let folder = test.name.lastIndex(of: "/").map { String(test.name[...$0]) } ?? ""
      let full = path.hasPrefix("/") ? path : folder + path
      guard mayRead(full), let bytes = try? Folder.read(full) else { return nil }
      return SourceFile(name: full, text: bytes)
    }
    let files = try files(listing, root, over)
    let tests = files.flatMap { reader.read($0) }
    let mistaken = listing.mistaken.filter(areTests).map { Folder.path($0, below: root) }
    return Found(
      files: files, tests: tests,
      diagnostics: reader.diagnostics + mistaken.map { .fileNotRead($0) })
  }

  /// The test files below the folder, in the order of their paths.
  package static func files(_ root: String) throws(FileFault) -> [SourceFile] {
    try files(Folder.listing(below: root), root, [:])
  }

  private static func files(
    _ listing: Folder.Listing, _ root: String, _ over: [String: [UInt8]]
  ) throws(FileFault) -> [SourceFile] {
    var files: [SourceFile] = []
    let paths = Set(listing.yaml).union(over.keys).filter(areTests)
    for path in paths.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let full = "\(root)/\(path)"
      let text = if let own = over[path] { own } else { try Folder.read(full) }
      files.append(SourceFile(name: full, text: text))
    }
    return files
  }

  /// Whether the file at the path below the folder of a playbook is one of tests.
  static func areTests(_ path: String) -> Bool {
    path.split(separator: "/").dropLast().contains("tests")
  }
}
