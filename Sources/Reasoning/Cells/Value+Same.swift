import FEEL

extension Value {
  /// Whether no expression can tell the two apart; false where that cannot be seen.
  func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let a), .boolean(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a.unicodeScalars.elementsEqual(b.unicodeScalars)
    case (.date(let a), .date(let b)): a == b
    case (.daysAndTime(let a), .daysAndTime(let b)): a == b
    case (.yearsAndMonths(let a), .yearsAndMonths(let b)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.isSame(as: $1) }
    case (.function, _), (.unknown, _): false
    default: type == other.type && literal == other.literal
    }
  }
}
