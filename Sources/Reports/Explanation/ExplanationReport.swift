package import Advising
package import Diagnostics

extension AdviceFormat {
  /// One explanation in this format, with a line break at its end.
  ///
  /// `arguments` are the case file and the options as the reader typed them: they are repeated in
  /// the commands that the explanation shows. `opened` are its conditions, where they are asked for.
  package func report(
    _ explanation: Explanation, arguments: [String], opened: [OpenedCondition] = [],
    language: Language, color: Bool, width: Int = 80
  ) -> String {
    let page = ExplanationPage(
      explanation, arguments: arguments, opened: opened, language: language
    ).page
    switch self {
    case .json:
      return ExplanationJSON(explanation, opened: opened, language: language).json.pretty + "\n"
    case .text: return PageText(width: width, color: color).text([page])
    case .markdown: return PageMarkdown().text([page])
    case .html: return PageHTML().text([page])
    }
  }

  /// The explanation of a clock, decision, fact, phase or checklist in this format, with a line break
  /// at its end.
  package func report(
    _ explanation: EntryExplanation, opened: [OpenedCondition] = [], language: Language,
    color: Bool, width: Int = 80
  ) -> String {
    let page = EntryPage(explanation, opened: opened, language: language).page
    switch self {
    case .json: return EntryJSON(explanation, opened: opened, language: language).json.pretty + "\n"
    case .text: return PageText(width: width, color: color).text([page])
    case .markdown: return PageMarkdown().text([page])
    case .html: return PageHTML().text([page])
    }
  }
}
