import Advising
import FEEL
import Playbooks

/// What the city could do for the companies, by how many of them it helps.
struct MatchConditions {
  struct Condition {
    let remedy: Reference<Remedy>
    let helps: [Case]
  }

  let all: [Condition]

  /// A company that something bars is helped by nothing, and counts for none.
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

/// What is to find out, and for which companies it matters.
struct MatchQuestions {
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
