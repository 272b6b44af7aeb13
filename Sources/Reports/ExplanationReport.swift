package import Advising
package import Diagnostics

extension AdviceFormat {
  /// One explanation, with a line break at its end.
  package func report(
    _ explanation: Explanation, language: Language, color: Bool, width: Int = 80
  ) -> String {
    let page = ExplanationPage(explanation, language: language).page
    switch self {
    case .json: return ExplanationJSON(explanation, language: language).json.pretty + "\n"
    case .text: return PageText(width: width, color: color).text([page])
    case .markdown: return PageMarkdown().text([page])
    case .html: return PageHTML().text([page])
    }
  }
}
