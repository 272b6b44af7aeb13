package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The advice on one case with everything that it rests on, for those who review it.
package struct AdvicePage {
  let advice: Advice
  let language: Language

  /// The page of an advice, in one language.
  package init(_ advice: Advice, language: Language) {
    self.advice = advice
    self.language = language
  }

  /// The page, to be written in any format.
  package var page: Page {
    let actions: [Page.Section?] = ActionState.allCases.flatMap { state -> [Page.Section?] in
      state == .unknown ? [perhapsNeeded, open] : [section(state)]
    }
    let rest = [stuck, setAside, blockers, absent, plan, clocks, figures, basis, warnings]
    return Page(
      language: language, id: advice.case.id, title: advice.case.title[language], head: head,
      sections: ([differences, contradictions, summary, warningsAboutTheCase] + actions + rest)
        .compactMap { $0 },
      close: say(Labels.closing))
  }

  var playbook: Playbook { advice.playbook }
  var titles: Titles { Titles(advice: advice, language: language) }
  var sentences: Sentences { Sentences(language: language) }
  var values: ShownValue { ShownValue(language: language) }

  func say(_ wording: Wording) -> String { wording[language] }

  /// A line with a label; nil if there are no items.
  func line(
    _ label: Wording, _ items: [String], tone: Page.Tone = .plain, isListed: Bool = false
  ) -> Page.Line? {
    items.isEmpty ? nil : Page.Line(say(label), items, tone: tone, isListed: isListed)
  }

  /// A fact with its value, and where the value comes from.
  func text(_ evidence: Evidence) -> String { titles.text(evidence) }

  /// The facts that settle the result.
  func because(_ evidence: [Evidence]) -> Page.Line? {
    line(Labels.because, evidence.map(text))
  }

  /// The sources that are cited, each once, marked if nobody has checked it.
  func grounds(_ basis: [Basis]) -> Page.Line? {
    line(Labels.grounds, titles.grounds(basis, on: advice.date), isListed: true)
  }
}
