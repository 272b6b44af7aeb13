import Advising
import FEEL
import Playbooks

/// The measures by which the city could help companies; those that help most companies come first.
struct MatchConditions {
  /// A measure, and the companies that it helps.
  struct Condition {
    let remedy: Reference<Remedy>
    let helps: [Case]
  }

  let all: [Condition]

  /// Collects the measures; a company that something rules out is not counted.
  init(_ matches: [Match]) {
    var helped: [Reference<Remedy>: [Case]] = [:]
    for match in matches where match.best.map({ $0.rank.counts[0] == 0 }) == true {
      let cures = match.findings.filter { $0.kind == .city }.compactMap(\.cure)
      for cure in Set(cures) { helped[cure, default: []].append(match.candidate) }
    }
    all = helped.map { Condition(remedy: $0, helps: $1) }.sorted {
      ($1.helps.count, $0.remedy) < ($0.helps.count, $1.remedy)
    }
  }
}

/// The facts to find out; those that matter for most companies come first.
struct MatchQuestions {
  /// A fact, and the companies that it matters for.
  struct Question {
    let fact: Slot
    let companies: [Case]
  }

  let all: [Question]

  init(_ matches: [Match]) {
    var companies: [Slot: [Case]] = [:]
    var order: [Slot] = []
    for match in matches {
      for question in match.advice.questions {
        if companies[question.fact] == nil { order.append(question.fact) }
        companies[question.fact, default: []].append(match.candidate)
      }
    }
    let found = order.map { Question(fact: $0, companies: companies[$0] ?? []) }
    all = found.enumerated().sorted { a, b in
      (b.element.companies.count, a.offset) < (a.element.companies.count, b.offset)
    }.map(\.element)
  }
}
