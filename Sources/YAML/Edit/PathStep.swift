/// A step on the path from the root of a document to a value in it.
package enum PathStep: Hashable, Sendable {
  case key(String)
  case index(Int)
}

extension PathStep: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A step to a key, as in `["facts", "households"]`.
  package init(stringLiteral value: String) { self = .key(value) }

  /// A step to the item at an index from 0, as in `["parts", 1, "facts"]`.
  package init(integerLiteral value: Int) { self = .index(value) }
}
