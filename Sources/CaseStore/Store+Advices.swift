package import Advising
package import FEEL
import Parallelism

extension Store {
  /// The advice on every case that can be used, by their paths.
  package func advices(on day: CalendarDate, parts: AdviceParts) -> [(
    stored: StoredCase, advice: Advice
  )] {
    let (advisor, all) = (rules.advisor, cases)
    advisor.prepare(for: day)
    return Parallel.map(all) {
      (stored: $0, advice: advisor.advise($0.content, on: day, parts: parts))
    }
  }
}
