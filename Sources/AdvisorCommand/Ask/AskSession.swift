import Advising
import Diagnostics
import Docket
import FEEL
import Glibc
import Playbooks
import Reports
import YAML

/// An interview on standard input: it prints questions and reads the answers, line by line.
///
/// At a terminal the questions go to standard error, like all messages; otherwise to standard
/// output, where a script can read them.
struct AskSession {
  /// The ways in which an interview ends.
  enum End {
    /// The answers are to be written.
    case save
    /// Nothing is written, and the answers stay in the draft.
    case quit
    /// Nothing is written, and the answers are dropped.
    case drop
  }

  private(set) var interview: Interview
  private let language: Language
  private let draft: AskDraft
  private let isTerminal = isatty(STDIN_FILENO) == 1
  /// The phase whose heading was shown last.
  private var phase: Reference<Phase>?

  init(_ interview: Interview, language: Language, draft: AskDraft) {
    self.interview = interview
    self.language = language
    self.draft = draft
  }

  var words: InterviewText {
    InterviewText(interview.advisor.playbook, interview.case, language: language)
  }

  func say(_ text: String) {
    // If nobody reads the questions any more, the answers must still be saved.
    if isTerminal { Console.error(text) } else { try? Console.out(text) }
  }

  /// Asks until no question is open, the input ends, or the person stops; then shows all answers
  /// until the person has decided what becomes of them.
  mutating func run(path: String) throws -> End {
    try keep()
    if interview.current != nil { say(words.howToAdd) }
    var end = try askAll { _ in true }
    while end == nil || end == .save {
      if interview.answers.isEmpty { return .save }
      switch try review(path: path) {
      case .write: return .save
      case .drop: return .drop
      case .quit: return .quit
      case .questions: end = try askAll { _ in true }
      case .change(let key):
        interview.ask([key])
        end = try askAll { $0.isCurrentAskedFor }
      }
    }
    return end ?? .save
  }

  /// Shows what the case file states, and asks anew what the person names.
  mutating func goOver(path: String) throws -> End {
    while true {
      let entries = interview.stated
      say(words.stated(entries.map(answered), path: path))
      switch choice(among: entries.map(\.key), isReview: false) {
      case .change(let key):
        interview.ask([key])
        if let end = try askAll({ $0.isCurrentAskedFor }), end != .save { return end }
      case .quit: return .quit
      case .write, .drop, .questions: return try run(path: path)
      }
    }
  }

  /// Asks questions as long as there is one that is wanted; returns an end if the person names one.
  private mutating func askAll(_ isWanted: (Interview) -> Bool) throws -> End? {
    while let inquiry = interview.current, isWanted(interview) {
      let end: End?
      switch inquiry {
      case .screen(let question):
        put(question)
        end = try ask(about: question.screen)
      case .fact(let question):
        guard let fact = interview.advisor.playbook.fact(at: question.fact) else { return nil }
        if fact.isList {
          say(words.list(skipped: question))
          interview.leaveOut()
          continue
        }
        put(question)
        end = try ask(about: fact)
      }
      if let end { return end }
      try keep()
    }
    return nil
  }

  /// Keeps the answers in the draft, and lets an interrupt say so.
  private func keep() throws {
    try draft.write(interview.answers)
    Interrupt.say(words.kept(interview.answers.count, in: draft.path, path: draft.casePath))
  }

  /// What a person decides about a list of answers.
  private enum Decision {
    case write, drop, quit, questions
    case change(Interview.Key)
  }

  private mutating func review(path: String) throws -> Decision {
    let irrelevant = interview.irrelevant
    say(
      words.review(
        interview.answers.map { answered($0, isIrrelevant: irrelevant.contains($0.key)) },
        path: path))
    let decision = choice(among: interview.answers.map(\.key), isReview: true)
    if case .questions = decision, interview.current == nil { _ = interview.back() }
    return decision
  }

  /// Reads lines until one is a number of the list, or a letter.
  private func choice(among keys: [Interview.Key], isReview: Bool) -> Decision {
    while let line = prompt() {
      let text = line.halfWidth.trimmed.lowercased()
      switch text {
      case "", "s", "w": return .write
      case "q": return .quit
      case "b" where isReview: return .questions
      case "x" where isReview: return .drop
      default:
        if let number = Int(text), keys.indices.contains(number - 1) {
          return .change(keys[number - 1])
        }
        say(words.noNumber(line.trimmed, upTo: keys.count))
      }
    }
    return .write
  }

