import Diagnostics
import FEEL
import Testing

@testable import Playbooks

/// The list of a playbook's conditions, and their numbers.
struct ClausesTests {
  private static let rules = """
    playbook: {id: clauses, version: "1", title: Clauses}
    facts:
      a: {title: A, type: boolean}
      b: {title: B, type: boolean}
      since: {title: Since, type: date}
    decisions:
      both: {type: boolean, is: a and b}
      table: {type: boolean, table: {inputs: [a], rows: [["true", "b"], ["false", "false"]]}}
    constraints:
      tied: {title: Tied, if: a, then: b}
      firm: {title: Firm, then: both or a}
    screens:
      rare: {title: Rare, when: b, facts: [a]}
      plain-list: {title: Plain list, facts: []}
    goals:
      bare: {title: Bare, reached: b}
      full: {title: Full, when: a, reached: both}
    blockers:
      first: {title: First, when: not(b), remedies: [plain]}
    remedies:
      plain: {title: Plain, achieves: {b: true}}
      fitted: {title: Fitted, when: a, needs: b}
      ready: {title: Ready, needs: both}
    clocks:
      open: {title: Open, from: since, within: 3 days}
      closed: {title: Closed, when: a, from: since, within: 3 days, met: b}

    """

  private func playbook() throws -> Playbook {
    let loaded = PlaybookLoader.load([SourceFile(name: "rules.yaml", text: Self.rules)])
    return try #require(loaded.playbook)
  }

  @Test func conditionsAreListedByKindAndInPlaybookOrder() throws {
    let listed = try playbook().clauses.all.map {
      "\($0.declaration.id) \($0.role.rawValue): \($0.formula.text)"
    }
    #expect(
      listed == [
        "bare reached: b", "full when: a", "full reached: both", "first when: not(b)",
        "fitted when: a", "fitted needs: b", "ready needs: both", "closed when: a", "closed met: b",
        "both is: a and b", "tied if: a", "tied then: b", "firm then: both or a", "rare when: b",
      ])
  }

  @Test func aNumberLeadsBackToItsCondition() throws {
    let playbook = try playbook()
    for (index, clause) in playbook.clauses.all.enumerated() {
      let number = playbook.clauses.number(clause.role, of: clause.subject)
      #expect(number == Reference(index))
      #expect(playbook[Reference<Clause>(index)].formula === clause.formula)
    }
  }

  @Test func whatAnEntryDoesNotHaveHasNoNumber() throws {
    let clauses = try playbook().clauses
    #expect(clauses.number(.when, of: .goal(Reference(0))) == nil)
    #expect(clauses.number(.when, of: .remedy(Reference(0))) == nil)
    #expect(clauses.number(.needs, of: .remedy(Reference(0))) == nil)
    #expect(clauses.number(.when, of: .remedy(Reference(2))) == nil)
    #expect(clauses.number(.met, of: .clock(Reference(0))) == nil)
    #expect(clauses.number(.is, of: .decision(Reference(1))) == nil)
    #expect(clauses.number(.if, of: .constraint(Reference(1))) == nil)
    #expect(clauses.number(.when, of: .screen(Reference(1))) == nil)
  }

  @Test func otherEntriesHaveOtherConditions() throws {
    let playbook = try playbook()
    let changed = playbook.replacing(remedies: [playbook.remedies[1]])
    #expect(changed.clauses.all.count { $0.role == .needs } == 1)
    #expect(playbook.clauses.all.count { $0.role == .needs } == 2)
  }
}
