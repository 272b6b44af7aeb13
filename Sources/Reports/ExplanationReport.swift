package import Advising
package import Diagnostics

extension AdviceFormat {
  /// One explanation, with a line break at its end; the path is how the reader calls the case
  /// file, for the commands that are shown.
  package func report(
    _ explanation: Explanation, path: String, language: Language, color: Bool, width: Int = 80
  ) -> String {
    let page = ExplanationPage(explanation, path: path, language: language).page
    switch self {
    case .json: return ExplanationJSON(explanation, language: language).json.pretty + "\n"
    case .text: return PageText(width: width, color: color).text([page])
    case .markdown: return PageMarkdown().text([page])
    case .html: return PageHTML().text([page])
    }
  }
}
