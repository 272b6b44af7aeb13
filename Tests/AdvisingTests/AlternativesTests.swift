import Advising
import Playbooks
import Testing

/// What an action waits for: all of it, or one of several.
struct AlternativesTests {
  private static func rules(needs: String) -> String {
    """
    playbook: {id: ways, version: "1", title: Ways}
    facts:
      accepted: {title: Accepted, type: boolean}
      works: {title: Works, type: string, allowed: [stopped, done]}
      heard: {title: Heard, type: boolean}
    constraints:
      done-first: {title: Only what is done is accepted, if: accepted, then: works = "done"}
    blockers:
      open: {title: Not accepted, when: not(accepted), remedies: [accept]}
    remedies:
      accept: {title: Accept, \(needs)achieves: {accepted: true}}
      resume: {title: Resume, achieves: {works: done}}
      replace: {title: Replace, achieves: {works: done}}
      hear: {title: Hear, achieves: {heard: true}}
    """
  }

  private func accept(needs: String = "") throws -> (Action, Playbook) {
    let small = try SmallCase(
      rules: Self.rules(needs: needs),
      cases: "case: x\nfacts: {accepted: false, works: stopped, heard: false}\n")
    let advice = small.advisor.advise(small.file, on: try .day("2021-06-01"))
    let action = try #require(advice.actions.first { advice.playbook[$0.remedy].id == "accept" })
    return (action.action, advice.playbook)
  }

  private func ids(_ waited: [Action.Waited], _ playbook: Playbook) -> [String] {
    waited.map { waited in
      switch waited {
      case .remedy(let remedy): playbook[remedy].id
      case .blocker(let blocker): playbook[blocker].id
      }
    }
  }

  @Test func oneOfTheStepsThatMakeItPossibleIsEnough() throws {
    let (action, playbook) = try accept()
    #expect(ids(action.waitsFor, playbook) == ["resume", "replace"])
    #expect(action.oneOf.map { playbook[$0].id } == ["resume", "replace"])
    #expect(action.needed.isEmpty)
  }

  @Test func whatFillsAGapIsNeededInAnyEvent() throws {
    let (action, playbook) = try accept(needs: "needs: heard, ")
    #expect(ids(action.needed, playbook) == ["hear"])
    #expect(action.oneOf.map { playbook[$0].id } == ["resume", "replace"])
  }

  /// A step that is needed and makes it possible leaves nothing to choose.
  @Test func theOthersAreSpareOnceOneIsNeeded() throws {
    let (action, playbook) = try accept(needs: "needs: works = \"done\", ")
    #expect(ids(action.waitsFor, playbook) == ["resume", "replace"])
    #expect(ids(action.needed, playbook) == ["resume"])
    #expect(action.oneOf.isEmpty)
  }
}
