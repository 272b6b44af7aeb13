extension Value {
  /// The same in every respect that an expression can tell.
  func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isIdentical(to: $1) }
    case (.context(let a), .context(let b)):
      a.entries.count == b.entries.count
        && zip(a.entries, b.entries).allSatisfy {
          $0.name == $1.name && $0.value.isIdentical(to: $1.value)
        }
    case (.function, _), (_, .function), (.unknown, _), (_, .unknown): false
    default: type == other.type && literal == other.literal
    }
  }
}
