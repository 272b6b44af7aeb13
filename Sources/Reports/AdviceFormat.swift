package import Advising
package import Diagnostics

/// The forms that advice takes.
package enum AdviceFormat: String, CaseIterable, Sendable {
  case text
  case json
  case markdown
  case html

  /// The advice of one or more cases, with a line break at its end.
  ///
  /// Several cases are an array in JSON, even where only one of them could be read. `tried` are
  /// the facts that were set to try them; `sidelights` are one for each advice, or none at all.
  package func report(
    _ advice: [Advice], several: Bool, language: Language, explain: Bool, color: Bool,
    tried: [String] = [], sidelights: [AdviceSidelights] = [], width: Int = 80
  ) -> String {
    let beside = sidelights.isEmpty ? advice.map { _ in .none } : sidelights
    if self == .json {
      let objects = zip(advice, beside).map {
        AdviceJSON($0, language: language, explain: explain, tried: tried, sidelights: $1).json
      }
      if several { return JSON.array(objects).pretty + "\n" }
      return objects.map { $0.pretty + "\n" }.joined()
    }
    let pages = zip(advice, beside).map {
      AdvicePage($0, language: language, explain: explain, tried: tried, sidelights: $1).page
    }
    switch self {
    case .text, .json: return PageText(width: width, color: color).text(pages)
    case .markdown: return PageMarkdown().text(pages)
    case .html: return PageHTML().text(pages)
    }
  }
}
