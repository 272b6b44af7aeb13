package import Advising
package import FEEL
import Parallelism

extension Store {
  /// The advice on every case that can be used, by their paths.
  package func advices(on day: CalendarDate, parts: AdviceParts) -> [(
    stored: StoredCase, advice: Advice
  )] {
    let (advisor, all) = (rules.advisor, heads)
    advisor.prepare(for: day)
    let found = Parallel.map(all) { head in
      self.read(head, by: advisor.playbook).map { own in
        (stored: own, advice: advisor.advise(own.content, on: day, parts: parts))
      }
    }
    return found.compactMap { $0 }
  }
}
