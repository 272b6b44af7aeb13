package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The advice of one case as a page that a caseworker reads from the top down.
package struct AdvicePage {
  let advice: Advice
  let language: Language
  /// Also what is not in the way, what was not chosen, and every assumption.
  let explains: Bool

  package init(
    _ advice: Advice, language: Language, explain: Bool = false
  ) {
    self.advice = advice
    self.language = language
    explains = explain
  }

  package var page: Page {
    let actions: [Page.Section?] = ActionState.allCases.map { $0 == .unknown ? open : section($0) }
    let rest = [stuck, blockers, absent, plan, clocks, figures, basis, warnings]
    return Page(
      language: language, id: advice.case.id, title: advice.case.title[language], head: head,
      sections: ([differences, summary] + actions + rest).compactMap { $0 },
      close: say(Labels.closing))
  }

  var playbook: Playbook { advice.playbook }
  var titles: Titles { Titles(advice: advice, language: language) }
  var sentences: Sentences { Sentences(language: language) }
  var values: ShownValue { ShownValue(language: language) }

  func say(_ wording: Wording) -> String { wording[language] }

  /// A labelled line; nil where there is nothing to put on it.
  func line(
    _ label: Wording, _ items: [String], tone: Page.Tone = .plain, isListed: Bool = false
  ) -> Page.Line? {
    items.isEmpty ? nil : Page.Line(say(label), items, tone: tone, isListed: isListed)
  }

  /// A fact with its value, and who said so.
  func text(_ evidence: Evidence) -> String { titles.text(evidence) }

  /// The facts that decided.
  ///
  /// Of many only those that somebody stated, and how many were assumed; with `explain` all.
  func because(_ evidence: [Evidence]) -> Page.Line? {
    let stated = evidence.filter { $0.statement != nil }
    let assumed = evidence.count - stated.count
    guard !explains, !stated.isEmpty, assumed > 0, evidence.count > 4 else {
      return line(Labels.because, shortened(texts(evidence)))
    }
    return line(Labels.because, shortened(texts(stated)) + [sentences.assumed(assumed)])
  }

  /// A fact that is not the same in every part is told once, unless all is to be told.
  private func texts(_ evidence: [Evidence]) -> [String] {
    if explains { return evidence.map(text) }
    var seen: Set<Slot> = []
    return evidence.filter { seen.insert($0.fact).inserted }.map { item in
      let differs = evidence.count { $0.fact == item.fact } > 1
      return differs ? sentences.differs(titles.fact(item.fact)) : text(item)
    }
  }

  /// What the playbook cites, each source once, and whether somebody has read it there.
  func grounds(_ basis: [Basis]) -> Page.Line? {
    line(Labels.grounds, titles.grounds(basis, on: advice.date), isListed: true)
  }

  /// The first few of many, and how many more there are; all of them with `explain`.
  func shortened(_ items: [String], most: Int = 4) -> [String] {
    guard !explains, items.count > most + 1 else { return items }
    return items.prefix(most) + [sentences.more(items.count - most)]
  }
}
