package import Advising
package import Diagnostics
import FEEL
import Playbooks

/// The advice on one case as a page, in the order in which a caseworker reads it.
package struct AdvicePage {
  let advice: Advice
  let language: Language
  /// Whether absent blockers, remedies not chosen and all assumptions are shown too.
  let explains: Bool

  /// The page of an advice, in one language.
  package init(
    _ advice: Advice, language: Language, explain: Bool = false
  ) {
    self.advice = advice
    self.language = language
    explains = explain
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
  ///
  /// If there are many, those that are assumed, or none for want of an answer, are only counted;
  /// `explain` shows all.
  func because(_ evidence: [Evidence]) -> Page.Line? {
    let assumed = evidence.count { $0.origin == .assumed }
    let unasked = evidence.count(where: isUnasked)
    let known = evidence.filter { $0.origin != .assumed && !isUnasked($0) }
    guard !explains, !known.isEmpty, known.count < evidence.count, evidence.count > 4 else {
      return line(Labels.because, shortened(texts(evidence)))
    }
    return line(
      Labels.because,
      shortened(texts(known)) + (assumed == 0 ? [] : [sentences.assumed(assumed)])
        + (unasked == 0 ? [] : [sentences.unasked(unasked)]))
  }

  /// Whether it is none only because nobody has gone through its checklist yet.
  private func isUnasked(_ evidence: Evidence) -> Bool {
    guard case .screen(let screen) = evidence.origin else { return false }
    return !advice.case.screened(on: advice.date).contains { $0.screen == screen }
  }

  /// The facts as texts; one that differs between parts is named once, except with `explain`.
  private func texts(_ evidence: [Evidence]) -> [String] {
    if explains { return evidence.map(text) }
    var seen: Set<Slot> = []
    return evidence.filter { seen.insert($0.fact).inserted }.map { item in
      let differs = evidence.count { $0.fact == item.fact } > 1
      return differs ? sentences.differs(titles.fact(item.fact)) : text(item)
    }
  }

  /// The sources that are cited, each once, marked if nobody has checked it.
  func grounds(_ basis: [Basis]) -> Page.Line? {
    line(Labels.grounds, titles.grounds(basis, on: advice.date), isListed: true)
  }

  /// The first `most` items and the number of the others; with `explain` all items.
  func shortened(_ items: [String], most: Int = 4) -> [String] {
    guard !explains, items.count > most + 1 else { return items }
    return items.prefix(most) + [sentences.more(items.count - most)]
  }
}
