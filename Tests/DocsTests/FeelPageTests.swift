import Diagnostics
import FEEL
import Foundation
import Testing

/// The end of `docs/feel.en.md` is the table of built-in functions, printed.
struct FeelPageTests {
  static let heading = "## Built-in functions"

  @Test func thePageShowsTheTable() throws {
    let page = try Page("docs/feel.en.md")
    let start = page.text.firstRange(of: Self.heading)?.lowerBound ?? page.text.endIndex
    let printed = Self.printed(Builtin.all)
    guard page.text[start...] != printed else { return }
    Issue.record("docs/feel.en.md differs from the table of built-in functions")
    guard ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" else { return }
    try (page.text[..<start] + printed).write(
      to: Page.root.appending(path: page.path), atomically: true, encoding: .utf8)
  }

  static func printed(_ functions: [Builtin]) -> String {
    let chapters = Builtin.Chapter.allCases.map { chapter in
      let own = functions.filter { $0.chapter == chapter }
      return "\n### \(title(chapter))\n" + own.map(printed).joined()
    }
    return """
      \(heading)

      By the chapters of the standard. A parameter in square brackets may be left out; `...` takes any number of arguments. Arguments may also be given by name, `substring(string: "abc", start position: 2)`.

      """ + chapters.joined()
  }

  private static func printed(_ function: Builtin) -> String {
    let calls = function.signatures.map { "`\(call(function.name, $0))`" }
    let examples = function.examples.map { "- `\($0.expression)` is `\($0.result)`\n" }
    return """

      #### \(function.name)

      \(function.summary.en) \(function.summary.zh)

      \(calls.joined(separator: "  \n"))

      \(examples.joined())
      """
  }

  private static func call(_ name: String, _ signature: Builtin.Signature) -> String {
    let parameters = signature.parameters.map { parameter in
      let text = "\(parameter.name): \(parameter.type.text)"
      return parameter.optional ? "[\(text)]" : text
    }
    let more = signature.variadic ? ", ..." : ""
    return "\(name)(\(parameters.joined(separator: ", "))\(more)): \(signature.result.text)"
  }

  private static func title(_ chapter: Builtin.Chapter) -> String {
    switch chapter {
    case .conversion: "Conversion"
    case .boolean: "Boolean"
    case .string: "String"
    case .list: "List"
    case .numeric: "Numeric"
    case .dateAndTime: "Date and time"
    case .temporal: "Temporal"
    case .range: "Range"
    case .sort: "Sort"
    case .context: "Context"
    }
  }
}