  /// The answers as the lists show them.
  var answered: [InterviewText.Answered] { interview.answers.map { answered($0) } }

  private func answered(_ answer: Interview.Answer) -> InterviewText.Answered {
    answered(answer, isIrrelevant: false)
  }

  private func answered(_ answer: Interview.Answer, isIrrelevant: Bool) -> InterviewText.Answered {
    switch answer.content {
    case .statement(let statement):
      guard case .fact(let fact, let part) = answer.key else { break }
      return .fact(fact, part: part, statement, isIrrelevant: isIrrelevant)
    case .checklist(let checklist, let details, let on):
      guard case .screen(let screen) = answer.key else { break }
      let origin = Statement(
        value: nil, source: details.source, on: on, status: details.status)
      return .checklist(screen, checklist, origin)
    }
    preconditionFailure("a fact has a statement, and a checklist has an answer about it")
  }

  private mutating func put(_ question: Question) {
    putPhase()
    let key = Interview.Key(.fact(question))
    say(
      words.question(
        question, number: interview.count + 1, remaining: interview.open.count - 1,
        present: interview.present,
        effects: interview.advisor.effects(
          of: question, in: interview.case, on: interview.date),
        why: interview.isOfChecklist(key)
          ? .checklist : interview.isCurrentAskedFor ? .wanted : .decides,
        parts: interview.partsOfCurrent))
  }

  private mutating func put(_ question: ScreenQuestion) {
    putPhase()
    say(
      words.question(
        question, number: interview.count + 1, remaining: interview.open.count - 1,
        choices: interview.choices(of: question.screen),
        present: interview.answer(about: question.screen)))
  }

  /// Shows the heading of a phase where its questions begin.
  private mutating func putPhase() {
    guard !interview.isCurrentAskedFor, let next = interview.current.flatMap(interview.phase),
      next != phase
    else { return }
    phase = next
    say(words.phase(next))
  }

  /// Reads lines until one is an answer about the checklist; returns an end if the interview is
  /// over.
  private mutating func ask(about screen: Reference<Screen>) throws -> End? {
    let choices = interview.choices(of: screen)
    while let line = prompt() {
      switch ChecklistReply(
        line, about: choices, of: interview.advisor.playbook, in: interview.case,
        today: interview.date)
      {
      case .answer(let answer, let details):
        let given = try interview.answer(answer, details)
        say(words.noted(given.map(answered)))
      case .skip: interview.skip()
      case .save: return .save
      case .quit: return .quit
      case .back: if !goBack() { continue }
      case .slip(let slip):
        tell(slip)
        continue
      }
      return nil
    }
    return .save
  }

  /// Reads lines until one is a valid answer; returns an end if the interview is over.
  private mutating func ask(about fact: Fact) throws -> End? {
    while let line = prompt() {
      switch reply(line, fact) {
      case .answers(let answers): try note(answers)
      case .disputed: if try !dispute(fact) { continue }
      case .eachPart: interview.askEachPart()
      case .skip: interview.skip()
      case .save: return .save
      case .quit: return .quit
      case .back: if !goBack() { continue }
      case .slip(let slip):
        tell(slip)
        continue
      }
      return nil
    }
    return .save
  }

  /// Goes back to the question before; false, with a remark, at the first one.
  private mutating func goBack() -> Bool {
    if interview.back() { return true }
    say(words.atFirst)
    return false
  }

  private func tell(_ slip: Wording) { say("  " + slip[language] + "\n") }

  private func reply(_ line: String, _ fact: Fact) -> Reply {
    Reply(line, about: fact, parts: interview.partsOfCurrent, today: interview.date)
  }

  /// Records the answers, and shows what they were taken for.
  private mutating func note(_ answers: [TypedAnswer]) throws {
    let given = try interview.answer(answers)
    say(words.noted(given.map(answered)))
  }

  /// Asks for the value that is disputed; false if none was given.
  private mutating func dispute(_ fact: Fact) throws -> Bool {
    say(words.askDisputed)
    while let line = prompt() {
      switch reply(line, fact) {
      case .answers(let answers):
        try note(
          answers.map { answer in
            var answer = answer
            answer.details.status = .disputed
            return answer
          })
        return true
      case .slip(let slip): tell(slip)
      case .disputed, .eachPart, .back, .save, .quit, .skip: return false
      }
    }
    return false
  }

  private func prompt() -> String? {
    if isTerminal { say("> ") }
    return readLine(strippingNewline: true)
  }
}
