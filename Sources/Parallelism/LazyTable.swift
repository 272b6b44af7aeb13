import Synchronization

/// Values that are made when they are first asked for, found by their number, without a lock.
package final class LazyTable<Value: AnyObject & Sendable>: Sendable {
  private final class Block: Sendable {
    let values: InlineArray<64, AtomicLazyReference<Value>>

    init() { values = InlineArray { _ in AtomicLazyReference() } }
  }

  private let blocks: [Block]

  /// A table for numbers from 0 to `count` - 1.
  package init(count: Int) {
    blocks = (0..<(count + 63) / 64).map { _ in Block() }
  }

  /// The value with that number.
  ///
  /// Where two threads ask for it first, each may make one, and both get the same: `make` has to
  /// be cheap.
  package func value(at number: Int, make: () -> Value) -> Value {
    let block = blocks[number / 64]
    if let value = block.values[number % 64].load() { return value }
    return block.values[number % 64].storeIfNil(make())
  }
}
