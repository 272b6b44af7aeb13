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
}

extension Int {
  /// Counts on by one: the number before, or nil at the end.
  fileprivate mutating func following(below end: Int) -> Int? {
    guard self < end else { return nil }
    defer { self += 1 }
    return self
  }
}
