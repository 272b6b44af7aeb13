import Glibc

/// Whether two texts are the same Unicode scalars: FEEL tells `é` from `e` with an accent, which
/// Swift's own `==` does not.
package func sameText(_ a: String, _ b: String) -> Bool {
  guard a.utf8.count == b.utf8.count else { return false }
  let fast = a.utf8.withContiguousStorageIfAvailable { x in
    b.utf8.withContiguousStorageIfAvailable { y in
      guard let first = x.baseAddress, let second = y.baseAddress else { return true }
      return memcmp(first, second, x.count) == 0
    }
  }
  if let fast, let fast { return fast }
  return a.utf8.elementsEqual(b.utf8)
}

/// Whether a text comes first in the order of Unicode scalars, which is the order of its bytes.
package func precedes(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}

/// A text as a key: equal by its scalars.
struct ExactText: Hashable {
  let text: String

  static func == (a: ExactText, b: ExactText) -> Bool { sameText(a.text, b.text) }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
