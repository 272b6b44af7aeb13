package import Diagnostics
import Playbooks
import Reports
package import Verification

/// The rule files as an HTML page, each condition coloured by the truths that the tests have seen.
package struct CoverageHTML {
  let coverage: Coverage
  let files: [SourceFile]
  let language: Language

  /// The page of the coverage over these rule files.
  package init(_ coverage: Coverage, files: [SourceFile], language: Language) {
    self.coverage = coverage
    self.files = files
    self.language = language
  }

  /// The page as an HTML document.
  package var text: String {
    """
    <!DOCTYPE html>
    <html lang="\(language == .zh ? "zh-CN" : "en")">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(word("Coverage of the rules by their tests", "规则测试覆盖"))</title>
    <style>
    body { margin: 0 auto; max-width: 70rem; padding: 1rem; font: 15px/1.5 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; background: #fff; }
    pre { font: 13px/1.5 Consolas, "Noto Sans Mono", monospace; overflow-x: auto; }
    pre i { color: #777; font-style: normal; user-select: none; }
    mark { padding: 0 .15rem; color: inherit; }
    mark.all { background: #d9f0dd; } mark.some { background: #fdefc3; } mark.none { background: #f9d3d0; }
    table { border-collapse: collapse; } td, th { padding: .1rem .75rem .1rem 0; text-align: left; }
    h2 { font-size: 1.05rem; margin-top: 2rem; }
    </style>
    </head>
    <body>
    <h1>\(word("Coverage of the rules by their tests", "规则测试覆盖"))</h1>
    <p>\(summary)</p>
    <p><mark class="all">\(word("seen true, false and unknown", "已见成立、不成立和未知"))</mark>
    <mark class="some">\(word("seen in part: point at it", "只见其中一部分：悬停可看"))</mark>
    <mark class="none">\(word("never seen", "从未见到"))</mark></p>
    <table><tr><th>\(word("file", "文件"))</th><th>\(word("covered", "已覆盖"))</th></tr>
    \(files.enumerated().compactMap(row).joined(separator: "\n"))
    </table>
    \(files.enumerated().compactMap(section).joined(separator: "\n"))
    </body>
    </html>

    """
  }

  private var summary: String {
    let all = coverage.conditions.count
    let covered = coverage.conditions.count(where: \.isComplete)
    return word(
      "\(covered) of \(all) conditions seen true, false and unknown",
      "\(all) 个条件中 \(covered) 个已见成立、不成立和未知")
  }

  private func clauses(in file: SourceFile) -> [Coverage.Condition] {
    coverage.conditions.filter { $0.formula.file.name == file.name }
      .sorted { $0.formula.place.span.start < $1.formula.place.span.start }
  }

  private func row(_ index: Int, _ file: SourceFile) -> String? {
    let own = clauses(in: file)
    if own.isEmpty { return nil }
    let covered = own.count(where: \.isComplete)
    return "<tr><td><a href=\"#f\(index)\">\(escaped(file.name))</a></td>"
      + "<td>\(covered)/\(own.count)</td></tr>"
  }

  private func section(_ index: Int, _ file: SourceFile) -> String? {
    let own = clauses(in: file)
    if own.isEmpty { return nil }
    var body = ""
    var offset = 0
    for clause in own {
      let span = clause.formula.place.span
      guard span.start >= offset else { continue }
      body += escaped(file.text(in: Span(offset, span.start)))
      body +=
        "<mark class=\"\(kind(clause))\" title=\"\(escaped(title(clause)))\">"
        + escaped(file.text(in: span)) + "</mark>"
      offset = span.end
    }
    body += escaped(file.text(in: Span(offset, max(offset, file.text.count))))
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    let numbered = lines.map { number, line in
      let text = String(number + 1)
      return "<i>\(String(repeating: " ", count: max(0, 4 - text.count)))\(text)  </i>\(line)"
    }
    return "<h2 id=\"f\(index)\">\(escaped(file.name))</h2>\n<pre>"
      + numbered.joined(separator: "\n") + "</pre>"
  }

  private func kind(_ clause: Coverage.Condition) -> String {
    let seen = 3 - TestReport.missing(clause).count
    return seen == 3 ? "all" : seen == 0 ? "none" : "some"
  }

  private func title(_ clause: Coverage.Condition) -> String {
    let missing = TestReport.missing(clause).map { seen in
      switch seen {
      case "true": word("true", "成立")
      case "false": word("false", "不成立")
      default: word("unknown", "未知")
      }
    }
    let name = "\(clause.id) \(clause.key)"
    if missing.isEmpty { return name }
    return "\(name): " + word("never seen ", "从未") + missing.joined(separator: ", ")
  }

  private func word(_ en: String, _ zh: String) -> String { language == .zh ? zh : en }

  private func escaped(_ text: String) -> String { HTMLText.escaped(visible(text)) }
}
