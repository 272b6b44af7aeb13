package import FEEL
package import Playbooks

/// Which single fact, decision or remedy moves the most cases of a list forward.
package struct Levers: Sendable {
  package let playbook: Playbook
  package let date: CalendarDate
  /// Those that move most cases first, then most households, then most steps.
  package let ranked: [Lever]
  /// The facts that cases hang on.
  package let open: [OpenFact]
  package let shared: [SharedStep]
  /// How many cases were looked at.
  package let caseCount: Int

  /// Puts together what was tried in each case.
  package init(_ trials: [LeverTrial.Outcome], _ advisor: Advisor, on date: CalendarDate) {
    playbook = advisor.playbook
    self.date = date
    caseCount = trials.count
    var acts: [String: Lever.Act] = [:]
    var hits: [String: [Lever.Hit]] = [:]
    for (act, hit) in trials.flatMap(\.hits) {
      acts[act.key] = act
      hits[act.key, default: []].append(hit)
    }
    let all = hits.compactMap { key, hits in acts[key].map { Lever(act: $0, hits: hits) } }
    ranked = all.filter { lever in !all.contains { lever.repeats($0, advisor.playbook) } }
      .sorted(by: Self.isFirst)
    open = OpenFact.all(trials.map(\.advice))
    shared = SharedStep.all(trials.map(\.advice))
  }

  private static func isFirst(_ a: Lever, _ b: Lever) -> Bool {
    func weight(_ lever: Lever) -> (Int, Int, Int) {
      (lever.hits.count, lever.households, lever.hits.reduce(0) { $0 + $1.changes.count })
    }
    if weight(a) != weight(b) { return weight(a) > weight(b) }
    if a.act.rank != b.act.rank { return a.act.rank < b.act.rank }
    return a.act.key < b.act.key
  }
}
