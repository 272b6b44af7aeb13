import Diagnostics
import FEEL
import Foundation
import Testing

/// The files of `Tests/Corpus/feel`.
struct CorpusFiles {
  let folder: URL

  init(_ name: String) {
    folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Corpus/feel/\(name)")
  }

  /// The lines of each file, by name.
  var files: [(name: String, lines: [String])] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { $0.hasSuffix(".feel") }
        .map { name in
          let data = try Data(contentsOf: folder.appending(path: name))
          let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
          return (name, lines.map(String.init).filter { !$0.hasPrefix("#") || $0 == "#" })
        }
    }
  }

  /// Compares with the file beside the source; `RENEW_GOLDEN=1` writes it, which is a failure.
  func expect(_ text: String, beside name: String) throws {
    let url = folder.appending(path: name.replacingOccurrences(of: ".feel", with: ".expected"))
    if ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: url)
      Issue.record("\(url.lastPathComponent) was renewed: read what changed")
      return
    }
    let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(text == expected, "\(name)")
  }
}

/// A row `expression ; context ; expected ; unknown names` of the corpus.
struct CorpusRow {
  let expression: String
  let context: String
  let expected: String
  let unknown: [String]

  init(_ line: String) {
    let fields = line.components(separatedBy: ";")
      .map { $0.trimmingCharacters(in: .whitespaces) }
    func field(_ index: Int) -> String { fields.count > index ? fields[index] : "" }
    expression = field(0)
    context = field(1)
    expected = field(2)
    unknown = field(3).isEmpty ? [] : field(3).components(separatedBy: ", ")
  }

  /// What comes of it, written as the expected column is.
  var result: String {
    var known = ContextValue()
    let given = Program.compile(context.isEmpty ? "{}" : context, in: Scope([]), mode: .dynamic)
    let empty = Frame(values: [], now: .test)
    if case .context(let context)? = given.program?.evaluate(in: empty) { known = context }
    let scope = ContextScope(known, unknown: unknown)
    let compiled = Program.compile(expression, in: scope.scope, mode: .dynamic)
    guard let program = compiled.program else { return "fault" }
    let value = program.evaluate(in: Frame(values: scope.values, now: .test))
    if case .unknown(let slots) = value {
      return "unknown " + scope.names(of: slots).joined(separator: ", ")
    }
    return value.literal
  }
}
