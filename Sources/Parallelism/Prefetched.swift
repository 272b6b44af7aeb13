import Dispatch
import Synchronization

/// A value that an idle processor works out in advance.
///
/// If no processor has begun when the value is asked for, the caller works it out.
package final class Prefetched<Result: Sendable>: Sendable {
  private let work: @Sendable () -> Result
  /// Whether a thread has begun the work.
  private let isTaken = Atomic(false)
  /// The result; nil until it is there.
  private let found = Mutex<Result?>(nil)
  /// Signalled when the result is there.
  private let isFound = DispatchSemaphore(value: 0)

  /// Offers the work to an idle processor.
  package init(_ work: @escaping @Sendable () -> Result) {
    self.work = work
    WorkerPool.shared.offer { self.take() }
  }

  /// The result; the caller waits for it or, if nobody has begun, works it out.
  package var result: Result {
    take()
    if let result = found.withLock({ $0 }) { return result }
    if !SpinWait.lasts(until: { found.withLock { $0 != nil } }) {
      isFound.wait()
      // Lets the next waiting caller through.
      isFound.signal()
    }
    guard let result = found.withLock({ $0 }) else {
      preconditionFailure("what is taken is finished before it is told")
    }
    return result
  }

  /// Does the work, unless a thread has begun it.
  private func take() {
    if isTaken.exchange(true, ordering: .acquiringAndReleasing) { return }
    let result = work()
    found.withLock { $0 = result }
    isFound.signal()
  }
}
