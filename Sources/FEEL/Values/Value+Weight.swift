extension Value {
  /// The most values that one value may be made of.
  ///
  /// A list that holds one list twice shares it in memory, but whatever walks through it meets it
  /// twice: forty lists, each with the one before it twice, would be walked through for hours.
  static let heaviest = 2_000_000
  /// How deep lists and contexts may stand in one another.
  static let deepest = 400

  /// How many values it is made of, itself included; nil past ``heaviest`` and ``deepest``.
  var weight: Int? {
    var left = Self.heaviest
    return takeWeight(from: &left, depth: 0) ? Self.heaviest - left : nil
  }

  private func takeWeight(from left: inout Int, depth: Int) -> Bool {
    left -= 1
    switch self {
    case .list(let items):
      guard left >= items.count, depth < Self.deepest else { return false }
      for item in items {
        guard item.takeWeight(from: &left, depth: depth + 1) else { return false }
      }
      return true
    case .context(let context):
      guard depth < Self.deepest else { return false }
      for entry in context.entries {
        guard entry.value.takeWeight(from: &left, depth: depth + 1) else { return false }
      }
      return left >= 0
    default: return left >= 0
    }
  }
}
