/// The values that were asked for last, for as many keys as are in use at a time.
struct Recent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let most: Int
  private var kept: [Key: Value] = [:]
  /// The keys, the one that was used last at the end.
  private var order: [Key] = []

  init(most: Int = 32) { self.most = most }

  /// The value for the key, which then counts as used; nil where none is kept.
  subscript(_ key: Key) -> Value? {
    mutating get {
      guard let found = kept[key] else { return nil }
      order.removeAll { $0 == key }
      order.append(key)
      return found
    }
  }

  /// Keeps the value, and drops the one that was not used for longest where there are too many.
  mutating func keep(_ value: Value, for key: Key) {
    if kept[key] == nil { order.append(key) }
    kept[key] = value
    if order.count > most { kept[order.removeFirst()] = nil }
  }
}
