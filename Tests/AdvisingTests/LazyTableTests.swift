import Parallelism
import Synchronization
import Testing

@testable import Advising

struct LazyTableTests {
  private final class Box: Sendable {
    let number: Int

    init(_ number: Int) { self.number = number }
  }

  @Test func eachNumberHasItsOwnValue() {
    let table = LazyTable<Box>(count: 130)
    for number in 0..<130 { #expect(table.value(at: number) { Box(number) }.number == number) }
    for number in 0..<130 { #expect(table.value(at: number) { Box(-1) }.number == number) }
  }

  @Test func allWhoAskAtOnceGetTheSameValue() {
    let table = LazyTable<Box>(count: 1)
    let made = Atomic(0)
    let values = Parallel.map(Array(0..<1_000)) { _ in
      table.value(at: 0) { Box(made.wrappingAdd(1, ordering: .relaxed).newValue) }
    }
    #expect(values.allSatisfy { $0 === values[0] })
    #expect(made.load(ordering: .relaxed) >= 1)
  }
}
