/// Reads the scalars of a pattern.
struct PatternScanner {
  private var rest: ArraySlice<Unicode.Scalar>
  /// Whether blanks outside of classes are passed over (the flag `x`).
  let skipsBlanks: Bool
  /// In a class blanks stand for themselves.
  var isInClass = false

  init(_ source: String, skipsBlanks: Bool) {
    rest = Array(source.unicodeScalars)[...]
    self.skipsBlanks = skipsBlanks
  }

  /// How many scalars have been read.
  var offset: Int { rest.startIndex }

  var next: Unicode.Scalar? { significant.first }

  /// The one after the next.
  var second: Unicode.Scalar? { significant.dropFirst().first }

  private var significant: ArraySlice<Unicode.Scalar> {
    skipsBlanks && !isInClass ? rest.drop { [" ", "\t", "\n", "\r"].contains($0) } : rest
  }

  mutating func pop() -> Unicode.Scalar? {
    rest = significant
    return rest.popFirst()
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    _ = pop()
    return true
  }

  /// One digit or more; large ones come out as a million.
  mutating func number() -> Int? {
    var number: Int?
    while let digit = next, ("0"..."9").contains(digit) {
      number = min((number ?? 0) * 10 + Int(digit.value) - 48, 1_000_000)
      _ = pop()
    }
    return number
  }
}
