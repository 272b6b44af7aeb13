import Advising
import Diagnostics
import Docket
import Playbooks
import Testing

/// What `docs/advice.*.md` say of its example beyond what a rule test can hold.
struct WorkedExampleTests {
  private func advice() throws -> Advice {
    let blocks = try Page("docs/advice.en.md").blocks()
    func source(_ mark: String) throws -> SourceFile {
      let block = try #require(blocks.first { $0.marks == ["yaml", mark] })
      return SourceFile(name: "\(mark).yaml", text: block.text)
    }
    let playbook = try #require(PlaybookLoader.load([try source("playbook")]).playbook)
    let file = try #require(CaseReader(playbook).read(try source("case")).content)
    return Advisor(playbook).advise(file, on: try #require(Examples.today))
  }

  @Test func thePlanTakesTheDaysThatThePageAddsUp() throws {
    #expect(try advice().plan.days == 110)
    let pages = try PagePair("advice")
    #expect(pages.english.text.contains("10 + 30 + 60 + 10 = 110 days"))
    #expect(pages.chinese.text.contains("10 + 30 + 60 + 10 = 110 天"))
  }

  @Test func thePlanAssumesTheUnknownBlockerAway() throws {
    let advice = try advice()
    #expect(advice.plan.assumes.map { $0.id(in: advice.playbook) } == ["incomplete-paperwork"])
  }

  @Test func eachWaitsForWhatThePageSays() throws {
    let advice = try advice()
    func waits(_ id: String) throws -> [String] {
      let action = try #require(
        advice.actions.first { advice.playbook[$0.remedy].id == id }?.action)
      return action.waitsFor.map { waited in
        switch waited {
        case .remedy(let remedy): advice.playbook[remedy].id
        case .blocker(let blocker): advice.playbook[blocker].id
        }
      }
    }
    #expect(try waits("coordinate-unsealing") == ["list-debts"])
    #expect(try waits("find-takeover-buyer") == ["coordinate-unsealing"])
    #expect(try waits("hand-over").starts(with: ["seized-assets"]))
  }
}
