package import Advising
package import Diagnostics

extension AdviceFormat {
  /// The companies compared with a case, in this format, with a line break at its end.
  package func report(
    _ case: Case, _ matches: [Match], language: Language, explain: Bool, color: Bool,
    width: Int = 80
  ) -> String {
    let page = MatchPage(`case`, matches, language: language, explain: explain).page
    switch self {
    case .json:
      return MatchJSON(case: `case`, matches: matches, language: language).json.pretty + "\n"
    case .text: return PageText(width: width, color: color).text([page])
    case .markdown: return PageMarkdown().text([page])
    case .html: return PageHTML().text([page])
    }
  }
}
