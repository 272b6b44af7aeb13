import Advising
import Playbooks
import Testing
import Verification

struct ImpactTests {
  private func impact(_ facts: String, _ changes: (String, String)...) throws -> Impact {
    let old = try SmallPlaybook.load()
    let new = try SmallPlaybook.load(changes)
    let file = try SmallPlaybook.file(facts, old)
    return Impact([(file, true)], old: old, new: new, on: SmallPlaybook.date)
  }

  @Test func equalRulesChangeNoCase() throws {
    let same = try impact("fee.paid: false, open: false")
    #expect(same.changed.isEmpty && same.stuck.isEmpty && same.open.isEmpty)
  }

  @Test func aCaseThatLosesItsOnlyRemedyIsStuck() throws {
    let lost = try impact(
      "fee.paid: false, kind: toys, open: false",
      ("title: Send the bill,", "title: Send the bill, when: seats > 100,"))
    let other = try impact(
      "fee.paid: false, kind: toys, seats: 3, open: false",
      ("title: Send the bill,", "title: Send the bill, when: seats > 100,"))
    #expect(lost.stuck.isEmpty)
    #expect(other.stuck.map(\.becameStuck) == [["unpaid"]])
    #expect(other.offices.map { [$0.old, $0.new] } == [[1, 0]])
  }

  @Test func aChangeNamesTheRuleBehindIt() throws {
    let freed = try impact(
      "fee.paid: true, kind: food, kitchen.clean: false, open: false",
      ("not(kitchen.clean), remedies", "kitchen.clean, remedies"))
    let changes = try #require(freed.changed.first).changes
    let clean = try #require(changes.first { $0.id == "clean" })
    #expect(clean.because.map(\.id) == ["dirty"])
    guard case .action(let old, let new) = clean.states else {
      Issue.record("`clean` is an action")
      return
    }
    #expect(old == .now && new == nil)
  }

  @Test func aFactNeverRecordedIsNamed() throws {
    let open = try impact(
      "fee.paid: true, kind: toys, open: false",
      ("when: kind = \"food\"", "when: kind != \"books\""))
    #expect(open.open.first?.cannotBeSaid.map(\.id) == ["dirty", "hand-out-permit"])
    #expect(open.open.first?.cannotBeSaid.first?.facts.map(\.id) == ["kitchen.clean"])
  }

  @Test func whatTheNewRulesCallOtherwiseIsNotLeftOut() throws {
    let renamed = try impact(
      "fee.paid: false, seats: 25, open: false",
      ("seats: {title: Seats,", "places: {title: Seats, formerly: [seats],"),
      ("seats > 20", "places > 20"))
    #expect(renamed.cases.map(\.leftOut) == [[]])
  }

  @Test func whatTheNewRulesHaveNoWordForIsLeftOutAndSaid() throws {
    let renamed = try impact(
      "fee.paid: false, seats: 5, open: false",
      (
        "seats: {title: Seats, type: number, allowed: \">= 0\"}", "tables: {title: T, type: number}"
      ),
      ("seats > 20", "tables > 5"))
    #expect(renamed.cases.map(\.leftOut) == [["seats"]])
  }
}
