package import FEEL
package import Playbooks

extension Advisor {
  /// What to ask about the case, without the rest of the advice.
  package func questions(_ file: Case, on date: CalendarDate) -> [Question] {
    let outlooks = Situation.all(rules(on: date), file).map { Outlook($0) }
    let domains = FactDomains(playbook, on: DateAndTime(startOf: date))
    return Questions(outlooks: outlooks, domains: domains).ranked()
  }
}
