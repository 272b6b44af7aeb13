import CAllocations
import Glibc

/// What one thing costs: the median of several rounds of processor time, which other programs on the
/// machine disturb less than the clock on the wall, and what it allocates.
struct Measure {
  let name: String
  let nanoseconds: Double
  let allocations: Double

  /// Runs the body warm, in rounds of so many times.
  init(_ name: String, times: Int, rounds: Int = 9, _ body: () -> Void) {
    for _ in 0..<max(1, times / 10) { body() }
    let before = allocation_count()
    for _ in 0..<times { body() }
    allocations = Double(allocation_count() - before) / Double(times)
    let took = (0..<rounds).map { _ -> Double in
      let start = Self.processorTime
      for _ in 0..<times { body() }
      return (Self.processorTime - start) / Double(times)
    }
    self.name = name
    nanoseconds = took.sorted()[rounds / 2]
  }

  /// A row: what, how long, how many allocations.
  var row: String { "\(name)\t\(duration)\t\(Self.short(allocations)) allocations" }

  private var duration: String {
    switch nanoseconds {
    case ..<1_000: "\(Self.short(nanoseconds)) ns"
    case ..<1_000_000: "\(Self.short(nanoseconds / 1_000)) µs"
    default: "\(Self.short(nanoseconds / 1_000_000)) ms"
    }
  }

  /// In nanoseconds.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  /// Three figures at most after the point, as many as matter.
  static func short(_ number: Double) -> String {
    if number >= 100 || number == number.rounded() { return "\(Int(number.rounded()))" }
    return "\((number * 10).rounded() / 10)"
  }
}

/// Keeps the optimizer from leaving out what nobody reads.
@inline(never) @_optimize(none)
func keep<Result>(_ result: Result) {}
