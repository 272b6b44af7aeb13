import Advising
import Diagnostics
import FEEL
import Playbooks

/// The titles of entries, facts, offices and parts of a case, in one language.
struct Titles {
  let playbook: Playbook
  let `case`: Case
  let language: Language
  /// The day that is spoken of; nil where none is.
  var day: CalendarDate?

  init(_ playbook: Playbook, _ case: Case, language: Language) {
    self.playbook = playbook
    self.case = `case`
    self.language = language
  }

  init(advice: Advice, language: Language) {
    self.init(advice.playbook, advice.case, language: language)
    day = advice.date
  }

  func remedy(_ reference: Reference<Remedy>) -> String {
    playbook[reference].declaration.title[language]
  }

  func blocker(_ reference: Reference<Blocker>) -> String {
    playbook[reference].declaration.title[language]
  }

  func goal(_ reference: Reference<Goal>) -> String {
    playbook[reference].declaration.title[language]
  }

  /// The name of who holds the office's role in this case, or otherwise the title of the office.
  func office(_ reference: Reference<Office>) -> String {
    (`case`.offices[reference] ?? playbook[reference].title)[language]
  }

  func fact(_ slot: Slot) -> String {
    if let fact = playbook.fact(at: slot) { return fact.title[language] }
    if let decision = playbook.decision(at: slot) { return decision.declaration.title[language] }
    if slot == playbook.vocabulary.caseOpened { return Labels.caseOpened[language] }
    if slot == playbook.vocabulary.caseID { return Labels.caseID[language] }
    return playbook.vocabulary.name(of: slot)
  }

  func waited(_ waited: Action.Waited) -> String {
    switch waited {
    case .remedy(let remedy): self.remedy(remedy)
    case .blocker(let blocker): self.blocker(blocker)
    }
  }

  func reason(_ reason: Reason) -> String {
    switch reason {
    case .blocker(let blocker): self.blocker(blocker)
    case .goal(let goal): self.goal(goal)
    }
  }

  /// The question about a fact.
  func question(_ slot: Slot) -> String {
    guard let fact = playbook.fact(at: slot) else { return self.fact(slot) }
    if let ask = fact.ask { return ask[language] }
    let isYesOrNo = if case .boolean = fact.type { true } else { false }
    return Sentences(language: language).question(fact.title[language], isYesOrNo: isYesOrNo)
  }

  /// The question that a checklist puts; its title where it has none.
  func question(_ screen: Reference<Screen>) -> String {
    (playbook[screen].ask ?? playbook[screen].declaration.title)[language]
  }

  /// An entry of the log, in words.
  func entry(_ entry: LogEntry) -> String {
    Sentences(language: language)
      .entry(entry, isSetAside: `case`.isSetAside(by: entry, in: playbook))
  }

  func constraints(_ references: [Reference<Constraint>]) -> String {
    list(references.map { playbook[$0].declaration.title[language] })
  }

  func screen(_ reference: Reference<Screen>) -> String {
    playbook[reference].declaration.title[language]
  }

  /// The title of the entry.
  func title(_ entry: Clause.Subject) -> String {
    playbook.declaration(of: entry).title[language]
  }

  /// The title of the blocker, remedy, goal or clock with this id.
  func title(ofID id: String) -> String {
    let declaration =
      playbook.blockers.first { $0.id == id }?.declaration
      ?? playbook.remedies.first { $0.id == id }?.declaration
      ?? playbook.goals.first { $0.id == id }?.declaration
      ?? playbook.clocks.first { $0.id == id }?.declaration
    return declaration?.title[language] ?? id
  }

  func part(_ id: String) -> String {
    `case`.parts.first { $0.id == id }?.title[language] ?? id
  }

  /// The name, followed by the part that it concerns, if it concerns only one.
  func name(_ name: String, part: String?) -> String {
    self.name(name, parts: part.map { [$0] } ?? [])
  }

  func name(_ name: String, parts: [String]) -> String {
    if parts.isEmpty { return name }
    let list = self.list(parts.map(part))
    return language == .zh ? "\(name)（\(list)）" : "\(name) (\(list))"
  }

  func list(_ names: [String]) -> String { Self.list(names, language) }

  static func list(_ names: [String], _ language: Language) -> String {
    names.joined(separator: Labels.comma[language])
  }
}
