import Advising
import ArgumentParser
import Diagnostics
import Docket
import FEEL
import Playbooks

/// An expression that is evaluated with the facts and decisions of a case.
struct CaseQuestion {
  let expression: String
  let playbook: Playbook
  /// Nil for a case of which nothing is known.
  let `case`: Case?
  let date: CalendarDate

  /// The value in one part of the case.
  struct Answer {
    /// The part; nil for the whole case.
    let part: String?
    let value: Value
    /// The reasons why parts of it are null.
    let failures: [Failure]
  }

  /// The answer for each part of the case; one where they agree.
  ///
  /// Faults of the expression, and a part that the case does not have, are reported and end the
  /// command with status 2.
  func answers(part typed: String?, _ language: Language) throws -> [Answer] {
    let file = SourceFile(name: "<expression>", text: expression)
    let compiled = Program.compile(expression, in: playbook.vocabulary.scope, expecting: .any)
    var slips = compiled.faults.map { $0.diagnostic { Place(file, $0) } }.map { fault in
      fault.id == "unknown-name" ? NameCures(playbook).cured(fault) : fault
    }
    let content = self.case ?? Case(id: "case", title: Text("case"))
    let part = typed.flatMap { typed in
      TypedName(part: typed, option: "--part").part(of: content, &slips)
    }
    Console.error(slips, language)
    guard let program = compiled.program, typed == nil || part != nil else { throw ExitCode(2) }
    let situations = Advisor(playbook).situations(of: content, on: date)
    let answers = situations.filter { part == nil || $0.part == part }
      .map { answer(program, in: $0) }
    let first = answers[0]
    let agree = answers.allSatisfy { $0.value.literal == first.value.literal && same($0, first) }
    return agree
      ? [Answer(part: part, value: first.value, failures: first.failures)] : answers
  }

  private func same(_ a: Answer, _ b: Answer) -> Bool {
    a.value.unknowns?.slots == b.value.unknowns?.slots
  }

  /// A condition is judged as the advice judges it: what the constraints exclude is left out.
  private func answer(_ program: Program, in situation: Situation) -> Answer {
    let (value, failures) = program.evaluateRecording(in: situation.frame)
    guard value.unknowns != nil, program.type == .boolean else {
      return Answer(part: situation.part, value: value, failures: failures)
    }
    let truth = situation.truth(of: program)
    return Answer(
      part: situation.part, value: truth.known.map(Value.boolean) ?? value, failures: failures)
  }
}

/// The answers of `advisor feel --case` for people.
struct CaseAnswerPrinter {
  let question: CaseQuestion
  let language: Language

  private func say(_ en: String, _ zh: String) -> String { Wording(en: en, zh: zh)[language] }

  /// The values, a line each; an unknown one with the facts that it depends on and what to ask.
  func results(of answers: [CaseQuestion.Answer]) -> String {
    answers.map { answer in
      let head = answers.count > 1 ? "\(answer.part ?? ""): " : ""
      return visible(head + text(of: answer.value)) + "\n"
    }.joined()
  }

  private func text(of value: Value) -> String {
    guard let unknowns = value.unknowns else { return value.literal }
    let facts = unknowns.slots.map { slot -> String in
      let name = question.playbook.vocabulary.name(of: slot)
      guard let fact = question.playbook.fact(at: slot) else { return "\n  \(name)" }
      return "\n  \(name)  " + (fact.ask ?? fact.title)[language]
    }
    return say("unknown, it depends on", "未知，取决于") + facts.joined()
  }

  /// The failures, each with its place underlined.
  func remarks(on answers: [CaseQuestion.Answer]) -> [String] {
    let printer = DiagnosticPrinter(language: language)
    let file = SourceFile(name: "<expression>", text: question.expression)
    var seen: Set<String> = []
    return answers.flatMap(\.failures).map { failure in
      let span = failure.span ?? Span(0, file.text.count)
      return printer.text(Diagnostic("null", .note, failure.reason, at: Place(file, span)))
    }.filter { seen.insert($0).inserted }
  }
}
