import Dispatch
import Synchronization

/// Something that is begun before anybody asks for it, on a processor that has nothing to do.
///
/// Where there is none, it is done when it is asked for.
package final class Prefetched<Result: Sendable>: Sendable {
  private let work: @Sendable () -> Result
  private let isTaken = Atomic(false)
  private let found = Mutex<Result?>(nil)
  private let isFound = DispatchSemaphore(value: 0)

  package init(_ work: @escaping @Sendable () -> Result) {
    self.work = work
    WorkerPool.shared.offer { self.take() }
  }

  /// What it came to.
  package var result: Result {
    take()
    if let result = found.withLock({ $0 }) { return result }
    if !SpinWait.lasts(until: { found.withLock { $0 != nil } }) {
      isFound.wait()
      // For whoever else waits.
      isFound.signal()
    }
    guard let result = found.withLock({ $0 }) else {
      preconditionFailure("what is taken is finished before it is told")
    }
    return result
  }

  /// Does it, unless somebody has begun.
  private func take() {
    if isTaken.exchange(true, ordering: .acquiringAndReleasing) { return }
    let result = work()
    found.withLock { $0 = result }
    isFound.signal()
  }
}
