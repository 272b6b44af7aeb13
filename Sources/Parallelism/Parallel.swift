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

  /// Several things side by side.
  package static func all<each Result: Sendable>(
    _ work: repeat @escaping @Sendable () -> each Result
  ) -> (repeat each Result) {
    let tasks = (repeat ParallelTask(each work))
    var list: [any Runnable] = []
    repeat list.append(each tasks)
    _ = map(list) { $0.run() }
    return (repeat (each tasks).result)
  }
}

private protocol Runnable: Sendable {
  func run()
}

/// A thing to do, and what it came to.
private final class ParallelTask<Result: Sendable>: Runnable {
  private let work: @Sendable () -> Result
  private let found = Mutex<Result?>(nil)

  init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  func run() {
    let result = work()
    found.withLock { $0 = result }
  }

  /// Once it has been done.
  var result: Result {
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
