import Dispatch
import Synchronization

/// Does the same with many things, on all the machine's processors.
enum Parallel {
  /// The results, in the order of the elements; at most so many are worked on at once.
  static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], jobs: Int = .max, _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = Mutex<[Result?]>(elements.map { _ in nil })
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: min(jobs, elements.count)) { _ in
      while let index = next.withLock({ $0.following(below: elements.count) }) {
        let result = transform(elements[index])
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// Two things side by side.
  static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let other = Mutex<Second?>(nil)
    let one = Mutex<First?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 {
        let result = first()
        one.withLock { $0 = result }
      } else {
        let result = second()
        other.withLock { $0 = result }
      }
    }
    guard let one = one.withLock({ $0 }), let other = other.withLock({ $0 }) else {
      preconditionFailure("both have been done")
    }
    return (one, other)
  }
}

extension Int {
  /// Counts on by one: the number before, or nil at the end.
  fileprivate mutating func following(below end: Int) -> Int? {
    guard self < end else { return nil }
    defer { self += 1 }
    return self
  }
}
