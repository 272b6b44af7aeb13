import Advising
import Diagnostics
import FEEL
import Playbooks

extension Handbook {
  func entry(_ reference: Reference<Remedy>) -> Page.Entry {
    let remedy = playbook[reference]
    let lines =
      condition(HandbookLabels.suits, remedy.when) + needs(reference) + deliberation(remedy)
      + people(remedy) + work(remedy)
      + [
        line(HandbookLabels.achieves, remedy.achieves.map(achieved)),
        line(HandbookLabels.also, remedy.also.map(achieved)),
        line(HandbookLabels.excludes, remedy.excludes.sorted().map(title)),
        grounds(remedy.basis), inForce(remedy.declaration),
      ].compactMap { $0 }
    return Page.Entry(title: remedy.declaration.title[language], id: remedy.id, lines: lines)
  }

  /// The needs of a remedy, each with the remedies that can bring it about.
  private func needs(_ reference: Reference<Remedy>) -> [Page.Line] {
    guard let formula = playbook[reference].needs else { return [] }
    let items = precedence.needs(of: reference).map { need in
      let sentence = words.sentence(need.operand.program)
      if need.fillers.isEmpty { return sentence }
      let most = need.fillers.prefix(3).map { words.quoted(title($0)) }
      let rest = need.fillers.count - most.count
      let list = (most + (rest > 0 ? [sentences.more(rest)] : []))
        .joined(separator: Labels.comma[language])
      return sentence + words.aside(say(HandbookLabels.before) + say(Labels.colon) + list)
    }
    let shown = items.isEmpty ? words.items(formula.program) : items
    return [
      line(HandbookLabels.needs, shown, isListed: shown.count > 1),
      Page.Line(say(HandbookLabels.formula), [code(formula.text)], tone: .quiet),
    ].compactMap { $0 }
  }

  private func deliberation(_ remedy: Remedy) -> [Page.Line] {
    guard let decide = remedy.decide else { return [] }
    return [
      line(Labels.decidedBy, [decide.by].compactMap { $0 }.map(title)),
      line(Labels.consider, decide.consider.map { $0[language] }, isListed: true),
    ].compactMap { $0 }
  }

  private func people(_ remedy: Remedy) -> [Page.Line] {
    [
      line(Labels.lead, [remedy.lead].compactMap { $0 }.map(title)),
      line(Labels.with, remedy.with.map(title)),
      line(Labels.counterparts, remedy.counterparts.map(title)),
    ].compactMap { $0 }
  }

  private func work(_ remedy: Remedy) -> [Page.Line] {
    [
      line(Labels.steps, remedy.steps.map { $0[language] }, isListed: true),
      line(Labels.documents, remedy.documents.map { $0.title[language] }, isListed: true),
      remedy.within.flatMap { line(Labels.within, [sentences.within($0)]) },
      remedy.usual.flatMap { line(Labels.usual, [sentences.span($0)]) },
    ].compactMap { $0 }
  }

  private func achieved(_ achievement: Remedy.Achievement) -> String {
    guard let fact = playbook.fact(at: achievement.fact) else { return "" }
    let value =
      switch achievement.change {
      case .value(let value): values.text(value, of: fact)
      case .formula(let formula): code(formula.text)
      }
    return words.name(achievement.fact) + say(Labels.colon) + value
  }
}
