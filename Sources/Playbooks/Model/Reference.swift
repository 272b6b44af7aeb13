/// The index of an entry in the list of its kind, which is in playbook order.
package struct Reference<Entry>: Hashable, Comparable, Sendable {
  /// The index, from 0.
  package let index: Int

  /// A reference to the entry at this index.
  package init(_ index: Int) { self.index = index }

  package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

extension Array {
  /// References to the entries that satisfy the predicate, in order.
  package func references(where fits: (Element) -> Bool) -> [Reference<Element>] {
    indices.filter { fits(self[$0]) }.map(Reference.init)
  }
}
