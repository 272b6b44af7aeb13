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

/// What is to be found out; what matters for most companies comes first.
struct MatchQuestions {
  /// A fact, and the companies that it matters for.
  struct Question {
    let fact: Slot
    let companies: [Case]
  }

  /// A checklist, and the companies for which nobody has gone through it.
  struct Checklist {
    let screen: Reference<Screen>
    let companies: [Case]
  }

  let all: [Question]
  let checklists: [Checklist]

  init(_ matches: [Match]) {
    all = Self.byCompanies(matches) { $0.questions.map(\.fact) }
      .map { Question(fact: $0, companies: $1) }
    checklists = Self.byCompanies(matches, \.unscreened)
      .map { Checklist(screen: $0, companies: $1) }
  }

  /// What the advice on each company names, with the companies.
  private static func byCompanies<Item: Hashable>(
    _ matches: [Match], _ items: (Advice) -> [Item]
  ) -> [(item: Item, companies: [Case])] {
    var companies: [Item: [Case]] = [:]
    var order: [Item] = []
    for match in matches {
      for item in items(match.advice) {
        if companies[item] == nil { order.append(item) }
        companies[item, default: []].append(match.candidate)
      }
    }
    let found = order.map { (item: $0, companies: companies[$0] ?? []) }
    return found.enumerated().sorted { a, b in
      (b.element.companies.count, a.offset) < (a.element.companies.count, b.offset)
    }.map(\.element)
  }
}
