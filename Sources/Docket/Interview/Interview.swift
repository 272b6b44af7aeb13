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
  private let original: (case: Case, document: Document)
  /// The file with the answers so far.
  private var writer: FactWriter
  /// The question that is asked now; nil where no question is left.
  package private(set) var current: Question?
  /// The answers, in the order in which they were given; a new answer to a question replaces the
  /// old one.
  package private(set) var answers: [Answer] = []
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

  /// What a question is about: a fact, of a part or of the case.
  package struct Key: Hashable, Sendable {
    /// The fact.
    package let fact: Slot
    /// The id of the part; nil for the case.
    package let part: String?
  }

  /// An answer that was given.
  package struct Answer: Sendable {
    /// What was asked.
    package let key: Key
    /// What was answered.
    package let statement: Statement
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
  package var open: [Question] {
    let rest = remaining().filter { Key($0) != current.map { Key($0) } }
    return (current.map { [$0] } ?? []) + rest
  }

  /// All questions that are open now, including those passed over and those nobody could answer.
  package var stillOpen: [Question] { advisor.questions(about: `case`, on: date) }

  /// The number of questions asked before the current one.
  package var count: Int { asked.count }

  /// The text of the case file with the answers.
  package var text: [UInt8] { writer.editor.result() }

  /// What the case states for the current fact, such as a disputed value or an earlier answer.
  package var present: Statement? {
    current.flatMap { statement(of: Key($0)) }
  }

  /// Records the value as the answer to the current question, and moves on.
  package mutating func answer(_ value: Value, disputed: Bool = false) throws(EditFault) {
    try state(
      Statement(
        value: value, source: provenance.source, on: provenance.on, askedOn: provenance.askedOn,
        status: disputed ? .disputed : .stated))
  }

  /// Records that nobody knew on that day, and moves on; a disputed value is kept as it is.
  package mutating func answerNotKnown() throws(EditFault) {
    if present?.status == .disputed { return skip() }
    try state(
      Statement(
        value: nil, source: provenance.source, askedOn: provenance.askedOn, status: .asked))
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
        question(key).decides.isEmpty
      })
  }

  private mutating func state(_ statement: Statement) throws(EditFault) {
    guard let current else { return }
    let key = Key(current)
    let all = answers.filter { $0.key != key } + [Answer(key: key, statement: statement)]
    let writer = try written(all)
    // What counts now is what the file says, with the answer at its place in time.
    `case` = try writer.reread(by: advisor.playbook)
    self.writer = writer
    answers = all
    asked.append(key)
    passed.insert(key)
    advance()
  }

  /// The file with these answers.
  ///
  /// They are written into the file as it was, so that an answer that is given again leaves no
  /// trace of the one before.
  private func written(_ answers: [Answer]) throws(EditFault) -> FactWriter {
    var writer = FactWriter(original.document)
    for answer in answers {
      let name = advisor.playbook.vocabulary.name(of: answer.key.fact)
      for part in places(of: answer.key) {
        let path = writer.editor.document.factPath(
          advisor.playbook.names(of: name), part: part, in: original.case)
        try writer.write(answer.statement.form, on: answer.statement.on, at: path)
      }
    }
    return writer
  }

  /// The places that an answer is written to: its part, or the case and each part that states the
  /// fact itself.
  private func places(of key: Key) -> [String?] {
    guard key.part == nil else { return [key.part] }
    return [nil]
      + original.case.parts.filter { $0.facts[key.fact] != nil }.map { Optional($0.id) }
  }

  private func statement(of key: Key) -> Statement? {
    let part = `case`.parts.first { $0.id == key.part }
    return `case`.statements(on: date, part: part)[key.fact]
  }

  /// The question about the fact as it would be if nobody had answered it.
  private func question(_ key: Key) -> Question {
    advisor.question(about: key.fact, part: key.part, in: `case`, on: date)
  }

  private mutating func advance() { current = remaining().first }

  private func remaining() -> [Question] {
    let open = stillOpen.filter { !passed.contains(Key($0)) }
    return inOrder ? open.sorted { $0.fact < $1.fact } : open
  }
}

extension Interview.Key {
  /// The fact and the part that the question is about.
  package init(_ question: Question) {
    self.init(fact: question.fact, part: question.part)
  }
}

extension Statement {
  /// The statement as a form that a file has, key by key.
  fileprivate var form: [(key: String, value: NewValue)] {
    var entries: [(key: String, value: NewValue)] = []
    if let value = value?.newValue { entries.append(("value", value)) }
    if let source { entries.append(("source", .string(source))) }
    if let on { entries.append(("on", .string(on.text))) }
    if let askedOn { entries.append(("asked_on", .string(askedOn.text))) }
    if let status { entries.append(("status", .string(status.rawValue))) }
    return entries
  }
}
