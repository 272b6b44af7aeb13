package import Diagnostics

/// What the name of a file says about the file.
package enum FileName {
  /// Whether the file is read as YAML where a folder is read: its name ends in `.yaml`.
  package static func isRead(_ name: String) -> Bool { name.hasSuffix(".yaml") }

  /// Whether the file looks like one that should be read, and is not because of its name.
  ///
  /// That is so for `a.yml`, `a.YAML` and `a.yaml.txt`; some editors add the last ending unseen.
  package static func isMistaken(_ name: String) -> Bool {
    if isRead(name) { return false }
    var words = name.lowercased().split(whereSeparator: { $0 == "." || $0.isWhitespace })
    if words.last == "txt" { words.removeLast() }
    return words.count > 1 && ["yaml", "yml"].contains(words.last)
  }

  /// The name under which the file would be read.
  fileprivate static func cure(_ name: String) -> String {
    var words = (name.split(separator: "/").last ?? "").split(separator: ".")
    while words.count > 1, let last = words.last?.lowercased(),
      ["yaml", "yml", "txt"].contains(last.filter { !$0.isWhitespace })
    {
      words.removeLast()
    }
    return words.joined(separator: ".") + ".yaml"
  }
}

extension Diagnostic {
  /// A file looks like one that should be read, and is not because of its name.
  package static func fileNotRead(_ name: String) -> Diagnostic {
    let cure = FileName.cure(name)
    return Diagnostic(
      "file-not-read", .warning,
      Wording(
        en: "this file is not read, since its name does not end in `.yaml`",
        zh: "文件名不以 `.yaml` 结尾，此文件未读入"),
      at: Place(SourceFile(name: name, text: ""), Span(0, 0)),
      help: Wording(en: "name it `\(cure)`", zh: "请改名为 `\(cure)`"))
  }
}
