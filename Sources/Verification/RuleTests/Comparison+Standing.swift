import Advising
import FEEL
import Playbooks

/// Compares what a test claims of days, offices, clocks, facts, questions and phases.
extension Comparison {
  /// A fact or a checklist that is asked about.
  struct Asked {
    let name: Name
    let section: SectionName
    let isEarly: Bool
  }

  /// The questions as they are listed, checklists after facts.
  var questions: [Asked] {
    advice.questions.map { question in
      Asked(
        name: Name(
          id: advice.playbook.vocabulary.name(of: question.fact), part: question.part),
        section: .facts, isEarly: question.isEarly)
    }
      + advice.screenQuestions.map { question in
        Asked(
          name: Name(id: advice.playbook[question.screen].id, part: nil), section: .screens,
          isEarly: question.isEarly)
      }
  }

  /// The constraints that contradictions name, each once for a part.
  var contradictions: [Name] {
    advice.contradictions.reduce(into: []) { found, contradiction in
      for constraint in contradiction.constraints {
        let name = Name(id: advice.playbook[constraint].id, part: contradiction.part)
        if !found.contains(name) { found.append(name) }
      }
    }
  }

  /// The days that actions are due on; nil for those that are due on none.
  var due: [(Name, CalendarDate?)] {
    advice.actions.map { (Name(id: advice.playbook[$0.remedy].id, part: $0.part), $0.due) }
  }

  /// The offices that lead the actions, by id; nil for those that nobody leads.
  var leads: [(Name, String?)] {
    advice.actions.map { action in
      let remedy = advice.playbook[action.remedy]
      return (Name(id: remedy.id, part: action.part), remedy.lead.map { advice.playbook[$0].id })
    }
  }

  var clocks: [(Name, ClockAdvice)] {
    advice.clocks.map { (Name(id: advice.playbook[$0.clock].id, part: $0.part), $0) }
  }

  var inferred: [(Name, InferredFact)] {
    advice.inferred.map {
      (Name(id: advice.playbook.vocabulary.name(of: $0.fact), part: $0.part), $0)
    }
  }

  var road: [(Name, Road.State)] {
    advice.road.stretches.map {
      (Name(id: advice.playbook[$0.phase].id, part: nil), $0.state)
    }
  }

  /// A name that is both a fact's and a checklist's is there if one of the two is asked about.
  func questions(_ names: [Name], among asked: [Asked]) -> Difference? {
    let missing = names.filter { name in !asked.contains { means(name, $0.name) } }
    if missing.isEmpty { return nil }
    let facts = Set(advice.playbook.facts.map(\.id))
    return Difference(
      expected: text(names), actual: text(asked.map(\.name)),
      entries: missing.map {
        Entry(section: facts.contains($0.id) ? .facts : .screens, id: $0.id)
      })
  }

  func due(_ expected: [(Name, CalendarDate)]) -> Difference? {
    compare(expected, due, .remedies, { $0.text }, { $0?.text ?? "none" }) { $0 == $1 }
  }

  func lead(_ expected: [(Name, String)]) -> Difference? {
    compare(expected, leads, .remedies, { $0 }, { $0 ?? "none" }) { $0 == $1 }
  }

  func clocks(_ expected: [(Name, RuleTest.ClockStanding)]) -> Difference? {
    compare(
      expected, clocks, .clocks, { Self.text($0.state, $0.due) }, { Self.text($0.state, $0.due) }
    ) { claim, clock in
      (claim.state == nil || claim.state == clock.state)
        && (claim.due == nil || claim.due == clock.due)
    }
  }

  func inferred(_ expected: [(Name, Value)]) -> Difference? {
    let difference = compare(expected, inferred, .facts, { $0.text }, { $0.value.text }) {
      $1.value.text == $0.text
    }
    guard let difference else { return nil }
    let ids = difference.entries.map(\.id)
    let by = inferred.filter { ids.contains($0.0.id) }.flatMap(\.1.by)
    return Difference(
      expected: difference.expected, actual: difference.actual,
      entries: difference.entries
        + Self.entries(.constraints, by.map { advice.playbook[$0].id }))
  }

  func assumptions(_ expected: [(Name, Value)]) -> Difference? {
    let assumed = advice.assumptions.map {
      (Name(id: advice.playbook.vocabulary.name(of: $0.fact), part: nil), $0.value)
    }
    return compare(expected, assumed, .facts, { $0.text }, { $0.text }) { $0.text == $1.text }
  }

  func warnings(_ codes: [Advice.Warning.Code]) -> Difference? {
    let found = advice.warnings.map(\.code)
    let missing = codes.filter { !found.contains($0) }
    if missing.isEmpty { return nil }
    func text(_ codes: [Advice.Warning.Code]) -> String {
      "[\(codes.map(\.rawValue).joined(separator: ", "))]"
    }
    return Difference(expected: text(codes), actual: text(found), entries: [])
  }

  func road(_ expected: [(String, Road.State)]) -> Difference? {
    let expected = expected.map { (Name(id: $0.0, part: nil), $0.1) }
    return compare(expected, road, .phases, { $0.rawValue }, { $0.rawValue }) { $0 == $1 }
  }

  /// The entries for which what is there is not as claimed; nil where all are.
  private func compare<Claim, Found>(
    _ expected: [(Name, Claim)], _ actual: [(Name, Found)], _ section: SectionName,
    _ claimText: (Claim) -> String, _ foundText: (Found) -> String,
    holds: (Claim, Found) -> Bool
  ) -> Difference? {
    let wrong = expected.filter { name, claim in
      !actual.contains { means(name, $0.0) && holds(claim, $0.1) }
    }
    if wrong.isEmpty { return nil }
    let ids = wrong.map(\.0.id).reduce(into: [String]()) { ids, id in
      if !ids.contains(id) { ids.append(id) }
    }
    let found = ids.flatMap { id -> [String] in
      let own = actual.filter { $0.0.id == id }.map { "\($0.0.text): \(foundText($0.1))" }
      return own.isEmpty ? ["\(id): none"] : own
    }
    return Difference(
      expected: wrong.map { "\($0.0.text): \(claimText($0.1))" }.joined(separator: ", "),
      actual: found.joined(separator: ", "), entries: Self.entries(section, ids))
  }

  private static func text(_ state: ClockAdvice.State?, _ due: CalendarDate?) -> String {
    [state?.rawValue, due.map { "due \($0.text)" }].compactMap { $0 }.joined(separator: ", ")
  }
}
