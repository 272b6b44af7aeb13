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
  /// Where the answers come from.
  package let provenance: Provenance
  /// Whether questions come in the order of the facts rather than by their value.
  private let inOrder: Bool

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
      /// What is said of the checklist.
      case checklist(ChecklistAnswer)
    }
  }

  /// Begins an interview about a case that was read without errors from the document.
  package init(
    _ case: Case, _ document: Document, _ advisor: Advisor, on date: CalendarDate,
    provenance: Provenance, inOrder: Bool = false
  ) {
    self.case = `case`
    self.advisor = advisor
    self.date = date
    self.provenance = provenance
    self.inOrder = inOrder
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

  /// What the case states for the current fact, such as a disputed value or an earlier answer.
  package var present: Statement? {
    guard let current, case .fact(let fact, let part) = Key(current) else { return nil }
    if isDue(Key(current)) { return nil }
    let own = `case`.parts.first { $0.id == part }
    return `case`.statements(on: date, part: own)[fact]
  }

  /// Records the value as the answer to the current question, and moves on.
  package mutating func answer(_ value: Value, disputed: Bool = false) throws(EditFault) {
    try give(.statement(statement(value, status: disputed ? .disputed : .stated)))
  }

  /// Records which circumstances of the current checklist are there, and moves on.
  ///
  /// What it names that is more than a yes or a no is asked next.
  package mutating func answer(_ checklist: ChecklistAnswer) throws(EditFault) {
    guard let current else { return }
    for key in followUps(of: Key(current)) {
      passed.remove(key)
      answers.removeAll { $0.key == key }
    }
    try give(.checklist(checklist))
  }

  /// Records that nobody knew on that day, and moves on; a disputed value is kept as it is.
  package mutating func answerNotKnown() throws(EditFault) {
    if present?.status == .disputed { return skip() }
    try give(.statement(notKnown))
  }

  /// Leaves the current question for another time; `back` can return to it.
  package mutating func skip() {
    guard let current else { return }
    let key = Key(current)
    asked.append(key)
    passed.insert(key)
    advance()
  }

  /// Drops the current question as if it had not been asked, so that `back` does not return to it.
  package mutating func leaveOut() {
    guard let current else { return }
    passed.insert(Key(current))
    advance()
  }

  /// Returns to the question before, and keeps its answer; false at the first question.
  package mutating func back() -> Bool {
    guard let key = asked.popLast() else { return false }
    passed.remove(key)
    current = question(key)
    return true
  }

  /// The answered questions that decide nothing any more because other answers have settled the
  /// outcome.
  ///
  /// Their answers are kept in the file.
  package var irrelevant: Set<Key> {
    Set(
      answers.map(\.key).filter { key in
        guard !isOfChecklist(key), case .fact(let question)? = question(key) else { return false }
        return question.decides.isEmpty
      })
  }

  private mutating func give(_ content: Answer.Content) throws(EditFault) {
    guard let current else { return }
    let key = Key(current)
    let all = answers.filter { $0.key != key } + [Answer(key: key, content: content)]
    let writer = try written(all)
    // What counts now is what the file says, with the answer at its place in time.
    `case` = try writer.reread(by: advisor.playbook)
    self.writer = writer
    answers = all
    asked.append(key)
    passed.insert(key)
    advance()
  }

  /// The question as it would be if nobody had answered it.
  private func question(_ key: Key) -> Inquiry? {
    switch key {
    case .fact(let fact, let part):
      .fact(advisor.question(about: fact, part: part, in: `case`, on: date))
    case .screen(let screen): screens[screen].map(Inquiry.screen)
    }
  }

  private mutating func advance() {
    current = remaining().first
    if case .screen(let question)? = current { screens[question.screen] = question }
  }

  /// What is still to be asked: first what an answer about a checklist leaves open.
  private func remaining() -> [Inquiry] {
    let due = answers.flatMap { followUps(of: $0.key) }.filter { !passed.contains($0) }
    let open = stillOpen.filter { inquiry in
      let key = Key(inquiry)
      if case .screen(let screen) = key, choices(of: screen).isEmpty { return false }
      return !passed.contains(key) && !due.contains(key)
    }
    return due.compactMap(question) + (inOrder ? open.sorted(by: isBefore) : open)
  }

  /// The order for those who want all questions: early ones first, then checklists after facts, then
  /// the order of the facts.
  private func isBefore(_ a: Inquiry, _ b: Inquiry) -> Bool {
    if a.isEarly != b.isEarly { return a.isEarly }
    switch (Key(a), Key(b)) {
    case (.fact(let a, _), .fact(let b, _)): return a < b
    case (.screen(let a), .screen(let b)): return a < b
    case (.fact, .screen): return true
    case (.screen, .fact): return false
    }
  }
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
