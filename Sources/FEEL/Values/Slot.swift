/// The index of a name in scope: where its value stands in a ``Frame``.
package struct Slot: Hashable, Comparable, Sendable {
  /// Its place in a frame.
  package let index: Int

  /// The slot at the index.
  package init(_ index: Int) { self.index = index }

  /// By index.
  package static func < (a: Slot, b: Slot) -> Bool { a.index < b.index }
}
