package import FEEL
import Playbooks

extension Advisor {
  /// The questions about the case, best first, without the rest of the advice.
  package func questions(about case: Case, on date: CalendarDate) -> [Question] {
    advise(`case`, on: date, parts: .questions).questions
  }

  /// The question about a fact as it would be if nobody had answered it.
  ///
  /// It may decide nothing.
  package func question(
    about fact: Slot, part: String?, in case: Case, on date: CalendarDate
  ) -> Question {
    let without = `case`.stating(Statement(value: nil, status: .asked), of: fact, part: part)
    return questions(about: without, on: date).first { $0.fact == fact && $0.part == part }
      ?? Question(fact: fact, part: part, decides: [], value: 0, isEarly: true, asked: nil)
  }
}
