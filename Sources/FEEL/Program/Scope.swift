/// The names that an expression may use, each with its type and its place in a ``Frame``.
package struct Scope: Sendable {
  /// A name, its type and its slot.
  package struct Name: Sendable {
    /// Dotted (`assets.seized`), or with blanks (`Monthly Salary`).
    package let path: String
    /// The type of its values.
    package let type: FEELType
    /// Where its value stands.
    package let slot: Slot

    /// A name of the scope.
    package init(path: String, type: FEELType, slot: Slot) {
      self.path = path
      self.type = type
      self.slot = slot
    }
  }

  /// In the order given.
  package let names: [Name]
  let vocabulary: KnownNames
  private let index: [String: Int]
  /// The most dots that a name has.
  let depth: Int

  /// A scope of these names.
  package init(_ names: [Name]) {
    self.names = names
    var vocabulary = Scope.common
    var depth = 0
    for name in names {
      let parts = name.path.split(separator: ".").map(String.init)
      depth = max(depth, parts.count)
      for part in parts { vocabulary.insert(part) }
      vocabulary.insertEntries(of: name.type)
    }
    self.vocabulary = vocabulary
    self.depth = depth
    index = Dictionary(
      names.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name of exactly this path.
  package subscript(path path: String) -> Name? { index[path].map { names[$0] } }

  /// The names that begin with the path and a dot, in order.
  func names(below path: String) -> [String] {
    names.map(\.path).filter { $0.hasPrefix(path + ".") }
  }

  /// The names of more than one word that every expression may use.
  private static let common = KnownNames(
    Builtin.all.map(\.name) + ["time offset", "start included", "end included"])
}

extension KnownNames {
  fileprivate mutating func insertEntries(of type: FEELType) {
    switch type {
    case .context(let entries):
      for entry in entries {
        insert(entry.name)
        insertEntries(of: entry.type)
      }
    case .list(let item), .range(let item): insertEntries(of: item)
    default: return
    }
  }
}
