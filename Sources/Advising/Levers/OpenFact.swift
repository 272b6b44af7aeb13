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
  package let cases: [Member]
  /// The mean number of open outcomes that an answer settles, summed over the cases.
  package let value: Double

  /// A case that depends on the fact.
  package struct Member: Sendable {
    /// The id of the case.
    package let caseID: String
    /// The number of households; nil where the case does not say.
    package let households: Int?
  }

  /// The number of households over all cases that say how many they have.
  package var households: Int { cases.compactMap(\.households).reduce(0, +) }

  /// The facts that are asked about, by how much an answer settles, then by number of cases.
  ///
  /// Facts that somebody was asked about in vain do not count.
  static func all(_ advice: [Advice]) -> [OpenFact] {
    var members: [Slot: [Member]] = [:]
    var values: [Slot: Double] = [:]
    for item in advice {
      let member = Member(
        caseID: item.case.id, households: item.case.households(item.playbook))
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
