import FEEL
import Testing

/// What is said where bounds are reached and something is unknown.
struct UnknownWorkTests {
  @Test(arguments: [
    "(if site.guarded then count(for i in 1..600000 return i) else count(for i in 1..600000 return i)) = 600000",
    "[site.guarded and count(for i in 1..600000 return i) > 0, count(for i in 1..600000 return i)][2] = null",
  ])
  func aBoundThatTheUnknownReachesLeavesTheAnswerOpen(text: String) throws {
    let program = try #require(Program.compile(text, in: .vocabulary, mode: .dynamic).program)
    let values = Scope.vocabulary.names.map { Value.unknown(.one($0.slot)) }
    guard case .unknown(let slots) = program.evaluate(in: Frame(values: values, now: .test)) else {
      Issue.record("\(text) is known")
      return
    }
    #expect(slots.slots == program.slots)
  }

  @Test func unionsOfSlotsAreSortedSetsHoweverMany() {
    var random = RandomTerms(seed: 7)
    for _ in 0..<2_000 {
      let reach = [3, 12, 70_000][random.below(3)]
      let first = (0...random.below(7)).map { _ in Slot(random.below(reach)) }
      let second = (0...random.below(7)).map { _ in Slot(random.below(reach)) }
      let union = set(first).union(set(second))
      let expected = Set(first + second)
      #expect(union.slots == expected.sorted())
      #expect(union == set((second + first).reversed()), "one form for each set")
      #expect(expected.allSatisfy(union.contains))
      #expect(!union.contains(Slot(80_000)))
    }
  }

  private func set(_ slots: [Slot]) -> SlotSet {
    slots.dropFirst().reduce(SlotSet.one(slots[0])) { $0.union(.one($1)) }
  }
}
