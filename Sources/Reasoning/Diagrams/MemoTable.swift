/// A cache for the results of operations on diagrams; a lost result is computed again.
///
/// It is a direct-mapped table that grows to a limit: a newer result overwrites an older one.
struct MemoTable: Sendable {
  /// 0 marks a free place, because no key is 0.
  private var keys: [UInt64]
  private var results: [Diagram]
  private var filled = 0

  init() {
    keys = Array(repeating: 0, count: 1 << 8)
    results = Array(repeating: .alwaysFalse, count: 1 << 8)
  }

  subscript(key: UInt64) -> Diagram? {
    get {
      let place = place(of: key)
      return keys[place] == key ? results[place] : nil
    }
    set {
      guard let newValue else { return }
      if filled > keys.count / 2, keys.count < 1 << 20 { grow() }
      insert(key, newValue)
    }
  }

  private mutating func insert(_ key: UInt64, _ result: Diagram) {
    let place = place(of: key)
    if keys[place] == 0 { filled += 1 }
    keys[place] = key
    results[place] = result
  }

  private mutating func grow() {
    let old = zip(keys, results)
    let count = keys.count * 4
    keys = Array(repeating: 0, count: count)
    results = Array(repeating: .alwaysFalse, count: count)
    filled = 0
    for (key, result) in old where key != 0 { insert(key, result) }
  }

  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: spread(key) & UInt64(keys.count - 1))
  }
}

/// Mixes the bits of a key, so that the low bits can select a place in a table.
func spread(_ key: UInt64) -> UInt64 {
  let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
  return mixed ^ mixed >> 29
}
