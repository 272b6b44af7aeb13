package import Advising
import Diagnostics
import FEEL
package import Playbooks

/// What a form says of a question, where each field has a place of its own.
extension InterviewText {
  /// The question about a fact, with the part that it is about.
  package func title(_ question: Question) -> String {
    titles.name(titles.question(question.fact), part: question.part)
  }

  /// The question that a checklist puts.
  package func title(_ question: ScreenQuestion) -> String { titles.question(question.screen) }

  /// The question about a fact, whoever it is asked about.
  package func title(of fact: Fact) -> String { titles.question(fact.slot) }

  /// Why it is asked, where the answer is found, what the case says now, and what answers change.
  package func about(
    _ question: Question, present: [(part: String?, statement: Statement)],
    effects: [AnswerEffect], why: Why
  ) -> [(label: String, text: String)] {
    guard let fact = playbook.fact(at: question.fact) else { return [] }
    let told = effects.count > Self.mostEffects ? [] : effects
    return reasons(question, fact, present, why) + told.map { effect($0, of: fact) }
  }

  /// What the case states of a fact: the value, its source, day and status.
  package func statement(_ statement: Statement, of fact: Fact) -> String {
    text(statement, of: fact)
  }

  /// What to type for a fact whose values are not listed.
  package func hint(for fact: Fact) -> String { form(of: fact).filter { !"<>".contains($0) } }

  /// The blockers that a checklist decides, by title.
  package func decided(by question: ScreenQuestion) -> String {
    list(question.decides.map(titles.blocker))
  }

  /// The entry of the log in words: the day, the step, what happened, by whom.
  package func entry(_ entry: LogEntry) -> String {
    let remedy = playbook[entry.remedy].declaration
    return titles.name(remedy.title[language], part: entry.part) + " " + titles.entry(entry)
  }
}
