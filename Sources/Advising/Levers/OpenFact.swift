package import FEEL
import Playbooks

/// An unknown fact that several cases depend on, to be found out whatever the answer will be.
///
/// What a favourable answer would move is not counted, because nobody can choose the answer. How
/// much an answer settles is counted.
package struct OpenFact: Sendable {
  /// The fact.
  package let fact: Slot
  /// The cases that depend on it.
  package let cases: [ListedCase]
  /// The mean number of open outcomes that an answer settles, summed over the cases.
  package let value: Double

  /// The facts that are asked about, by how much an answer settles, then by number of cases.
  ///
  /// Facts that somebody was asked about in vain do not count.
  static func all(_ advice: [Advice]) -> [OpenFact] {
    var members: [Slot: [ListedCase]] = [:]
    var values: [Slot: Double] = [:]
    for item in advice {
      let member = ListedCase(item.case, item.playbook)
      for question in item.questions where question.asked == nil {
        values[question.fact, default: 0] += question.value
      }
      for fact in Set(item.questions.filter { $0.asked == nil }.map(\.fact)) {
        members[fact, default: []].append(member)
      }
    }
    return members.map { OpenFact(fact: $0.key, cases: $0.value, value: values[$0.key] ?? 0) }
      .sorted { a, b in
        func weight(_ item: OpenFact) -> (Double, Int) { (item.value, item.cases.count) }
        return weight(a) == weight(b) ? a.fact < b.fact : weight(a) > weight(b)
      }
  }
}
