package import Advising
package import Diagnostics

/// The output formats of advice, as `--format` names them (contract, section 5).
package enum AdviceFormat: String, CaseIterable, Sendable {
  case text
  case json
  case markdown
  case html

  /// The parts of the advice that a report in this format tells of.
  package func parts(full: Bool) -> AdviceParts {
    if full { return [.whole, .nextChange, .effects] }
    return self == .json ? [.whole, .nextChange] : AdviceSheet.parts
  }

  /// The advice on one or more cases, in this format, with a line break at its end.
  ///
  /// In JSON, `several` makes an array of the cases, even if only one of them could be read.
  package func report(
    _ advice: [Advice], several: Bool, language: Language, full: Bool, color: Bool,
    width: Int = 80
  ) -> String {
    if self == .json {
      let objects = advice.map { AdviceJSON($0, language: language, explain: full).json }
      if several { return JSON.array(objects).pretty + "\n" }
      return objects.map { $0.pretty + "\n" }.joined()
    }
    let pages = advice.map { item in
      full
        ? AdvicePage(item, language: language).page
        : AdviceSheet.page(item, language: language)
    }
    switch self {
    case .text, .json: return PageText(width: width, color: color).text(pages)
    case .markdown: return PageMarkdown().text(pages)
    case .html: return PageHTML().text(pages)
    }
  }
}
