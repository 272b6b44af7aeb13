package import FEEL
package import Playbooks

/// A fact that several cases hang on: to be found out, whatever the answer will be.
///
/// What comes of a favourable answer is no act of anybody, so it is not counted; how much the
/// answer settles is.
package struct OpenFact: Sendable {
  package let fact: Slot
  package let cases: [Member]
  /// The open outcomes that an answer settles on the mean, in all the cases together.
  package let value: Double

  package struct Member: Sendable {
    package let caseID: String
    /// Nil where the case does not say.
    package let households: Int?
  }

  package var households: Int { cases.compactMap(\.households).reduce(0, +) }

  /// The facts that are asked for, those whose answers settle most first, then those of most
  /// cases.
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
