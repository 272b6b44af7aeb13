import CProcess
import Dispatch
import Synchronization

/// Threads that help a caller with work that can be shared.
///
/// They start with the first such work and then wait for more. A run of the advisor is so short
/// that it would be over before the system has moved new threads, or threads that it wakes, to a
/// free processor. So each helper starts on another processor, and polls for work for a while
/// before it sleeps.
final class WorkerPool: Sendable {
  /// The pool of the process.
  static let shared = WorkerPool()

  /// What the lock protects.
  private struct State {
    /// The work that helpers may join; nil where there is none.
    var job: SharedWork?
    /// Work for one helper each, oldest first.
    var offered: [@Sendable () -> Void] = []
    /// How many helpers sleep until they are called.
    var sleeping = 0
  }

  private let state = Mutex(State())
  /// How many times work has been posted so far.
  private let jobs = Atomic(0)
  /// Wakes sleeping helpers.
  private let called = DispatchSemaphore(value: 0)
  /// How many threads help; 0 where the process may use one processor only.
  private let helpers: Int

  /// At most this many processors are used; the work would be over before more threads had started.
  private static let most = 16

  private init() {
    helpers = min(Int(advisor_processors()), Self.most) - 1
    for _ in 0..<helpers {
      // If a thread cannot be started, the others do its work.
      _ = advisor_start_elsewhere { WorkerPool.shared.help() }
    }
  }

  /// Runs the work on this thread and on the helpers, each of which calls it once.
  ///
  /// It returns when all have finished. If the helpers are busy with other work, only this thread
  /// calls it.
  func work(_ work: @escaping @Sendable () -> Void) {
    guard helpers > 0 else { return work() }
    let own = SharedWork(work)
    let isPosted = post { state in
      guard state.job == nil else { return false }
      state.job = own
      return true
    }
    guard isPosted else { return work() }
    work()
    state.withLock { $0.job = nil }
    own.end()
  }

  /// Has one helper do the work when it is free; without helpers nothing is done.
  func offer(_ work: @escaping @Sendable () -> Void) {
    if helpers == 0 { return }
    _ = post { state in
      state.offered.append(work)
      return true
    }
  }

  /// Changes the state with `put` and wakes the helpers, unless `put` returns false.
  private func post(_ put: (inout State) -> Bool) -> Bool {
    let toWake: Int? = state.withLock { state in
      guard put(&state) else { return nil }
      jobs.wrappingAdd(1, ordering: .releasing)
      defer { state.sleeping = 0 }
      return state.sleeping
    }
    guard let toWake else { return false }
    for _ in 0..<toWake { called.signal() }
    return true
  }

  /// The loop that a helper runs: wait for work, then do it.
  private func help() {
    var seen = 0
    while true {
      if !SpinWait.lasts(until: { jobs.load(ordering: .acquiring) != seen }) { sleep(after: seen) }
      if let offered = state.withLock({ $0.offered.isEmpty ? nil : $0.offered.removeFirst() }) {
        offered()
        continue
      }
      let (job, count) = state.withLock { ($0.job, jobs.load(ordering: .acquiring)) }
      seen = count
      job?.join()
    }
  }

  /// Sleeps until called, unless more work has been posted than `seen`.
  private func sleep(after seen: Int) {
    let sleeps = state.withLock { state in
      guard jobs.load(ordering: .acquiring) == seen else { return false }
      state.sleeping += 1
      return true
    }
    if sleeps { called.wait() }
  }
}

/// One piece of work that helpers may join until its owner ends it.
private final class SharedWork: Sendable {
  /// What the lock protects.
  private struct State {
    /// Whether helpers may still join.
    var isOpen = true
    /// How many helpers are at work.
    var helping = 0
    /// Whether the owner sleeps until the last helper has finished.
    var isAwaited = false
  }

  private let work: @Sendable () -> Void
  private let state = Mutex(State())
  /// Wakes the owner.
  private let allBack = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  /// Does the work, unless it has ended.
  func join() {
    let isOpen = state.withLock { state in
      if state.isOpen { state.helping += 1 }
      return state.isOpen
    }
    guard isOpen else { return }
    work()
    let isAwaited = state.withLock { state in
      state.helping -= 1
      return state.isAwaited && state.helping == 0
    }
    if isAwaited { allBack.signal() }
  }

  /// Lets no more helpers join, and waits until those at work have finished.
  func end() {
    state.withLock { $0.isOpen = false }
    if SpinWait.lasts(until: { state.withLock { $0.helping == 0 } }) { return }
    let isAwaited = state.withLock { state in
      state.isAwaited = state.helping > 0
      return state.isAwaited
    }
    if isAwaited { allBack.wait() }
  }
}

/// Waits by polling, for events that are likely to come sooner than a sleeping thread can be woken.
enum SpinWait {
  /// Polls before giving up, about 1-2 ms.
  private static let polls = 4_000

  /// Whether the condition became true while polling.
  static func lasts(until isSo: () -> Bool) -> Bool {
    for _ in 0..<polls {
      if isSo() { return true }
      advisor_yield()
    }
    return isSo()
  }
}
