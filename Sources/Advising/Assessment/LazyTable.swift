import Synchronization

/// A table of values by number, each made when it is first asked for; reading takes no lock.
final class LazyTable<Value: AnyObject & Sendable>: Sendable {
  /// Sixty-four values; the table is a list of such blocks.
  private final class Block: Sendable {
    let values: InlineArray<64, AtomicLazyReference<Value>>

    init() { values = InlineArray { _ in AtomicLazyReference() } }
  }

  private let blocks: [Block]

  /// A table for numbers from 0 to `count` - 1.
  init(count: Int) {
    blocks = (0..<(count + 63) / 64).map { _ in Block() }
  }

  /// The value with that number, made by `make` if it is not in the table yet.
  ///
  /// If two threads ask for it first, both may call `make`, but they get the same value. So `make`
  /// has to be cheap.
  func value(at number: Int, make: () -> Value) -> Value {
    let block = blocks[number / 64]
    if let value = block.values[number % 64].load() { return value }
    return block.values[number % 64].storeIfNil(make())
  }
}
