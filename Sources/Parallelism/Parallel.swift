import Synchronization

/// Does the same with many things, or several things at once, on all the processors that there are.
///
/// What such work has done in parallel in its turn is done on the thread that it falls to. None of
/// it may be called under a lock that the work takes.
package enum Parallel {
  /// The results, in the order of the elements; at most so many are worked on at once.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int = .max, _ transform: @escaping @Sendable (Element) -> Result
  ) -> [Result] {
    if elements.count < 2 || jobs < 2 { return elements.map(transform) }
    let shared = Shared<Result>(count: elements.count)
    WorkerPool.shared.work {
      guard shared.joins(below: jobs) else { return }
      while let index = shared.next() {
        shared.store(transform(elements[index]), at: index)
      }
    }
    return shared.all
  }

  /// What each stretch of so many elements comes to, in their order: for work that is too little
  /// to be handed out one by one, or that keeps something from one element to the next.
  package static func map<Element: Sendable, Result: Sendable>(
    stretches length: Int, of elements: [Element],
    _ transform: @escaping @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    map(Array(stride(from: 0, to: elements.count, by: length))) { start in
      transform(elements[start...].prefix(length))
    }
  }

  /// Has it done meanwhile, by a processor that has nothing to do: for what will be asked for.
  package static func begin(_ work: @escaping @Sendable () -> Void) {
    WorkerPool.shared.offer(work)
  }

  /// Does several things side by side, begun in this order; nil is nothing to do.
  package static func run(_ tasks: [(any ParallelWork)?]) {
    _ = map(tasks.compactMap { $0 }) { $0.run() }
  }
}

/// Something that ``Parallel/run(_:)`` does beside other things.
package protocol ParallelWork: Sendable {
  /// Does it.
  func run()
}

/// One of several things to do side by side, and its result.
package final class ParallelTask<Result: Sendable>: ParallelWork {
  private let work: @Sendable () -> Result
  private let found = Mutex<Result?>(nil)

  /// The work is not begun before ``Parallel/run(_:)``.
  package init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  package func run() {
    let result = work()
    found.withLock { $0 = result }
  }

  /// The result, once it has been run.
  package var result: Result {
    guard let result = found.withLock({ $0 }) else {
      preconditionFailure("every task is done before the work is over")
    }
    return result
  }
}

/// What the threads at one piece of work share.
private final class Shared<Result: Sendable>: Sendable {
  private let results: Mutex<[Result?]>
  private let taken = Atomic(0)
  private let joined = Atomic(0)
  private let count: Int

  init(count: Int) {
    self.count = count
    results = Mutex(Array(repeating: nil, count: count))
  }

  /// Whether one more thread may work at it.
  func joins(below most: Int) -> Bool {
    joined.wrappingAdd(1, ordering: .relaxed).oldValue < most
  }

  /// The next element that nobody has taken.
  func next() -> Int? {
    let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  func store(_ result: Result, at index: Int) { results.withLock { $0[index] = result } }

  /// All of them, once every thread is back.
  var all: [Result] { results.withLock { $0.compactMap { $0 } } }
}
