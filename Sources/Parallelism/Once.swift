import Synchronization

/// A value that is worked out when it is first asked for.
///
/// The first thread that asks works it out; others wait for it.
package final class Once<Value: Sendable>: Sendable {
  /// The value in a box, for an atomic reference.
  private final class Made: Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private let make: @Sendable () -> Value
  private let making = Mutex(())
  /// The value once it is made; read without the lock, because it is read far more often than made.
  private let made = AtomicLazyReference<Made>()

  /// A value that `make` works out.
  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value, worked out now if it has not been before.
  package var value: Value {
    if let made = made.load() { return made.value }
    return making.withLock { _ in
      if let made = made.load() { return made.value }
      return made.storeIfNil(Made(make())).value
    }
  }
}
