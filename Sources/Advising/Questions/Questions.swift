import FEEL
import Playbooks

/// Ranks the unknown facts that open outcomes depend on (contract, section 4.7).
struct Questions {
  /// One for each part.
  let assessments: [Assessment]
  /// The cells of the facts.
  let domains: FactDomains

  /// The questions: those asked in vain last, else by value, then in the order of the facts.
  func ranked() -> [Question] {
    let perPart = assessments.map(questions)
    let facts = Set(perPart.flatMap { $0.map(\.fact) }).sorted()
    let merged = facts.flatMap { fact in merge(fact, perPart) }
    return merged.enumerated().sorted { a, b in
      let (left, right) = (a.element, b.element)
      if (left.asked == nil) != (right.asked == nil) { return left.asked == nil }
      if left.value != right.value { return left.value > right.value }
      return (left.fact.index, a.offset) < (right.fact.index, b.offset)
    }.map(\.element)
  }

  /// The questions about one fact: one where it is open in every part or is a fact `of: case`, else
  /// one for each part.
  private func merge(_ fact: Slot, _ perPart: [[Question]]) -> [Question] {
    let own = perPart.compactMap { $0.first { $0.fact == fact } }
    guard let first = own.first else { return [] }
    let isOfCase = first.playbookFact(in: assessments)?.ofCase == true
    guard isOfCase || own.count == perPart.count else { return own }
    var decides: [Clause.Subject] = []
    for entry in own.flatMap(\.decides) where !decides.contains(entry) { decides.append(entry) }
    return [
      Question(
        fact: fact, part: nil, decides: decides, value: own.map(\.value).max() ?? 0,
        asked: own.allSatisfy { $0.asked != nil } ? first.asked : nil)
    ]
  }

  /// The questions of one part.
  private func questions(_ assessment: Assessment) -> [Question] {
    let situation = assessment.situation
    let outcomes = OpenOutcome.all(assessment)
    let facts = Set(outcomes.flatMap(\.slots)).sorted()
    return facts.compactMap { fact in
      guard situation.playbook.fact(at: fact) != nil else { return nil }
      let own = outcomes.filter { $0.slots.contains(fact) }
      var decides: [Clause.Subject] = []
      for entry in own.map(\.subject.entry) where !decides.contains(entry) {
        decides.append(entry)
      }
      let statement = situation.statements[fact]
      return Question(
        fact: fact, part: situation.part, decides: decides,
        value: value(of: fact, own, in: situation),
        asked: statement?.status == .asked ? statement : nil)
    }
  }

  /// The mean number of outcomes that become known, over the cells of the fact's domain.
  private func value(of fact: Slot, _ outcomes: [OpenOutcome], in situation: Situation) -> Double {
    let cells = domains.cellsOfConditions(for: fact)
    let total = cells.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return 0 }
    return cells.reduce(0) { sum, cell in
      let filled = situation.setting([(fact, cell.value)])
      let known = outcomes.count { $0.isKnown(in: filled) }
      return sum + cell.weight * Double(known)
    } / total
  }
}

extension Question {
  /// The fact as the playbook declares it.
  fileprivate func playbookFact(in assessments: [Assessment]) -> Fact? {
    assessments.first?.situation.playbook.fact(at: fact)
  }
}
