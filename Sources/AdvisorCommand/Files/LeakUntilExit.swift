/// Keeps the value in memory until the process ends.
///
/// Freeing it piece by piece costs a short run more time than letting the system reclaim the
/// process.
func leakUntilExit<Value: Sendable>(_ value: Value) -> Value {
  _ = Unmanaged.passRetained(Leaked(value))
  return value
}

/// A box for a value that is never freed.
private final class Leaked<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: Value) { self.value = value }
}
