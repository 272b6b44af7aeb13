package import FEEL
package import Playbooks

/// The acts that move most cases of a list forward: single facts, decisions and remedies.
package struct Levers: Sendable {
  /// The playbook.
  package let playbook: Playbook
  /// The as-of date.
  package let date: CalendarDate
  /// The levers, by cases moved, then households, then number of changes.
  package let ranked: [Lever]
  /// The open facts that cases depend on, by how much an answer settles.
  package let open: [OpenFact]
  /// The first steps that several cases share.
  package let shared: [SharedStep]
  /// The number of cases that were tried.
  package let caseCount: Int

  /// Combines the trials of the single cases.
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

  /// Whether the first lever comes before the second.
  private static func isFirst(_ a: Lever, _ b: Lever) -> Bool {
    func weight(_ lever: Lever) -> (Int, Int, Int) {
      (lever.hits.count, lever.households, lever.hits.reduce(0) { $0 + $1.changes.count })
    }
    if weight(a) != weight(b) { return weight(a) > weight(b) }
    if a.act.rank != b.act.rank { return a.act.rank < b.act.rank }
    return a.act.key < b.act.key
  }
}
