package import Advising
package import FEEL
package import Playbooks
package import YAML

/// A guided interview about one case: what to ask next, what an answer changes, and the resulting
/// file.
///
/// It does no input or output itself.
package struct Interview {
  /// Ranks the questions.
  package let advisor: Advisor
  /// The day that the advice is for.
  package let date: CalendarDate
  /// Where the answers come from, unless an answer says otherwise.
  package let provenance: Provenance
  /// The questions that are asked.
  let scope: Scope

  /// The case with the answers so far.
  package private(set) var `case`: Case
  /// The case as it was before the interview, and its document.
  let original: (case: Case, document: Document)
  /// The file with the answers so far.
  private var writer: FactWriter
  /// The question that is asked now; nil where no question is left.
  package private(set) var current: Inquiry?
  /// The answers, in the order in which they were given; a new answer to a question replaces the
  /// old one.
  package private(set) var answers: [Answer] = []
  /// The checklists that were asked about, as they were then.
  private var screens: [Reference<Screen>: ScreenQuestion] = [:]
  /// The questions asked before the current one; `back` returns to the last of them.
  private var asked: [Key] = []
  /// The questions that are not to be asked again in this interview.
  private var passed: Set<Key> = []
  /// Questions that come next, whatever they decide.
  private var next: [Key] = []
  /// The checklists that are asked anew, with all their circumstances.
  var reopened: Set<Reference<Screen>> = []

  /// The questions that an interview asks.
  package enum Scope: Sendable {
    /// Those that decide something, phase by phase.
    case open
    /// All that are open, in the order of the facts.
    case all
    /// Only those that are asked for by name.
    case named
  }

  /// Where the answers come from.
  package struct Provenance: Sendable {
    /// Who or what the answers are taken from; nil where it is not given.
    package let source: String?
    /// Since when it is so, where the person says that.
    package let on: CalendarDate?
    /// The day on which the answers were given.
    package let askedOn: CalendarDate

    /// The source and the days that are written beside each answer.
    package init(source: String?, on: CalendarDate?, askedOn: CalendarDate) {
      self.source = source
      self.on = on
      self.askedOn = askedOn
    }
  }

  /// What a question is about.
  package enum Key: Hashable, Sendable {
    /// A fact, of a part or, where that is nil, of the case.
    case fact(Slot, part: String?)
    /// A checklist.
    case screen(Reference<Screen>)

    /// The fact; nil for a checklist.
    package var fact: Slot? { if case .fact(let fact, _) = self { fact } else { nil } }
  }

  /// An answer that was given.
  package struct Answer: Sendable {
    /// What was asked.
    package let key: Key
    /// What was answered.
    package let content: Content

    /// What was answered.
    package enum Content: Sendable {
      /// What is said of the fact.
      case statement(Statement)
      /// What is said of the checklist, by whom and how reliably, and on which day it was gone
      /// through.
      case checklist(ChecklistAnswer, AnswerDetails, on: CalendarDate)
    }
  }

  /// Begins an interview about a case that was read without errors from the document.
  package init(
    _ case: Case, _ document: Document, _ advisor: Advisor, on date: CalendarDate,
    provenance: Provenance, scope: Scope = .open
  ) {
    self.case = `case`
    self.advisor = advisor
    self.date = date
    self.provenance = provenance
    self.scope = scope
    original = (`case`, document)
    writer = FactWriter(document)
    advance()
  }

  /// The questions that are still to be asked, the current one first.
  package var open: [Inquiry] {
    let rest = remaining().filter { Key($0) != current.map { Key($0) } }
    return (current.map { [$0] } ?? []) + rest
  }

  /// All questions that are open now, including those passed over and those nobody could answer.
  package var stillOpen: [Inquiry] { advisor.inquiries(about: `case`, on: date) }

  /// The number of questions asked before the current one.
  package var count: Int { asked.count }

  /// The text of the case file with the answers.
  package var text: [UInt8] { writer.editor.result() }

  /// The parts for which the current question can be answered one by one; none where it is about
  /// the case or one part.
  package var partsOfCurrent: [Case.Part] {
    guard let current, case .fact(let fact, nil) = Key(current),
      advisor.playbook.fact(at: fact)?.ofCase == false
    else { return [] }
    return `case`.parts
  }

  /// What the case states for the current fact, such as a disputed value or an earlier answer; for
  /// a question about all parts also what it states for single ones.
  package var present: [(part: String?, statement: Statement)] {
    guard let current, case .fact(let fact, let part) = Key(current), !isDue(Key(current))
    else { return [] }
    let own = `case`.parts.first { $0.id == part }
    let whole = `case`.statements(on: date, part: own)[fact].map { [(part, $0)] } ?? []
    return whole
      + partsOfCurrent.compactMap { part in
        part.facts[fact]?.form(on: date).map { (part.id, $0) }
      }
  }

  /// Records the answers to the current question, moves on, and returns what was noted.
  ///
  /// An answer that nobody knows leaves a disputed value as it is.
  package mutating func answer(_ typed: [TypedAnswer]) throws(EditFault) -> [Answer] {
    guard let current, case .fact(let fact, let part) = Key(current) else { return [] }
    if typed.allSatisfy({ $0.value == nil }), present.contains(where: { $0.statement.isDisputed }) {
      skip()
      return []
    }
    let given = typed.map { answer in
      let statement =
        answer.value.map { self.statement($0, answer.details) } ?? notKnown(answer.details)
      return Answer(key: .fact(fact, part: answer.part ?? part), content: .statement(statement))
    }
    try give(given)
    return given
  }

  /// Records which circumstances of the current checklist are there, moves on, and returns what was
  /// noted.
  ///
  /// What it names that is more than a yes or a no is asked next.
  package mutating func answer(_ checklist: ChecklistAnswer, _ own: AnswerDetails)
    throws(EditFault) -> [Answer]
  {
    guard let current else { return [] }
    for key in followUps(of: Key(current)) {
      passed.remove(key)
      answers.removeAll { $0.key == key }
    }
    var checklist = checklist
    if case .screen(let screen) = Key(current) { checklist.isAnew = reopened.contains(screen) }
    var details = own
    details.source = own.source ?? provenance.source
    details.on = own.on ?? provenance.on
    let content = Answer.Content.checklist(checklist, details, on: details.on ?? date)
    let given = [Answer(key: Key(current), content: content)]
    try give(given)
    return given
  }

  /// Asks the current question for each part of the case in turn.
  package mutating func askEachPart() {
    guard let current, case .fact(let fact, nil) = Key(current) else { return }
    let keys = partsOfCurrent.map { Key.fact(fact, part: $0.id) }
    asked.append(Key(current))
    passed.insert(Key(current))
    passed.subtract(keys)
    next = keys + next
    advance()
  }

  /// Asks these questions next, whatever the file says of them.
  package mutating func ask(_ keys: [Key]) {
    passed.subtract(keys)
    next = keys + next.filter { !keys.contains($0) }
    for case .screen(let screen) in keys { reopened.insert(screen) }
    advance()
  }

  /// Takes up answers of an earlier sitting.
  package mutating func take(up earlier: [Answer]) throws(EditFault) {
    for answer in earlier {
      if case .checklist(let checklist, _, _) = answer.content, checklist.isAnew,
        case .screen(let screen) = answer.key
      {
        reopened.insert(screen)
      }
    }
    let writer = try written(earlier)
    `case` = try writer.reread(by: advisor.playbook)
    self.writer = writer
    answers = earlier
    passed.formUnion(earlier.map(\.key))
    advance()
  }

  /// Leaves the current question for another time; `back` can return to it.
  package mutating func skip() {
    guard let current else { return }
    let key = Key(current)
    asked.append(key)
    pass([key])
    advance()
  }

  /// Drops the current question as if it had not been asked, so that `back` does not return to it.
  package mutating func leaveOut() {
    guard let current else { return }
    pass([Key(current)])
    advance()
  }

  /// Returns to the question before, and keeps its answer; false at the first question.
  package mutating func back() -> Bool {
    guard let key = asked.popLast() else { return false }
    passed.remove(key)
    if case .fact(let fact, nil) = key { next.removeAll { $0.fact == fact } }
    current = question(key)
    return true
  }

  /// The answered questions that decide nothing any more because other answers have settled the
  /// outcome.
  ///
  /// Their answers are kept in the file.
  package var irrelevant: Set<Key> {
    if case .named = scope { return [] }
    return Set(
      answers.map(\.key).filter { key in
        guard !isOfChecklist(key), case .fact(let question)? = question(key) else { return false }
        return question.decides.isEmpty
      })
  }

  /// Records answers to the current question.
  private mutating func give(_ given: [Answer]) throws(EditFault) {
    guard let current else { return }
    let key = Key(current)
    let keys = given.map(\.key)
    // An answer for all parts takes the place of those for single ones, and the other way round.
    let rest = answers.filter { answer in
      keys.contains(answer.key)
        || answer.key != key && !(keys.contains(key) && isPart(answer.key, of: key))
    }
    let known = rest.map(\.key)
    let all =
      rest.map { answer in given.first { $0.key == answer.key } ?? answer }
      + given.filter { !known.contains($0.key) }
    let writer = try written(all)
    // What counts now is what the file says, with the answers at their place in time.
    `case` = try writer.reread(by: advisor.playbook)
    self.writer = writer
    answers = all
    asked.append(key)
    pass(keys)
    advance()
  }

  /// Whether the question is the same one for a single part.
  private func isPart(_ key: Key, of whole: Key) -> Bool {
    guard case .fact(let fact, nil) = whole, case .fact(let own, _?) = key else { return false }
    return fact == own
  }

  private mutating func pass(_ keys: [Key]) {
    passed.formUnion(keys)
    next.removeAll { keys.contains($0) }
  }

  /// The question as it would be if nobody had answered it.
  private func question(_ key: Key) -> Inquiry? {
    switch key {
    case .fact(let fact, let part):
      return .fact(advisor.question(about: fact, part: part, in: `case`, on: date))
    case .screen(let screen):
      let anew = ScreenQuestion(screen: screen, decides: [], isEarly: true)
      return .screen(screens[screen] ?? anew)
    }
  }

  private mutating func advance() {
    current = nextQuestion(among: remaining())
    if case .screen(let question)? = current { screens[question.screen] = question }
  }

  /// What is still to be asked: first what was asked for, and what an answer about a checklist
  /// leaves open.
  private func remaining() -> [Inquiry] {
    let due =
      next
      + answers.flatMap { followUps(of: $0.key) }
      .filter { !passed.contains($0) && !next.contains($0) }
    if case .named = scope { return due.compactMap(question) }
    let open = stillOpen.filter { inquiry in
      let key = Key(inquiry)
      if case .screen(let screen) = key, choices(of: screen).isEmpty { return false }
      return !passed.contains(key) && !due.contains(key)
    }
    return due.compactMap(question) + ordered(open)
  }

  /// Whether it is asked because of an answer about a checklist, and has no answer of its own yet.
  func isDue(_ key: Key) -> Bool {
    isOfChecklist(key) && !answers.contains { $0.key == key }
  }

  /// Whether the current question is one that was asked for, and not one that decides something.
  package var isCurrentAskedFor: Bool { current.map { isAskedFor(Key($0)) } ?? false }

  /// Whether the question comes next whatever it decides.
  func isAskedFor(_ key: Key) -> Bool { next.contains(key) || isDue(key) }
}

extension Interview.Key {
  /// What the question is about.
  package init(_ inquiry: Inquiry) {
    switch inquiry {
    case .fact(let question): self = .fact(question.fact, part: question.part)
    case .screen(let question): self = .screen(question.screen)
    }
  }
}

extension Statement {
  /// Whether the value is disputed.
  fileprivate var isDisputed: Bool { status == .disputed && value != nil }
}
