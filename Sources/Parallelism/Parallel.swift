import Synchronization

/// Runs work on all available processors.
///
/// Work that itself asks for parallel work does that part on its own thread. A caller must not hold
/// a lock that the work takes.
package enum Parallel {
  /// The results of `transform`, in the order of the elements.
  ///
  /// At most `jobs` elements are worked on at once.
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

  /// The results of `transform` for stretches of `length` elements, in order.
  ///
  /// For work that is too small to be handed out element by element, or that keeps state from one
  /// element to the next.
  package static func map<Element: Sendable, Result: Sendable>(
    stretches length: Int, of elements: [Element],
    _ transform: @escaping @Sendable (ArraySlice<Element>) -> Result
  ) -> [Result] {
    map(Array(stride(from: 0, to: elements.count, by: length))) { start in
      transform(elements[start...].prefix(length))
    }
  }

  /// Has an idle processor do the work in the background; it returns at once.
  ///
  /// For values that will be asked for later. If no processor is idle soon, the work may be done
  /// late, and with a single processor it is not done.
  package static func begin(_ work: @escaping @Sendable () -> Void) {
    WorkerPool.shared.offer(work)
  }

  /// Runs the tasks in parallel, started in this order, and returns when all are done; nil tasks
  /// are ignored.
  package static func run(_ tasks: [(any ParallelWork)?]) {
    _ = map(tasks.compactMap { $0 }) { $0.run() }
  }
}

/// A task that ``Parallel/run(_:)`` can run.
package protocol ParallelWork: Sendable {
  /// Does the work.
  func run()
}

/// A task for ``Parallel/run(_:)``, with its result.
package final class ParallelTask<Result: Sendable>: ParallelWork {
  private let work: @Sendable () -> Result
  /// The result; nil until the task has run.
  private let found = Mutex<Result?>(nil)

  /// A task that does not start before ``Parallel/run(_:)``.
  package init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  /// Does the work and keeps the result.
  package func run() {
    let result = work()
    found.withLock { $0 = result }
  }

  /// The result; it must not be read before the task has run.
  package var result: Result {
    guard let result = found.withLock({ $0 }) else {
      preconditionFailure("every task is done before the work is over")
    }
    return result
  }
}

/// What the threads share that work on one call of `map`.
private final class Shared<Result: Sendable>: Sendable {
  private let results: Mutex<[Result?]>
  /// How many elements have been handed out.
  private let taken = Atomic(0)
  /// How many threads have asked to join.
  private let joined = Atomic(0)
  private let count: Int

  init(count: Int) {
    self.count = count
    results = Mutex(Array(repeating: nil, count: count))
  }

  /// Whether one more thread may join, with fewer than `most` before it.
  func joins(below most: Int) -> Bool {
    joined.wrappingAdd(1, ordering: .relaxed).oldValue < most
  }

  /// The index of the next element, which belongs to the caller; nil when there are none left.
  func next() -> Int? {
    let index = taken.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }

  func store(_ result: Result, at index: Int) { results.withLock { $0[index] = result } }

  /// The results in order, once every thread has finished.
  var all: [Result] { results.withLock { $0.compactMap { $0 } } }
}
