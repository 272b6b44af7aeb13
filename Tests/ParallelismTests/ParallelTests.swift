import Synchronization
import Testing

@testable import Parallelism

struct ParallelTests {
  @Test(arguments: [0, 1, 2, 3, 100])
  func theResultsKeepTheOrderOfTheElements(_ count: Int) {
    let elements = Array(0..<count)
    #expect(Parallel.map(elements) { $0 * 2 } == elements.map { $0 * 2 })
  }

  @Test func everyElementIsDoneOnce() {
    let done = Counts(50)
    for _ in 0..<200 { _ = Parallel.map(Array(0..<50)) { done.count($0) } }
    #expect(done.all == Array(repeating: 200, count: 50))
  }

  @Test func workWithinWorkIsDone() {
    let sums = Parallel.map(Array(1...20)) { outer in
      Parallel.map(Array(1...outer)) { $0 * outer }.reduce(0, +)
    }
    #expect(sums == (1...20).map { $0 * $0 * ($0 + 1) / 2 })
  }

  /// The helpers work for one at a time; the others do without them.
  @Test func severalMayCallAtOnce() async {
    let sums = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask { (0..<50).reduce(0) { sum, _ in sum + Self.sumOfHundred() } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(sums == Array(repeating: 50 * 4_950, count: 8))
  }

  @Test func noMoreAreWorkedOnAtOnceThanAsked() {
    let (now, most) = (Counts(1), Counts(1))
    _ = Parallel.map(Array(0..<64), jobs: 1) { _ in
      now.add(1)
      most.raise(to: now.all[0])
      now.add(-1)
    }
    #expect(most.all == [1])
  }

  @Test func differentThingsComeBackInTheirPlaces() {
    let number = ParallelTask { 6 * 7 }
    let text = ParallelTask { "seven" }
    let flag = ParallelTask { true }
    Parallel.run([number, nil, text, flag])
    #expect(number.result == 42)
    #expect(text.result == "seven")
    #expect(flag.result)
  }

  private static func sumOfHundred() -> Int {
    Parallel.map(Array(0..<100)) { $0 }.reduce(0, +)
  }
}

private final class Counts: Sendable {
  private let counts: Mutex<[Int]>

  init(_ count: Int) { counts = Mutex(Array(repeating: 0, count: count)) }

  func count(_ index: Int) { counts.withLock { $0[index] += 1 } }
  func add(_ number: Int) { counts.withLock { $0[0] += number } }
  func raise(to number: Int) { counts.withLock { $0[0] = max($0[0], number) } }
  var all: [Int] { counts.withLock { $0 } }
}
