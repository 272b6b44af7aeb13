import Diagnostics
import Foundation
import Testing
import YAML

/// The files of `Tests/Corpus/yaml`, and what is expected of them.
struct Corpus {
  let folder: URL

  init(_ name: String) {
    folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/yaml/\(name)")
  }

  var files: [SourceFile] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".json") }
        .map { name in
          let text = try Data(contentsOf: folder.appending(path: name))
          return SourceFile(name: name, text: Array(text))
        }
    }
  }

  /// Compares with the file beside the source; `RENEW_GOLDEN=1` writes it, which is a failure.
  func expect(_ text: String, beside file: SourceFile) throws {
    let name = file.name.split(separator: ".").dropLast().joined(separator: ".") + ".expected"
    let url = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("\(name) was renewed: read what changed")
      return
    }
    let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(text == expected, "\(file.name)")
  }
}

/// A line for each node: its path, what it is read as, and the text that its span covers.
func outline(_ node: Node, _ file: SourceFile, path: String = "") -> [String] {
  let name = path.isEmpty ? "." : path
  let alias = node.alias.map { " by \(file.text(in: $0))" } ?? ""
  let properties = node.properties.map { " after \(file.text(in: $0))" } ?? ""
  switch node.kind {
  case .scalar(let scalar):
    return [
      "\(name): \(scalar.style) \(scalar.value) \(quoted(scalar.text)) at \(range(node, file))"
        + properties + alias
    ]
  case .sequence(let items):
    return ["\(name): list of \(items.count) at \(range(node, file))\(properties)\(alias)"]
      + items.enumerated().flatMap { outline($1, file, path: "\(path)/\($0)") }
  case .mapping(let entries):
    return ["\(name): map of \(entries.count) at \(range(node, file))\(properties)\(alias)"]
      + entries.flatMap { outline($0.value, file, path: "\(path)/\($0.name)") }
  }
}

private func range(_ node: Node, _ file: SourceFile) -> String {
  let start = file.position(of: node.span.start)
  let end = file.position(of: node.span.end)
  return "\(start.line):\(start.column)-\(end.line):\(end.column)"
}

private func quoted(_ text: String) -> String { String(reflecting: text) }
