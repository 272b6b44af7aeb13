/// Keeps the value until the process ends: freeing it piece by piece costs a short run more than
/// letting the system reclaim the process.
func leakUntilExit<Value: Sendable>(_ value: Value) -> Value {
  _ = Unmanaged.passRetained(Leaked(value))
  return value
}

/// A value that nobody frees.
private final class Leaked<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: Value) { self.value = value }
}
