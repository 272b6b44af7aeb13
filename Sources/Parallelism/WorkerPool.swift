import CProcess
import Dispatch
import Synchronization

/// The threads that help the one that has work for several.
///
/// They are started with the first such work and wait for the next. A pool of the system's would
/// do, were it not that a run of the advisor is over before the system has moved new threads, or
/// woken ones, to a processor that is free. So a helper begins elsewhere, and is some time without
/// work before it goes to sleep.
final class WorkerPool: Sendable {
  static let shared = WorkerPool()

  private struct State {
    var job: SharedWork?
    /// What one helper is to do, whichever comes first.
    var offered: [@Sendable () -> Void] = []
    /// Helpers that sleep until they are called.
    var sleeping = 0
  }

  private let state = Mutex(State())
  /// How many jobs there have been.
  private let jobs = Atomic(0)
  private let called = DispatchSemaphore(value: 0)
  /// How many threads help; none where the process has one processor.
  private let helpers: Int

  /// More processors than these are not used: the work is over before as many threads have begun.
  private static let most = 16

  private init() {
    helpers = min(Int(advisor_processors()), Self.most) - 1
    for _ in 0..<helpers {
      // Without its help the work is done all the same.
      _ = advisor_start_elsewhere { WorkerPool.shared.help() }
    }
  }

  /// Has the work done on this thread and the helpers', each of which calls it once.
  ///
  /// It returns when all are back. Where the helpers have other work it is called on this thread
  /// alone.
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

  /// Has a helper do the work when one comes.
  func offer(_ work: @escaping @Sendable () -> Void) {
    if helpers == 0 { return }
    _ = post { state in
      state.offered.append(work)
      return true
    }
  }

  /// Calls the helpers, where something has been put there for them.
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

  /// A helper's life.
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

  /// Waits for a job later than that.
  private func sleep(after seen: Int) {
    let sleeps = state.withLock { state in
      guard jobs.load(ordering: .acquiring) == seen else { return false }
      state.sleeping += 1
      return true
    }
    if sleeps { called.wait() }
  }
}

/// One piece of work that helpers may join until its owner is through with it.
private final class SharedWork: Sendable {
  private struct State {
    var isOpen = true
    var helping = 0
    var isAwaited = false
  }

  private let work: @Sendable () -> Void
  private let state = Mutex(State())
  private let allBack = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  /// Helps, unless the work is over.
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

  /// Lets nobody in any more, and waits for those who are.
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

/// Waiting awake, for what is likely to be there sooner than a sleeper can be woken.
enum SpinWait {
  /// Looks so often; a millisecond or two.
  private static let polls = 4_000

  /// Whether it came about while there was patience.
  static func lasts(until isSo: () -> Bool) -> Bool {
    for _ in 0..<polls {
      if isSo() { return true }
      advisor_yield()
    }
    return isSo()
  }
}
