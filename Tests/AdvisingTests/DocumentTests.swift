import Advising
import Playbooks
import Testing

/// Whether a paper is at hand: unknown is not no.
struct DocumentTests {
  private static let rules = """
    playbook: {id: papers, version: "1", title: Papers}
    facts:
      stuck: {title: Stuck, type: boolean}
      list.there: {title: The list is at hand, type: boolean}
      test.done: {title: Test report, type: boolean, assume: false}
      plan.there: {title: Plan, type: boolean}
      offer.there: {title: Offer, type: boolean}
      bid.there: {title: Bid, type: boolean}
      paid: {title: Paid, type: boolean, assume: false}
    constraints:
      bid-on-offer: {title: No bid without an offer, if: bid.there, then: offer.there}
    screens: {rare: {title: Rare papers, facts: [plan.there]}}
    blockers: {b: {title: B, when: stuck, remedies: [r]}}
    remedies:
      r:
        title: R
        documents:
          - {title: list, have: list.there}
          - {title: test, have: test.done}
          - {title: plan, have: plan.there}
          - {title: offer, have: offer.there}
          - letter
        achieves: {paid: true}
    """

  @Test(
    arguments: [
      ("facts: {stuck: true}", [nil, nil, nil, nil, nil]),
      ("facts: {stuck: true, list.there: true, test.done: false}", [true, false, nil, nil, nil]),
      ("facts: {stuck: true, plan.there: false}", [nil, nil, false, nil, nil]),
      ("screened: {rare: 2021-05-01}\nfacts: {stuck: true}", [nil, nil, false, nil, nil]),
      ("facts: {stuck: true, bid.there: true}", [nil, nil, nil, true, nil]),
      (
        "facts: {stuck: true, test.done: {value: true, status: disputed}}",
        [nil, nil, nil, nil, nil]
      ),
    ] as [(String, [Bool?])])
  func whatNobodyHasSaidIsNotMissing(text: String, have: [Bool?]) throws {
    let small = try SmallCase(rules: Self.rules, cases: "case: x\n\(text)\n")
    let advice = small.advisor.advise(small.file, on: try .day("2021-06-01"))
    let action = try #require(advice.actions.first)
    #expect(action.documents.map(\.have) == have)
  }

  @Test func aPaperThatOneBuildingLacksIsOpenForAll() throws {
    let text = """
      case: x
      facts: {stuck: true}
      parts: [{id: a, facts: {list.there: true}}, {id: b, facts: {list.there: false}}]

      """
    let small = try SmallCase(rules: Self.rules, cases: text)
    let situations = small.advisor.situations(of: small.file, on: try .day("2021-06-01"))
    #expect(situations.documents(of: Reference(0)).first?.have == nil)
    #expect([situations[0]].documents(of: Reference(0)).first?.have == true)
    #expect([situations[1]].documents(of: Reference(0)).first?.have == false)
  }
}
