import Synchronization

/// What is worked out when it is first asked for, by the thread that asks; others wait for it.
package final class Once<Value: Sendable>: Sendable {
  private final class Made: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let make: @Sendable () -> Value
  private let making = Mutex(())
  /// Read without the lock: it is asked for far more often than made.
  private let made = AtomicLazyReference<Made>()

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  package var value: Value {
    if let made = made.load() { return made.value }
    return making.withLock { _ in
      if let made = made.load() { return made.value }
      return made.storeIfNil(Made(make())).value
    }
  }
}
