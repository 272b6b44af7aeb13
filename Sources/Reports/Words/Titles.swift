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
  /// Whether many read it: of entries of the log only offices are named, and no persons.
  var isForMany = false

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

  /// The names of the blockers, each once, with the parts in which they are so.
  func blockers(_ items: [Advice.BlockerAdvice]) -> [String] {
    var seen: Set<Reference<Blocker>> = []
    return items.filter { seen.insert($0.blocker).inserted }.map { item in
      let parts = items.filter { $0.blocker == item.blocker }.compactMap(\.part)
      return name(blocker(item.blocker), parts: parts)
    }
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
    if slot == playbook.vocabulary.today { return Labels.today[language] }
    return playbook.vocabulary.name(of: slot)
  }

  /// The question about a fact, and where its answer is found.
  func inquiry(_ slot: Slot) -> String {
    let sentences = Sentences(language: language)
    let place = playbook.fact(at: slot)?.whereFound?[language]
    return question(slot) + sentences.provenance([place.map(sentences.askAt)].compactMap { $0 })
  }

  /// A document, and whether it is at hand where the rules say by which fact that is known.
  func document(_ item: ActionAdvice.DocumentAdvice) -> String {
    let title = item.document.title[language]
    guard item.document.have != nil else { return title }
    let state = item.have.map { $0 ? Labels.have : Labels.lacking } ?? Labels.notKnown
    return language == .zh ? "\(title)（\(state.zh)）" : "\(title) (\(state.en))"
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
  func entry(_ entry: LogEntry, withNote: Bool = true) -> String {
    Sentences(language: language)
      .entry(
        entry, by: isForMany && !isOffice(entry.by) ? nil : entry.by,
        isSetAside: `case`.isSetAside(by: entry, in: playbook), withNote: withNote)
  }

  /// Whether the text names an office of the playbook or of the case.
  private func isOffice(_ text: String?) -> Bool {
    guard let text = text?.lowercased() else { return false }
    let own = ([`case`.lead, `case`.leader] + `case`.team).compactMap { $0?.lowercased() }
    let titles = (playbook.offices.map(\.title) + Array(`case`.offices.values))
      .flatMap(\.translations).map { $0.text.lowercased() }
    return own.contains(text) || playbook.offices.contains { $0.id == text }
      || titles.contains { !$0.isEmpty && text.hasSuffix($0) }
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
    let list = self.list(ranges(parts))
    return language == .zh ? "\(name)（\(list)）" : "\(name) (\(list))"
  }

  /// The titles of the parts; three or more that follow one another are one range: 1–8号楼.
  func ranges(_ ids: [String]) -> [String] {
    let order = `case`.parts.map(\.id).filter(ids.contains)
    var runs: [[NumberedTitle]] = []
    for title in order.map({ NumberedTitle(part($0)) }) {
      if let last = runs.last?.last, title.follows(last) {
        runs[runs.count - 1].append(title)
      } else {
        runs.append([title])
      }
    }
    return runs.flatMap { run -> [String] in
      guard let first = run.first, let last = run.last, run.count > 2 else {
        return run.map(\.text)
      }
      return [first.range(to: last)]
    }
  }

  func list(_ names: [String]) -> String { Self.list(names, language) }

  static func list(_ names: [String], _ language: Language) -> String {
    names.joined(separator: Labels.comma[language])
  }
}

/// The title of a part, with the number in it: 3号楼, Block 3.
private struct NumberedTitle {
  let text: String
  private let before: Substring
  private let number: Int?
  private let after: Substring

  init(_ text: String) {
    self.text = text
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    before = text.prefix { !isDigit($0) }
    let rest = text.dropFirst(before.count)
    let digits = rest.prefix(while: isDigit)
    number = Int(digits)
    after = rest.dropFirst(digits.count)
  }

  /// Whether it is the same title with the next number.
  func follows(_ other: NumberedTitle) -> Bool {
    guard let number, let last = other.number else { return false }
    return number == last + 1 && before == other.before && after == other.after
  }

  /// The titles from this one to the last, as one text.
  func range(to last: NumberedTitle) -> String {
    guard let number, let end = last.number else { return text }
    return "\(before)\(number)–\(end)\(after)"
  }
}
