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
package struct ExactText: Hashable, Sendable {
  /// The text itself.
  package let text: String

  /// The text as a key.
  package init(_ text: String) { self.text = text }

  package static func == (a: ExactText, b: ExactText) -> Bool { sameText(a.text, b.text) }

  /// Hashes the bytes, since Swift's own hash is the same for texts that FEEL tells apart.
  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
