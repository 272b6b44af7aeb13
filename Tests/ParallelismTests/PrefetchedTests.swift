import Synchronization
import Testing

@testable import Parallelism

struct AheadTests {
  @Test func itIsDoneOnceHoweverOftenItIsAskedFor() async {
    for _ in 0..<200 {
      let done = Atomic(0)
      let ahead = Prefetched { done.wrappingAdd(1, ordering: .relaxed).newValue * 21 }
      let results = await withTaskGroup(of: Int.self) { group in
        for _ in 0..<4 { group.addTask { ahead.result } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(results == [21, 21, 21, 21])
    }
  }

  /// What is begun may itself have work for several, and be asked for by such work.
  @Test func itGoesWithOtherWork() {
    for _ in 0..<100 {
      let ahead = Prefetched { Parallel.map(Array(1...50)) { $0 }.reduce(0, +) }
      let sums = Parallel.map(Array(1...20)) { $0 + ahead.result }
      #expect(sums == (1...20).map { $0 + 1_275 })
    }
  }

  @Test func manyMayBeBegunAtOnce() {
    let all = (0..<200).map { number in Prefetched { number * number } }
    #expect(all.reversed().map(\.result) == (0..<200).reversed().map { $0 * $0 })
  }

  @Test func whatIsBegunIsDone() {
    let done = Prefetched { 1 }
    for _ in 0..<100 { Parallel.begin {} }
    #expect(done.result == 1)
  }

  @Test func whatIsMadeOnceIsTheSameForAll() {
    let made = Atomic(0)
    let once = Once { made.wrappingAdd(1, ordering: .relaxed).newValue }
    #expect(made.load(ordering: .relaxed) == 0)
    #expect(Parallel.map(Array(0..<50)) { _ in once.value } == Array(repeating: 1, count: 50))
  }
}
