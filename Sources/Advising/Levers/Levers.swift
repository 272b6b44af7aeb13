package import FEEL
package import Playbooks

/// The acts that move most cases of a list forward: single facts, decisions and remedies.
package struct Levers: Sendable {
  /// The playbook.
  package let playbook: Playbook
  /// The as-of date.
  package let date: CalendarDate
  /// The levers, by cases moved, then their weight, then number of changes.
  package let ranked: [Lever]
  /// The open facts that cases depend on, by how much an answer settles.
  package let open: [OpenFact]
  /// The first steps that several cases share.
  package let shared: [SharedStep]
  /// The cases that were tried.
  package let cases: [ListedCase]

  /// Combines the trials of the single cases.
  package init(_ trials: [LeverTrial.Outcome], _ advisor: Advisor, on date: CalendarDate) {
    playbook = advisor.playbook
    self.date = date
    cases = trials.map { ListedCase($0.advice.case, advisor.playbook) }
    var acts: [String: Lever.Act] = [:]
    var hits: [String: [Lever.Hit]] = [:]
    for (act, hit) in trials.flatMap(\.hits) {
      acts[act.key] = act
      hits[act.key, default: []].append(hit)
    }
    ranked = hits.compactMap { key, hits in acts[key].map { Lever(act: $0, hits: hits) } }
      .sorted(by: Self.isFirst)
    open = OpenFact.all(trials.map(\.advice))
    shared = SharedStep.next(trials.map(\.advice))
  }

  /// Whether the first lever comes before the second.
  private static func isFirst(_ a: Lever, _ b: Lever) -> Bool {
    func weight(_ lever: Lever) -> (Int, Int, Int) {
      (lever.hits.count, lever.cases.weight, lever.hits.reduce(0) { $0 + $1.changes.count })
    }
    if weight(a) != weight(b) { return weight(a) > weight(b) }
    if a.act.rank != b.act.rank { return a.act.rank < b.act.rank }
    return a.act.key < b.act.key
  }
}
