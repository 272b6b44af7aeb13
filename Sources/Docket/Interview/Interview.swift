package import Advising
package import FEEL
package import Playbooks
package import YAML

/// A guided interview about one case: what to ask next, what an answer does, the file after it.
///
/// It neither prints nor reads nor writes files.
package struct Interview {
  package let advisor: Advisor
  /// The day that the advice is for.
  package let date: CalendarDate
  package let provenance: Provenance
  /// In order of facts rather than of worth.
  private let inOrder: Bool

  /// The case with the answers so far.
  package private(set) var `case`: Case
  private var editor: Editor
  /// What is asked now; nil: nothing is open any more.
  package private(set) var current: Question?
  /// What was answered, in the order of the answers; a second answer takes the first one's place.
  package private(set) var answers: [Answer] = []
  /// Questions put so far, the current one not among them: `back` goes to the last.
  private var asked: [Key] = []
  /// Not to be asked again in this interview.
  private var passed: Set<Key> = []

  /// Where the answers come from.
  package struct Provenance: Sendable {
    package let source: String?
    package let on: CalendarDate

    package init(source: String?, on: CalendarDate) {
      self.source = source
      self.on = on
    }
  }

  /// A fact, of a part or of the case.
  package struct Key: Hashable, Sendable {
    package let fact: Slot
    package let part: String?
  }

  package struct Answer: Sendable {
    package let key: Key
    package let statement: Statement
  }

  /// The case must have been read without errors from the document.
  package init(
    _ case: Case, _ document: Document, _ advisor: Advisor, on date: CalendarDate,
    provenance: Provenance, inOrder: Bool = false
  ) {
    self.case = `case`
    self.advisor = advisor
    self.date = date
    self.provenance = provenance
    self.inOrder = inOrder
    editor = Editor(document: document)
    advance()
  }

  /// The open questions that are still to be asked, the current one first.
  package var open: [Question] {
    let rest = remaining().filter { Key($0) != current.map { Key($0) } }
    return (current.map { [$0] } ?? []) + rest
  }

  /// All that is open now, also what was passed over or asked in vain.
  package var stillOpen: [Question] { advisor.questions(about: `case`, on: date) }

  /// How many questions were put before the current one.
  package var count: Int { asked.count }

  /// The case file's text with the answers.
  package var text: [UInt8] { editor.result() }

  /// What the case states of the current fact: the value that is disputed, or given before.
  package var present: Statement? {
    current.flatMap { statement(of: Key($0)) }
  }

  /// Takes the value as the answer to the current question.
  package mutating func answer(_ value: Value, disputed: Bool = false) throws(EditFault) {
    try state(
      Statement(
        value: value, source: provenance.source, on: provenance.on,
        status: disputed ? .disputed : .stated))
  }

  /// Nobody knows: it is noted as asked on the day; a disputed value stays as it is.
  package mutating func answerNotKnown() throws(EditFault) {
    if present?.status == .disputed { return skip() }
    try state(
      Statement(value: nil, source: provenance.source, on: provenance.on, status: .asked))
  }

  /// Leaves the current question for another time.
  package mutating func skip() {
    guard let current else { return }
    let key = Key(current)
    asked.append(key)
    passed.insert(key)
    advance()
  }

  /// Leaves the current question out, as if it had not been put: `back` passes it by.
  package mutating func leaveOut() {
    guard let current else { return }
    passed.insert(Key(current))
    advance()
  }

  /// Goes back to the question before, with what was answered still there; false at the first.
  package mutating func back() -> Bool {
    guard let key = asked.popLast() else { return false }
    passed.remove(key)
    current = question(key)
    return true
  }

  /// What was answered, and decides nothing any more since another answer has settled it: it is
  /// kept in the file.
  package var irrelevant: Set<Key> {
    Set(
      answers.map(\.key).filter { key in
        question(key).decides.isEmpty
      })
  }

  private mutating func state(_ statement: Statement) throws(EditFault) {
    guard let current else { return }
    let key = Key(current)
    for part in places(of: key) { try write(statement, key.fact, part) }
    `case` = `case`.stating(statement, of: key.fact, part: key.part)
    answers.removeAll { $0.key == key }
    answers.append(Answer(key: key, statement: statement))
    asked.append(key)
    passed.insert(key)
    advance()
  }

  /// An answer for the case is written into the parts too that say something of their own.
  private func places(of key: Key) -> [String?] {
    guard key.part == nil else { return [key.part] }
    return [nil] + `case`.parts.filter { $0.facts[key.fact] != nil }.map { Optional($0.id) }
  }

  private mutating func write(_ statement: Statement, _ fact: Slot, _ part: String?)
    throws(EditFault)
  {
    let name = advisor.playbook.vocabulary.name(of: fact)
    let path = editor.document.factPath(name, part: part, in: `case`)
    let note = (part == nil ? `case`.facts[fact] : self.statement(of: Key(fact: fact, part: part)))?
      .note
    try editor.set(path, to: statement.newValue(note: note))
  }

  private func statement(of key: Key) -> Statement? {
    let part = `case`.parts.first { $0.id == key.part }
    return part?.facts[key.fact] ?? `case`.facts[key.fact]
  }

  /// The question as it is where nobody has answered it.
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
  /// What the question is about.
  package init(_ question: Question) {
    self.init(fact: question.fact, part: question.part)
  }
}

extension Statement {
  /// The fact as a file writes it, with its provenance.
  fileprivate func newValue(note: String?) -> NewValue {
    var entries: [(key: String, value: NewValue)] = []
    if let value = value?.newValue { entries.append(("value", value)) }
    if let source { entries.append(("source", .string(source))) }
    if let on { entries.append(("on", .string(on.text))) }
    if let status { entries.append(("status", .string(status.rawValue))) }
    if let note { entries.append(("note", .string(note))) }
    return .map(entries)
  }
}
