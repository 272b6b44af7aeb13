/// The index of an entry among its kind, in playbook order.
package struct Reference<Entry>: Hashable, Comparable, Sendable {
  package let index: Int

  package init(_ index: Int) { self.index = index }

  package static func < (a: Self, b: Self) -> Bool { a.index < b.index }
}

extension Array {
  /// The references to the entries that fit, in order.
  package func references(where fits: (Element) -> Bool) -> [Reference<Element>] {
    indices.filter { fits(self[$0]) }.map(Reference.init)
  }
}
