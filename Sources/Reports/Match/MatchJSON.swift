import Advising
import Diagnostics
import FEEL
import Playbooks

/// The companies compared with a case, as JSON.
struct MatchJSON {
  let `case`: Case
  let matches: [Match]
  let language: Language

  var json: JSON {
    let advice = matches.first?.advice
    let questions = MatchQuestions(matches)
    return .object([
      ("schema", .string("advisor.match/1")), ("case", .string(`case`.id)),
      ("as_of", .optional(advice?.date.text)),
      ("playbook", .optional(advice?.playbook.id)),
      (
        "companies",
        .array(matches.enumerated().map { company($1, rank: $0 + 1) })
      ),
      ("conditions", .array(MatchConditions(matches).all.map(condition))),
      ("questions", .array(questions.all.map(question) + questions.checklists.map(checklist))),
    ])
  }

  private func company(_ match: Match, rank: Int) -> JSON {
    .object([
      ("id", .string(match.candidate.id)),
      ("title", .string(match.candidate.title[language])), ("rank", .integer(rank)),
      ("best", .optional(match.best.map { match.advice.playbook[$0.goal].id })),
      ("roles", .array(match.roles.map { role($0, match) })),
    ])
  }

  private func role(_ role: Match.Role, _ match: Match) -> JSON {
    let lists = Match.Kind.allCases.map { kind in
      (key(kind), JSON.array(role.findings.filter { $0.kind == kind }.map { finding($0, match) }))
    }
    return .object(
      [
        ("id", .string(match.advice.playbook[role.goal].id)),
        ("offered", role.isOffered.known.map(JSON.bool) ?? .null),
      ] + lists)
  }

  private func key(_ kind: Match.Kind) -> String {
    switch kind {
    case .bars: "bars"
    case .company: "lacks"
    case .city: "city"
    case .unknown: "unknown"
    }
  }

  private func finding(_ finding: Match.Finding, _ match: Match) -> JSON {
    let playbook = match.advice.playbook
    let because = finding.because.map { evidence -> JSON in
      .object([
        ("fact", .string(playbook.vocabulary.name(of: evidence.fact))),
        ("value", JSON(evidence.value)),
      ])
    }
    return .object([
      ("id", .string(playbook[finding.blocker].id)),
      ("title", .string(playbook[finding.blocker].declaration.title[language])),
      ("because", .array(because)),
      ("cure", .optional(finding.cure.map { playbook[$0].id })),
    ])
  }

  private func condition(_ condition: MatchConditions.Condition) -> JSON {
    let playbook = matches[0].advice.playbook
    let remedy = playbook[condition.remedy]
    return .object([
      ("id", .string(remedy.id)), ("title", .string(remedy.declaration.title[language])),
      ("lead", .optional(remedy.lead.map { playbook[$0].id })),
      ("helps", .array(condition.helps.map { .string($0.id) })),
    ])
  }

  private func question(_ question: MatchQuestions.Question) -> JSON {
    let advice = matches[0].advice
    let fact = advice.playbook.fact(at: question.fact)
    return .object([
      ("fact", .string(advice.playbook.vocabulary.name(of: question.fact))),
      ("ask", .string(Titles(advice: advice, language: language).question(question.fact))),
      ("where", .optional(fact?.whereFound?[language])),
      ("companies", .array(question.companies.map { .string($0.id) })),
    ])
  }
  private func checklist(_ checklist: MatchQuestions.Checklist) -> JSON {
    let advice = matches[0].advice
    let screen = advice.playbook[checklist.screen]
    let names = screen.facts.map(advice.playbook.vocabulary.name)
    return .object([
      ("screen", .string(screen.id)),
      ("ask", .string(Titles(advice: advice, language: language).question(checklist.screen))),
      ("facts", .array(names.map(JSON.string))),
      ("companies", .array(checklist.companies.map { .string($0.id) })),
    ])
  }
}
