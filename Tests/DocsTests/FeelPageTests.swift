import Diagnostics
import FEEL
import Foundation
import Testing

/// The end of the pages on FEEL is the table of built-in functions, printed.
struct FeelPageTests {
  @Test(arguments: Language.allCases)
  func thePageShowsTheTable(_ language: Language) throws {
    let page = try Page("docs/feel.\(language.rawValue).md")
    let start = page.text.firstRange(of: Self.heading(language))?.lowerBound ?? page.text.endIndex
    let printed = Self.printed(Builtin.all, language)
    guard page.text[start...] != printed else { return }
    Issue.record("\(page.path) differs from the table of built-in functions")
    guard ProcessInfo.processInfo.environment["RENEW_GOLDEN"] == "1" else { return }
    try (page.text[..<start] + printed).write(
      to: Page.root.appending(path: page.path), atomically: true, encoding: .utf8)
  }

  static func heading(_ language: Language) -> String {
    language == .zh ? "## 内置函数" : "## Built-in functions"
  }

  static func printed(_ functions: [Builtin], _ language: Language) -> String {
    let chapters = Builtin.Chapter.allCases.map { chapter in
      let own = functions.filter { $0.chapter == chapter }.map { printed($0, language) }
      return "\n### \(title(chapter)[language])\n" + own.joined()
    }
    return "\(heading(language))\n\n\(introduction[language])\n" + chapters.joined()
  }

  private static let introduction = Wording(
    en: """
      By the chapters of the standard. A parameter in square brackets may be left out; `...` takes any number of arguments. Arguments may also be given by name, `substring(string: "abc", start position: 2)`.
      """,
    zh: """
      按标准的章次排列。方括号内的参数可以省略；`...` 表示参数个数不限。参数也可以按名称给出：`substring(string: "abc", start position: 2)`。
      """)

  private static func printed(_ function: Builtin, _ language: Language) -> String {
    let calls = function.signatures.map { "`\(call(function.name, $0))`" }
    let gives = language == .zh ? "得" : "is"
    let examples = function.examples.map { "- `\($0.expression)` \(gives) `\($0.result)`\n" }
    return """

      #### \(function.name)

      \(function.summary[language])

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

  private static func title(_ chapter: Builtin.Chapter) -> Wording {
    switch chapter {
    case .conversion: Wording(en: "Conversion", zh: "类型转换")
    case .boolean: Wording(en: "Boolean", zh: "布尔值")
    case .string: Wording(en: "String", zh: "文本")
    case .list: Wording(en: "List", zh: "列表")
    case .numeric: Wording(en: "Numeric", zh: "数值")
    case .dateAndTime: Wording(en: "Date and time", zh: "日期和时间")
    case .temporal: Wording(en: "Temporal", zh: "历法")
    case .range: Wording(en: "Range", zh: "区间")
    case .sort: Wording(en: "Sort", zh: "排序")
    case .context: Wording(en: "Context", zh: "上下文")
    }
  }
}
