import Synchronization

/// What stays until the process ends: to take it apart, piece by piece, would cost a short run more
/// than the system needs to take all of it back at once.
enum Kept {
  private static let all = Mutex<[any Sendable]>([])

  static func untilTheEnd<Value: Sendable>(_ value: Value) -> Value {
    all.withLock { $0.append(value) }
    return value
  }
}
