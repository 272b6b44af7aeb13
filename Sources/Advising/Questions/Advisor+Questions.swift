package import FEEL
import Playbooks

extension Advisor {
  /// What to ask about the case, without the rest of the advice.
  package func questions(_ file: Case, on date: CalendarDate) -> [Question] {
    let outlooks = Situation.all(rules(on: date), file).map { Outlook($0) }
    let domains = FactDomains(playbook, on: DateAndTime(startOf: date))
    return Questions(outlooks: outlooks, domains: domains).ranked()
  }

  /// The question that a fact would be if nobody had answered it; it may decide nothing.
  package func question(about fact: Slot, part: String?, in file: Case, on date: CalendarDate)
    -> Question
  {
    let without = file.stating(Statement(value: nil, status: .asked), of: fact, part: part)
    let open = questions(without, on: date)
    return open.first { $0.fact == fact && $0.part == part }
      ?? Question(fact: fact, part: part, decides: [], value: 0, asked: nil)
  }
}
