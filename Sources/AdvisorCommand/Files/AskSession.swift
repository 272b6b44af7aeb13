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
    case save, quit
  }

  private(set) var interview: Interview
  private let language: Language
  private let listsAll: Bool
  private let isTerminal = isatty(STDIN_FILENO) == 1

  init(_ interview: Interview, language: Language, listsAll: Bool) {
    self.interview = interview
    self.language = language
    self.listsAll = listsAll
  }

  var words: InterviewText {
    InterviewText(interview.advisor.playbook, interview.case, language: language)
  }

  func say(_ text: String) {
    // If nobody reads the questions any more, the answers must still be saved.
    if isTerminal { Console.error(text) } else { try? Console.out(text) }
  }

  /// Asks until no question is open, the input ends, or the person stops.
  mutating func run() throws -> End {
    if interview.current == nil {
      say(words.nothingOpen)
      return .save
    }
    if listsAll { say(words.list(interview.open)) }
    while let inquiry = interview.current {
      guard case .fact(let question) = inquiry else {
        guard case .screen(let question) = inquiry else { break }
        put(question)
        guard let end = try ask(about: question.screen) else { continue }
        return end
      }
      guard let fact = interview.advisor.playbook.fact(at: question.fact) else { break }
      if fact.isList {
        say(words.list(skipped: question))
        interview.leaveOut()
        continue
      }
      put(question)
      guard let end = try ask(about: fact) else { continue }
      return end
    }
    return .save
  }

  /// Shows what was written, and what is still open.
  func tellEnd(path: String) {
    guard interview.count > 0 || interview.current != nil else { return }
    let irrelevant = interview.irrelevant
    let answers = interview.answers.compactMap { answer in
      answered(answer, isIrrelevant: irrelevant.contains(answer.key))
    }
    say(words.written(answers, to: path, open: interview.stillOpen))
  }

  private func answered(_ answer: Interview.Answer, isIrrelevant: Bool) -> InterviewText.Answered? {
    switch (answer.key, answer.content) {
    case (.fact(let fact, let part), .statement(let statement)):
      .fact(fact, part: part, statement, isIrrelevant: isIrrelevant)
    case (.screen(let screen), .checklist(let checklist)): .checklist(screen, checklist)
    case (.fact, .checklist), (.screen, .statement): nil
    }
  }

  private func put(_ question: Question) {
    say(
      words.question(
        question, number: interview.count + 1, remaining: interview.open.count - 1,
        present: interview.present,
        effects: interview.advisor.effects(
          of: question, in: interview.case, on: interview.date),
        isOfChecklist: interview.isOfChecklist(Interview.Key(.fact(question)))))
  }

  private func put(_ question: ScreenQuestion) {
    say(
      words.question(
        question, number: interview.count + 1, remaining: interview.open.count - 1,
        choices: interview.choices(of: question.screen),
        present: interview.answer(about: question.screen)))
  }

  /// Reads lines until one is an answer about the checklist; returns an end if the interview is
  /// over.
  private mutating func ask(about screen: Reference<Screen>) throws -> End? {
    let choices = interview.choices(of: screen)
    while let line = prompt() {
      switch ChecklistReply(
        line, about: choices, of: interview.advisor.playbook, in: interview.case)
      {
      case .answer(let answer): try interview.answer(answer)
      case .skip: interview.skip()
      case .save: return .save
      case .quit: return .quit
      case .back:
        if !interview.back() {
          say(words.atFirst)
          continue
        }
      case .slip(let slip):
        say("  " + slip[language] + "\n")
        continue
      }
      return nil
    }
    return .save
  }

  /// Reads lines until one is a valid answer; returns an end if the interview is over.
  private mutating func ask(about fact: Fact) throws -> End? {
    while let line = prompt() {
      switch Reply(line, about: fact) {
      case .value(let value): try interview.answer(value)
      case .notKnown: try interview.answerNotKnown()
      case .disputed: if try !dispute(fact) { continue }
      case .skip: interview.skip()
      case .save: return .save
      case .quit: return .quit
      case .back:
        if !interview.back() {
          say(words.atFirst)
          continue
        }
      case .slip(let slip):
        say("  " + slip.wording(fact)[language] + "\n")
        continue
      }
      return nil
    }
    return .save
  }

  /// Asks for the value that is disputed; false if none was given.
  private mutating func dispute(_ fact: Fact) throws -> Bool {
    say(words.askDisputed)
    while let line = prompt() {
      switch Reply(line, about: fact) {
      case .value(let value):
        try interview.answer(value, disputed: true)
        return true
      case .slip(let slip): say("  " + slip.wording(fact)[language] + "\n")
      case .notKnown, .disputed, .back, .save, .quit, .skip: return false
      }
    }
    return false
  }

  private func prompt() -> String? {
    if isTerminal { say("> ") }
    return readLine(strippingNewline: true)
  }
}
