/// What a Swift source imports, and what its package lets it import.
enum Imports {
  /// The module that the line imports, if it is an import line.
  static func module(ofLine line: some StringProtocol) -> String? {
    var words = line.split(whereSeparator: \.isWhitespace).map { String($0) }[...]
    while let word = words.first, word != "import" {
      guard word.hasPrefix("@") || levels.contains(word) else { return nil }
      words.removeFirst()
    }
    guard words.count > 1 else { return nil }
    let name = words[words.startIndex + 1]
    let full = kinds.contains(name) && words.count > 2 ? words[words.startIndex + 2] : name
    return full.split(separator: ".").first.map { String($0) }
  }

  static func modules(of file: Project.File) -> Set<String> {
    Set(file.lines.compactMap(module))
  }

  private static let levels: Set<String> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let kinds: Set<String> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]

  /// The dependencies of each target as `Package.swift` lists them: our targets, and products.
  static func ofManifest(_ text: String) -> [String: Set<String>] {
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacing("( ", with: "(")
    var found: [String: Set<String>] = [:]
    for start in [" module(\"", " .executableTarget(name: \""] {
      for target in flat.split(separator: start, omittingEmptySubsequences: false).dropFirst() {
        let name = target.prefix { $0 != "\"" }
        let list = target.dropFirst(name.count + 1).prefix { $0 != "]" }
        found[String(name)] = names(in: String(list))
      }
    }
    return found
  }

  /// What stands in quotes, without the names of packages, which are no modules.
  private static func names(in list: String) -> Set<String> {
    let quoted = list.split(separator: "\"", omittingEmptySubsequences: false)
    return Set(
      quoted.indices.compactMap { index in
        index % 2 == 1 && !quoted[index - 1].hasSuffix("package: ") ? String(quoted[index]) : nil
      })
  }
}
